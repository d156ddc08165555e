import { secrets } from '../spec/contract.ts'
import { parsed } from '../spec/json.ts'
import type { Class, Complaint } from './complaint.ts'
import type { Answer, Sent } from './wire.ts'

const page = 'docs/check.md#every-answer'

const complaint = (category: Class, rule: string, expected: string, got: string): Complaint => ({
  class: category,
  ...{ rule, expected, got, place: page, basis: 'documented' },
})

/** What holds for every answer, whatever was asked, beside its form. */
export function wireComplaints(answer: Answer): Complaint[] {
  if (answer.status === 0) return []
  return [...charsetComplaints(answer), ...(answer.status >= 400 ? messageComplaints(answer) : [])]
}

/** JSON is UTF-8; whoever says that it is something else is believed by some clients. */
function charsetComplaints({ headers }: Answer): Complaint[] {
  const [, charset] = /;\s*charset="?([^";\s]*)"?/i.exec(headers['content-type'] ?? '') ?? []
  return charset === undefined || /^utf-?8$/i.test(charset)
    ? []
    : [complaint('wrong shape', 'the charset of an answer is the one it is in', 'UTF-8', charset)]
}

/** What a program says to its makers, and nobody else should read. */
const innards: [string, RegExp][] = [
  [
    'a stack trace',
    /(^|\n|\\n)\s*at\s+[\w$.<>]+\s?\(|Traceback \(most recent|goroutine \d+ \[|^\s*Caused by:|stack backtrace/m,
  ],
  ['the name of a class', /\b(?:[a-z]\w*\.){2,}[A-Z]\w+|\b[A-Z]\w+(?:Exception|Error)\b(?=[:\s(]|$)/],
  ['a line of source code', /\b[\w/-]+\.(?:java|kt|ts|js|mjs|py|go|rb|cs|rs|php)[:(]\s?(?:line )?\d+/],
  ['a path of the server', /(?:\/(?:usr|opt|home|var|srv|app|node_modules)\/[\w.-]+){1,}|[A-Z]:\\\\?\w+\\/],
  ['a statement for a database', /\b(?:SELECT\s.+\sFROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\s/],
]

function messageComplaints({ text }: Answer): Complaint[] {
  const message = messageIn(parsed(text)?.value)
  const isSilent = message !== undefined && message.trim() === ''
  const told = innards.find(([, form]) => form.test(message ?? text))
  return [
    ...(isSilent ? [complaint('wrong shape', 'an error has a message', 'words', 'an empty text')] : []),
    ...(told
      ? [complaint('insecure', 'an error tells nothing of the inside', 'a message for the caller', told[0])]
      : []),
  ]
}

function messageIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { error, error_msg, message } = value as Record<string, unknown> // any object has such fields
  const found = error_msg ?? message
  return typeof found === 'string' ? found : messageIn(error)
}

const mostIds = 50_000

/** The X-Request-Id is there, and no two answers have the same. */
export function createRequestIds() {
  const seen = new Set<string>()
  return ({ status, headers, text }: Answer): Complaint[] => {
    if (status === 0) return []
    const { request_id } =
      (status >= 400 && (parsed(text)?.value as { request_id?: unknown } | undefined | null)) || {} // any value has it or not
    const id = headers['x-request-id']
    if (!id) return [complaint('wrong shape', 'every answer has an X-Request-Id', 'an id', 'none')]
    if (seen.has(id))
      return [
        complaint(
          'wrong result',
          'every X-Request-Id is a new one',
          'another id',
          'one that was seen before',
        ),
      ]
    if (request_id !== undefined && request_id !== id)
      return [complaint('wrong result', 'request_id is the X-Request-Id', 'the same id', 'another one')]
    seen.add(id)
    const [oldest] = seen
    if (seen.size > mostIds && oldest !== undefined) seen.delete(oldest)
    return []
  }
}

/** So long that it stands nowhere by accident. */
const telling = 16
const mostSecrets = 50_000

/** Looks for the secrets of a run where they do not belong. */
export function createSecretsWatch(known: readonly (string | undefined)[] = []) {
  const always = known.filter((secret) => secret !== undefined && secret.length >= 8)
  const ofAnswers = new Set<string>()

  function remember(secret: string) {
    if (secret.length < telling || new Set(secret).size < 8) return
    ofAnswers.add(secret)
    const [oldest] = ofAnswers
    if (ofAnswers.size > mostSecrets && oldest !== undefined) ofAnswers.delete(oldest)
  }

  return (sent: Sent, answer: Answer, allowed: ReadonlySet<string>): Complaint[] => {
    const leaves = leavesOf(parsed(answer.text)?.value)
    const secretly = ({ name }: Leaf) => secrets.fields.includes(name) && allowed.has(name)
    const open = leaves.filter((leaf) => !secretly(leaf))
    const headers = Object.entries(answer.headers).filter(([name]) => !secrets.headers.includes(name))
    const texts = [...open.map(({ name, text }) => [name, text]), ...headers] as [string, string][]
    const given = secretsIn(sent)
    const told = texts.find(([, text]) => isTelling(text, [...always, ...given], ofAnswers))
    const undocumented = leaves.find(
      ({ name }) => answer.status < 300 && secrets.fields.includes(name) && !allowed.has(name),
    )
    for (const leaf of leaves) if (secretly(leaf)) remember(leaf.text)
    for (const secret of given) remember(secret)
    return [
      ...(told
        ? [
            complaint(
              'insecure',
              'a secret stands only where it belongs',
              'no secret',
              `a secret in ${told[0].slice(0, 40)}`,
            ),
          ]
        : []),
      ...(undocumented
        ? [
            complaint(
              'insecure',
              `${undocumented.name} is not in this answer`,
              'no such field',
              undocumented.name,
            ),
          ]
        : []),
    ]
  }
}

function isTelling(
  text: string,
  given: readonly (string | undefined)[],
  known: ReadonlySet<string>,
): boolean {
  if (text.length < 8) return false
  if (given.some((secret) => secret !== undefined && text.includes(secret))) return true
  return text.length >= telling && (text.match(/[\w+/=.-]{16,}/g) ?? []).some((word) => known.has(word))
}

type Leaf = { name: string; text: string }

function leavesOf(value: unknown, name = ''): Leaf[] {
  if (typeof value === 'string') return [{ name, text: value }]
  if (Array.isArray(value)) return value.flatMap((entry) => leavesOf(entry, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, key))
}

/** What a request has that nobody else may read: of its body, and what proves who asks. */
function secretsIn({ headers, body }: Sent): string[] {
  const proofs = Object.entries(headers)
    .filter(([name]) => secrets.headers.includes(name.toLowerCase()))
    .map(([, value]) => /Signature=([0-9a-f]+)/i.exec(value)?.[1] ?? value)
  const text = body?.toString() ?? ''
  const fields = text.length > 65_536 ? [] : leavesOf(parsed(text)?.value)
  const hidden = fields.filter(({ name }) => secrets.fields.includes(name)).map(({ text: secret }) => secret)
  return [...proofs, ...hidden].filter((secret) => secret.length >= telling && new Set(secret).size >= 8)
}
