import { createHash } from 'node:crypto'

/*
 * The layout of docs/ciphertext.md. The contract lets a service have another one: what is done here is done only to
 * ciphertexts that have this one.
 */
const digestBytes = 32
const versionAt = (bytes: Buffer) => bytes.length - digestBytes - 4

/** Whether it begins and ends as documented. */
export const isDocumented = (bytes: Buffer) =>
  bytes.length > 124 && bytes.readUInt16LE(0) === 2 && mended(bytes).equals(bytes)

/** The digest at the end has no key: whoever tampers can compute it anew. */
export function mended(bytes: Buffer): Buffer {
  const body = bytes.subarray(0, bytes.length - digestBytes)
  return Buffer.concat([body, createHash('sha256').update(body).digest()])
}

/** The version of the material that a documented ciphertext was made with. */
export const versionOf = (bytes: Buffer) => bytes.readUInt32LE(versionAt(bytes))

export function withVersion(bytes: Buffer, version: number): Buffer {
  const changed = Buffer.from(bytes)
  changed.writeUInt32LE(version, versionAt(bytes))
  return mended(changed)
}
