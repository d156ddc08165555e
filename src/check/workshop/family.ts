import { keySpecs } from '../../spec/contract.ts'
import type { Wanted } from './wanted.ts'

/** CMKs that are alike but for their state: one will do for another. */
export type Family = Required<Pick<Wanted, 'spec' | 'usage' | 'origin'>>

export const nameOf = ({ spec, usage, origin }: Family) => `${spec} ${usage} ${origin}`

export function familyOf({ spec = 'AES_256', usage, origin = 'kms' }: Wanted): Family {
  const first = keySpecs[spec]?.usages[0] as Family['usage'] // the table has at least one for each spec
  return { spec, usage: usage ?? first, origin }
}
