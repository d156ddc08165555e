/** What a ciphertext is bound to: pairs (classic generation), text (current generation), both or nothing. */
export type Binding = { pairs?: Record<string, string> | undefined; text?: string | undefined }

/**
 * The binding as bytes: the number of pairs; each pair, in the order of its key's bytes, as two length-prefixed fields;
 * the text, length-prefixed. Lengths are 4 bytes, big-endian. No two bindings share their bytes, whatever order the
 * pairs came in; no pairs are the same as none, and an empty text is the same as none.
 */
export function bindingBytes({ pairs, text = '' }: Binding): Buffer {
  if (pairs === undefined && text === '') return NOTHING
  const fields = Object.entries(pairs ?? {})
    .map(([key, value]) => [Buffer.from(key), Buffer.from(value)] as const)
    .sort(([a], [b]) => Buffer.compare(a, b))
  return Buffer.concat([
    uint32(fields.length),
    ...fields.flat().flatMap(prefixed),
    ...prefixed(Buffer.from(text)),
  ])
}

const NOTHING = Buffer.alloc(8)

const prefixed = (field: Buffer) => [uint32(field.length), field]

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
