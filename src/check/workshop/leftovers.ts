import { type Complaint, Violated } from '../../judge/complaint.ts'
import type { Kms } from '../../judge/kms.ts'
import { Stopped } from '../../judge/span.ts'
import { contractOf } from '../../spec/contract.ts'
import type { Family } from './family.ts'
import { stateOfDigit } from './wanted.ts'

/** Whoever has more CMKs waiting for their deletion does without those of earlier runs. */
const mostPages = 500
const mostLeftovers = 1000
const takeOverMs = 60_000

export type LeftoversOptions = {
  kms: Kms
  /** The names of all CMKs of the checker begin so. */
  prefix: string
  /** The classic generation lists every CMK, and knows no filter by key_spec. */
  isClassic: boolean
  /** Gets what no case answers for. */
  onViolated: (violated: Violated) => void
}

type OnFound = (id: string, family: Family) => void

/** Finds the CMKs of earlier runs. A run can do without. */
export async function findLeftovers(options: LeftoversOptions, onFound: OnFound): Promise<void> {
  try {
    await walk(options, onFound)
  } catch (error) {
    if (error instanceof Stopped) throw error
    // Whatever else upsets the reader of an answer is wrong with its form, and has been said.
    if (error instanceof Violated) options.onViolated(error)
  }
}

async function walk({ kms, prefix, isClassic }: LeftoversOptions, onFound: OnFound) {
  const filter = isClassic ? {} : { key_spec: 'ALL' }
  const began = performance.now()
  let marker = '0'
  let found = 0
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await kms.ok('listKeys', { limit: '100', marker, ...filter })
    for (const details of page.key_details ?? []) {
      if (!isLeftover(details, prefix)) continue
      const { key_id, key_spec = 'AES_256', key_usage = 'ENCRYPT_DECRYPT' } = details
      onFound(key_id, { spec: key_spec, usage: key_usage, origin: 'kms' })
      found += 1
    }
    if (page.truncated !== 'true' || !page.next_marker || page.next_marker === marker) return
    if (found > mostLeftovers || performance.now() - began > takeOverMs) return
    marker = page.next_marker
  }
  throw new Violated(endless, 'listKeys')
}

type Details = { key_alias?: string; key_state?: string; origin?: string; default_key_flag?: string }

/** One that is in use belongs to another run of this moment; of origin external, nobody knows the material any more. */
const isLeftover = ({ key_alias, key_state, origin, default_key_flag }: Details, prefix: string) =>
  stateOfDigit(key_state) === 'pendingDeletion' &&
  key_alias?.startsWith(prefix) &&
  origin === 'kms' &&
  default_key_flag !== '1'

const endless: Complaint = {
  ...{ class: 'wrong result', rule: 'the pages of a list come to an end', basis: 'documented' },
  ...{ expected: 'a last page', got: `${mostPages} pages, each with another next_marker` },
  place: contractOf('listKeys').place,
}
