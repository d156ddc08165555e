import { crc32 } from 'node:zlib'
import { StoreFailure } from './failure.ts'

type Value = string | number | bigint | null | undefined | Uint8Array
export type Row = Record<string, Value>

/** The checksum of a row of these values. */
export function checksum(...values: Value[]): number {
  const before = values.slice(0, -1).map((value) => value ?? '')
  return crc32(String(values.at(-1)), crc32(`${before.join('\0')}\0`))
}

/** Names a record by its id if the record itself says that this is its id: damage may have put anything there. */
export function damaged({ kind, id, seq, record }: Row): StoreFailure {
  const isCertain =
    typeof record === 'string' && typeof id === 'string' && record.includes(`"id":${JSON.stringify(id)}`)
  const name = isCertain ? id : `number ${Number.isSafeInteger(seq) ? seq : 'unknown'}`
  return new StoreFailure('damaged', `the record ${wordOf(kind)} ${name} in dewkit.sqlite is damaged`)
}

export const damagedCounter = (kind: unknown) =>
  new StoreFailure('damaged', `the number of the last ${wordOf(kind)} in dewkit.sqlite is damaged`)

export const damagedLabel = (kind: unknown) =>
  new StoreFailure('damaged', `the index of ${wordOf(kind)} in dewkit.sqlite is damaged`)

const wordOf = (kind: unknown) =>
  typeof kind === 'string' && /^[a-zA-Z]{1,20}$/.test(kind) ? kind : 'of unknown kind'
