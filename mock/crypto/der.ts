/** The little of DER (X.690) that signatures and keys on elliptic curves are made of. */
import { toNumber } from './modular.ts'

export const tags = { integer: 0x02, bitString: 0x03, octetString: 0x04, sequence: 0x30 } as const

export type Element = { tag: number; content: Buffer }

/** The elements that `bytes` are a row of. Undefined when they are not, to the last byte. */
export function elements(bytes: Buffer): Element[] | undefined {
  const found: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const span = spanAt(bytes, at + 1)
    if (!span || span.end > bytes.length) return undefined
    found.push({ tag: bytes.readUInt8(at), content: bytes.subarray(span.start, span.end) })
    at = span.end
  }
  return found
}

/** The elements of the one SEQUENCE that `bytes` are; none when they are something else. */
export function sequence(bytes: Buffer): Element[] {
  const [only, ...more] = elements(bytes) ?? []
  if (only?.tag !== tags.sequence || more.length > 0) return []
  return elements(only.content) ?? []
}

/** The numbers r and s of a signature. Undefined unless they are encoded in the one right way. */
export function readSignature(bytes: Buffer): { r: bigint; s: bigint } | undefined {
  const [r, s] = sequence(bytes)
  if (!r || !s) return undefined
  const numbers = { r: toNumber(r.content), s: toNumber(s.content) }
  return writeSignature(numbers).equals(bytes) ? numbers : undefined
}

export const writeSignature = ({ r, s }: { r: bigint; s: bigint }): Buffer =>
  element(tags.sequence, Buffer.concat([integer(r), integer(s)]))

/** One element of at most 127 bytes: none here is longer. */
const element = (tag: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([tag, content.length]), content])

/** A positive INTEGER: its first bit is no sign. */
function integer(value: bigint): Buffer {
  const digits = value.toString(16)
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  return element(tags.integer, Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex'))
}

function spanAt(bytes: Buffer, at: number): { start: number; end: number } | undefined {
  if (at >= bytes.length) return undefined
  const first = bytes.readUInt8(at)
  if (first < 0x80) return { start: at + 1, end: at + 1 + first }
  const width = first - 0x80
  const start = at + 1 + width
  if (width < 1 || width > 3 || start > bytes.length) return undefined
  return { start, end: start + bytes.readUIntBE(at + 1, width) }
}
