import type { Client, Input, Result } from '../../client/types.ts'
import { StateFailure } from './states.ts'

type Undo = () => Promise<unknown>

/** The answer of a call. Throws when it is refused. */
export async function done<Data>(call: Promise<Result<Data>>): Promise<Data> {
  const answer = await call.catch((error: Error) => {
    throw new StateFailure(error.message)
  })
  if (answer.ok) return answer.data
  const { status, code, message } = answer.error
  throw new StateFailure(`the service refuses: ${status} ${code} ${message}`)
}

/** Long enough to be noticed, short enough to be free soon: KMS takes none that is shorter. */
const pending_days = '7'

/**
 * CMKs that are made for an interaction, and taken away after it. Those that others have made are never touched: a name
 * or alias that is taken is a failure.
 */
export function createCmks(kms: Client, uuid: () => string) {
  const undos: Undo[] = []
  const byAlias = new Map<string, string>()
  const later = (undo: Undo) => undos.push(undo)

  async function make(wanted: Partial<Input<'createKey'>> = {}): Promise<string> {
    const key_alias = wanted.key_alias ?? `dewkit-pact-${uuid()}`
    const { key_info } = await done(kms.createKey({ ...wanted, key_alias }))
    const key_id = key_info?.key_id ?? ''
    later(() => retire(key_id))
    return key_id
  }

  /** The CMK of an alias, made if no state before has. */
  async function aliased(alias: string, wanted: Partial<Input<'createKey'>> = {}): Promise<string> {
    const known = byAlias.get(alias)
    if (known !== undefined) return known
    const key_id = await make(wanted)
    await done(kms.createAlias({ key_id, alias }))
    later(() => dropAlias(key_id, alias))
    byAlias.set(alias, key_id)
    return key_id
  }

  const dropAlias = (key_id: string, alias: string) => kms.deleteAlias({ key_id, aliases: [alias] })

  /** Its name becomes free; what is pending deletion has to come back for that. */
  async function retire(key_id: string) {
    const { key_info } = await done(kms.describeKey({ key_id }))
    if (key_info?.key_state === '4') await done(kms.cancelKeyDeletion({ key_id }))
    await done(kms.updateKeyAlias({ key_id, key_alias: `dewkit-pact-gone-${uuid()}` }))
    await done(kms.scheduleKeyDeletion({ key_id, pending_days }))
  }

  /** Undoes all, newest first. Says what could not be. */
  async function tidy(): Promise<string[]> {
    const complaints: string[] = []
    byAlias.clear()
    for (const undo of undos.splice(0).reverse())
      await undo().catch((error: Error) => complaints.push(error.message))
    return complaints
  }

  return { make, aliased, dropAlias, retire, later, tidy, pending_days }
}

export type Cmks = ReturnType<typeof createCmks>
