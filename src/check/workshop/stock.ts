import { constants, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto'
import { type Complaint, Skipped, Unprepared, Violated } from '../../judge/complaint.ts'
import type { Kms } from '../../judge/kms.ts'
import { Stopped } from '../../judge/span.ts'
import { contractOf, keySpecs } from '../../spec/contract.ts'
import { isTroubled } from '../watch.ts'
import { stateOfDigit, type Wanted } from './wanted.ts'

/*
 * The CMKs of a run. Real services keep a deleted CMK for a week and count it, so they are shared, lent and taken over
 * from earlier runs rather than created.
 */
export type Stock = {
  /** A CMK as wanted, which nobody may change. */
  shared(wanted: Wanted): Promise<string>
  /** A CMK as wanted, for one borrower alone; `giveBack` takes it in any state. */
  borrow(wanted: Wanted): Promise<string>
  giveBack(id: string): void
  /** Whether a case may create one more CMK. */
  spend(): void
  /** A CMK that a case created: it is scheduled for deletion in the end. */
  adopt(id: string): void
  /** Schedules the deletion of all. Gives the ids of those that are left behind. */
  close(): Promise<string[]>
}

export type StockOptions = {
  kms: Kms
  /** The names of all CMKs of the checker begin so. */
  prefix: string
  /** A name that nobody else has. */
  name: () => string
  /** CMKs that a run may create. */
  mostKeys: number
  /** The classic generation lists every CMK, and knows no filter by key_spec. */
  isClassic: boolean
  /** Requests under way at once when all is over. */
  workers: number
  /** Gets what no case answers for. */
  onViolated: (violated: Violated) => void
}

type Kind = Pick<Required<Wanted>, 'spec' | 'usage' | 'origin'>
const kindKey = ({ spec, usage, origin }: Kind) => `${spec} ${usage} ${origin}`

/** Whoever has more CMKs waiting for their deletion does without those of earlier runs. */
const mostPages = 500
const mostLeftovers = 1000
const takeOverMs = 60_000

export function createStock(options: StockOptions): Stock {
  const { kms, prefix, name, mostKeys, isClassic, workers, onViolated } = options
  const free = new Map<string, string[]>()
  const kinds = new Map<string, string>()
  const shared = new Map<string, Promise<string>>()
  const mine = new Set<string>()
  const old = new Set<string>()
  let created = 0
  let leftovers: Promise<void> | undefined

  const shelf = (kind: string) => {
    const ids = free.get(kind) ?? []
    free.set(kind, ids)
    return ids
  }

  function keep(id: string, kind: string) {
    mine.add(id)
    kinds.set(id, kind)
  }

  /** CMKs of earlier runs; those of origin external have a material that nobody knows any more. */
  async function takeOver() {
    const filter = isClassic ? {} : { key_spec: 'ALL' }
    const began = performance.now()
    let marker = '0'
    for (let pages = 0; pages < mostPages; pages += 1) {
      const page = await kms.ok('listKeys', { limit: '100', marker, ...filter })
      for (const details of page.key_details ?? []) {
        const { key_id, key_alias, key_spec, key_usage, origin, default_key_flag, key_state } = details
        // One that is in use belongs to another run of this moment.
        if (stateOfDigit(key_state) !== 'pendingDeletion') continue
        if (!key_alias?.startsWith(prefix) || origin !== 'kms' || default_key_flag === '1') continue
        const kind = kindKey({
          spec: key_spec ?? 'AES_256',
          usage: key_usage ?? 'ENCRYPT_DECRYPT',
          origin,
        } as Kind)
        keep(key_id, kind)
        old.add(key_id)
        shelf(kind).push(key_id)
      }
      if (page.truncated !== 'true' || !page.next_marker || page.next_marker === marker) return
      if (mine.size > mostLeftovers || performance.now() - began > takeOverMs) return
      marker = page.next_marker
    }
    throw new Violated(endless, 'listKeys')
  }

  /** A run can do without. */
  async function takeOverIfPossible() {
    try {
      await takeOver()
    } catch (error) {
      if (error instanceof Stopped) throw error
      // Whatever else upsets the reader of an answer is wrong with its form, and has been said.
      if (error instanceof Violated) onViolated(error)
    }
  }

  async function make({ spec, usage, origin }: Kind): Promise<string> {
    spend()
    const { key_info } = await kms.ok('createKey', {
      key_alias: name(),
      key_spec: spec,
      key_usage: usage,
      ...(origin === 'external' && { origin }),
    })
    keep(key_info.key_id, kindKey({ spec, usage, origin }))
    return key_info.key_id
  }

  function spend() {
    if (created >= mostKeys)
      throw new Skipped(`the run may create ${mostKeys} CMKs, and has (--max-keys allows more)`)
    created += 1
  }

  async function take(wanted: Wanted): Promise<string> {
    const kind = kindOf(wanted)
    leftovers ??= takeOverIfPossible()
    await leftovers
    const state = wanted.state ?? 'enabled'
    const found = shelf(kindKey(kind)).pop()
    if (found !== undefined && old.has(found) && (await isRevived(found, state))) return found
    const id = found === undefined || old.has(found) ? await make(kind) : found
    await bring(kms, id, state)
    return id
  }

  /** A service that cannot cancel a deletion is not accused for each CMK of an earlier run: those stay as they are. */
  async function isRevived(id: string, state: State): Promise<boolean> {
    try {
      await bring(kms, id, state)
      return true
    } catch (error) {
      if (!(error instanceof Violated)) throw error
      for (const [kind, ids] of free)
        free.set(
          kind,
          ids.filter((each) => !old.has(each)),
        )
      return false
    }
  }

  /** What goes wrong here is in the attempts of `kms`, or thrown as a complaint that is kept by whoever runs the cases. */
  async function prepared(wanted: Wanted): Promise<string> {
    try {
      return await take(wanted)
    } catch (error) {
      if (error instanceof Violated)
        throw new Unprepared(`${words(wanted)} could not be had: ${error.message}`, { cause: error })
      throw error
    }
  }

  return {
    shared(wanted) {
      const key = JSON.stringify([kindOf(wanted), wanted.state ?? 'enabled', wanted.label ?? ''])
      const id = shared.get(key) ?? prepared(wanted)
      shared.set(key, id)
      return id
    },
    borrow: prepared,
    giveBack: (id) => void shelf(kinds.get(id) ?? '').push(id),
    spend,
    adopt: (id) => void mine.add(id),
    async close() {
      const ids = [...mine]
      const left: string[] = []
      const work = async () => {
        for (let id = ids.pop(); id !== undefined; id = ids.pop())
          if (!(await isScheduled(kms, id))) left.push(id)
      }
      await Promise.all(Array.from({ length: Math.max(1, workers) }, work))
      return left
    },
  }
}

const endless: Complaint = {
  ...{ class: 'wrong result', rule: 'the pages of a list come to an end', origin: 'documented' },
  ...{ expected: 'a last page', got: `${mostPages} pages, each with another next_marker` },
  place: contractOf('listKeys').place,
}

const tries = 3

/** A refusal says that it is scheduled, or gone. */
async function isScheduled(kms: Kms, key_id: string): Promise<boolean> {
  try {
    for (let count = 0; count < tries; count += 1)
      if (!isTroubled(await kms.call('scheduleKeyDeletion', { key_id, pending_days: '7' }))) return true
  } catch {
    // There is no time left, or no sign-in.
  }
  return false
}

function kindOf({ spec = 'AES_256', usage, origin = 'kms' }: Wanted): Kind {
  const first = keySpecs[spec]?.usages[0] as Kind['usage'] // the table has at least one for each spec
  return { spec, usage: usage ?? first, origin }
}

const words = ({ spec = 'AES_256', usage, origin, state = 'enabled' }: Wanted) =>
  ['a CMK', spec, usage, origin, state].filter(Boolean).join(' ')

type State = NonNullable<Wanted['state']>

/** Brings a CMK, in whatever state it is, into another one. */
async function bring(kms: Kms, id: string, target: State) {
  for (let steps = 0; steps < 4; steps += 1) {
    const { key_info } = await kms.ok('describeKey', { key_id: id })
    const state = stateOfDigit(key_info.key_state)
    if (state === target) return
    if (state === 'pendingDeletion') await kms.ok('cancelKeyDeletion', { key_id: id })
    else if (target === 'pendingDeletion')
      await kms.ok('scheduleKeyDeletion', { key_id: id, pending_days: '7' })
    else if (state === 'disabled' && target === 'enabled') await kms.ok('enableKey', { key_id: id })
    else if (state === 'enabled' && target === 'disabled') await kms.ok('disableKey', { key_id: id })
    else if (target === 'pendingImport') await kms.ok('deleteImportedKeyMaterial', { key_id: id })
    else if (state === 'pendingImport') await importMaterial(kms, id, materialOf(id, key_info.key_spec))
  }
  const { key_info } = await kms.ok('describeKey', { key_id: id })
  if (stateOfDigit(key_info.key_state) !== target)
    throw new Unprepared(
      `a CMK could not be brought into the state ${target}: it is in ${key_info.key_state}`,
    )
}

/** A CMK is bound to its first material for ever, so that it must be remembered. */
const materials = new Map<string, Buffer>()
function materialOf(id: string, spec = 'AES_256'): Buffer {
  const material = materials.get(id) ?? randomBytes(keySpecs[spec]?.materialBytes ?? 32)
  materials.set(id, material)
  return material
}

/** The documented flow: parameters, wrap, import. */
export async function importMaterial(kms: Kms, key_id: string, material: Buffer) {
  await kms.ok('importKeyMaterial', await importOf(kms, key_id, material))
}

/** A request of import-key-material that should be accepted. */
export async function importOf(kms: Kms, key_id: string, material: Buffer) {
  const wrapping_algorithm = 'RSAES_OAEP_SHA_256'
  const { public_key, import_token } = await kms.ok('getParametersForImport', { key_id, wrapping_algorithm })
  return { key_id, import_token, encrypted_key_material: wrapped(public_key, material) }
}

function wrapped(public_key: string, material: Buffer): string {
  try {
    const key = createPublicKey({ key: Buffer.from(public_key, 'base64'), format: 'der', type: 'spki' })
    const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
    return publicEncrypt({ key, ...padding }, material).toString('base64')
  } catch (error) {
    throw new Violated({
      class: 'wrong result',
      rule: 'public_key of get-parameters-for-import is an RSA key that can encrypt',
      expected: 'Base64 of a SubjectPublicKeyInfo (DER)',
      got: (error as Error).message, // createPublicKey throws nothing else
      place: '#/paths/~1v1.0~1{project_id}~1kms~1get-parameters-for-import/post',
      origin: 'documented',
    })
  }
}
