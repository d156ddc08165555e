import { secrets } from '../spec/contract.ts'
import { parsed } from '../spec/json.ts'
import type { Answer, Sent } from './wire.ts'

/** Takes secrets out of texts, however much of them stands there. */
export type Mask = {
  /** A text about an exchange without what proved there who called, and without the secrets that are known anyway. */
  hide(text: string, exchange?: { sent: Sent; answer: Answer }): string
}

/** So much of a secret in a row is no accident. */
const telling = 12
const hidden = '[hidden]'
const mostCached = 64

/** `fields`: the names of fields in bodies whose values are secrets as well. */
export function createMask(
  known: readonly (string | undefined)[] = [],
  fields: readonly string[] = [],
): Mask {
  const cache = new Map<string, Needle>()
  const needleOf = (secret: string) => {
    const needle = cache.get(secret) ?? needleFor(secret)
    // The one that was not wanted for the longest time goes.
    cache.delete(secret)
    cache.set(secret, needle)
    const [oldest] = cache.keys()
    if (cache.size > mostCached && oldest !== undefined) cache.delete(oldest)
    return needle
  }
  const always = known.flatMap((secret) => (secret ? [secret, Buffer.from(secret).toString('base64')] : []))
  return {
    hide(text, exchange) {
      const all = [...always, ...(exchange ? secretsOf(exchange, fields) : [])]
      return text === '' || all.length === 0 ? text : without([...new Set(all)].map(needleOf), text)
    },
  }
}

/** What an exchange has of credentials: tokens and signatures in headers, and the values of `fields`. */
function secretsOf({ sent, answer }: { sent: Sent; answer: Answer }, fields: readonly string[]): string[] {
  const headers = [...Object.entries(sent.headers), ...Object.entries(answer.headers)]
  const given = headers
    .filter(([name]) => secrets.headers.includes(name.toLowerCase()))
    .map(([, value]) => proofIn(value))
  if (fields.length === 0) return given
  const bodies = [sent.body?.toString() ?? '', answer.text].map((text) => parsed(text)?.value)
  return [...given, ...bodies.flatMap((body) => valuesOf(body, fields)).filter((value) => value.length > 3)]
}

/** Of a signature's header the signature, of others what comes after the name of the scheme. */
const proofIn = (header: string) =>
  /Signature=([0-9a-f]+)/i.exec(header)?.[1] ?? /^(?:[A-Za-z][\w-]* )?(.*)$/s.exec(header)?.[1] ?? ''

function valuesOf(value: unknown, fields: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    fields.includes(name) && typeof inner === 'string' ? [inner] : valuesOf(inner, fields),
  )
}

type Needle = { parts: Set<string>; length: number }

/** Every stretch of a long secret; a short one as a whole. */
function needleFor(secret: string): Needle {
  const text = secret.toLowerCase()
  const length = Math.min(telling, text.length)
  const parts = new Set<string>()
  for (let at = 0; at + length <= text.length; at += 1) {
    const part = text.slice(at, at + length)
    // Zeros and the like stand everywhere.
    if (new Set(part).size > 3 || text.length <= telling) parts.add(part)
  }
  return { parts, length }
}

const wordLength = 8
const isWordy = (char: string | undefined) => char !== undefined && /[a-z0-9]/.test(char)

function without(needles: readonly Needle[], text: string): string {
  const { plain, starts } = unescaped(text)
  const marked = new Uint8Array(plain.length)
  for (const { parts, length } of needles) {
    if (length === 0) continue
    for (let at = 0; at + length <= plain.length; at += 1) {
      if (!parts.has(plain.slice(at, at + length))) continue
      // A password such as `test` is only one where it stands alone.
      const isPart = isWordy(plain[at - 1]) || isWordy(plain[at + length])
      if (length >= wordLength || !isPart) marked.fill(1, at, at + length)
    }
  }
  let shown = ''
  for (let at = 0; at < plain.length; at += 1) {
    if (marked[at] === 0) shown += text.slice(starts[at], starts[at + 1])
    else if (marked[at - 1] !== 1) shown += hidden
  }
  return shown
}

const escapes =
  /\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|%([0-9a-f]{2})|\\(["\\/])|&(?:(amp|lt|gt|quot)|#(\d{1,5})|#x([0-9a-f]{1,4}));/gi
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** A text in lower case with what JSON, URLs and HTML escape in it, and where each of its characters begins. */
function unescaped(text: string): { plain: string; starts: number[] } {
  const starts: number[] = []
  let plain = ''
  const add = (char: string, start: number) => {
    // What becomes longer in lower case is in no token.
    const lower = char.toLowerCase()
    plain += lower.length === 1 ? lower : char
    starts.push(start)
  }
  let last = 0
  const addPlain = (end: number) => {
    for (; last < end; last += 1) add(text.charAt(last), last)
  }
  for (const match of text.matchAll(escapes)) {
    addPlain(match.index)
    const [whole, unit, byte, percent, char, entity, decimal, hex] = match
    const code = unit ?? byte ?? percent ?? hex
    const named = char ?? entities[entity?.toLowerCase() ?? ''] ?? ''
    add(
      code || decimal ? String.fromCharCode(code ? Number.parseInt(code, 16) : Number(decimal)) : named,
      last,
    )
    last += whole.length
  }
  addPlain(text.length)
  starts.push(text.length)
  return { plain, starts }
}
