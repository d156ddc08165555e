import { aliasName, findCmk, forgetCmk } from '../../operations/cmk.ts'
import type { Context } from '../../operations/handler.ts'
import { importedNow, newMaterial } from '../../operations/material.ts'
import type { CmkRecord } from '../../records.ts'
import { plantOne, type SeedCmk } from '../../seed.ts'

/** What a state says of a CMK; the rest is as create-key would make it. */
export type Wanted = Partial<Omit<SeedCmk, 'project' | 'aliases'>>

/** The CMK that has the alias, made if there is none. */
export const cmkCalled = (alias: string, context: Context, wanted: Wanted = {}): CmkRecord =>
  findCmk(`alias/${aliasName(alias)}`, context) ?? planted(alias, wanted, context)

/**
 * The CMK that has the alias, as it is wanted. One that is there stays, with its material and its ciphertexts, as far as it
 * can be changed into that.
 */
export function cmkAs(alias: string, wanted: Wanted, context: Context): CmkRecord {
  const found = findCmk(`alias/${aliasName(alias)}`, context)
  if (found && !isOther(found, wanted)) {
    const { deletionAt: _, ...rest } = found
    const changed: CmkRecord = { ...rest, ...wanted }
    context.records.put('cmk', changed)
    return changed
  }
  if (found) forgetCmk(found, context)
  return planted(alias, wanted, context)
}

/** What a CMK is from its making on. One that waits for material has none. */
const isOther = (cmk: CmkRecord, wanted: Wanted) =>
  wanted.state === 'pendingImport' ||
  (['spec', 'usage', 'origin', 'isDefault'] as const).some(
    (field) => wanted[field] !== undefined && wanted[field] !== cmk[field],
  )

function planted(alias: string | undefined, wanted: Wanted, context: Context): CmkRecord {
  const { records, world, beforehand, project } = context
  const id = world.uuid()
  const aliases = alias === undefined ? [] : [`alias/${aliasName(alias)}`]
  if (alias !== undefined) records.delete('alias', aliasName(alias))
  plantOne(
    { project: project.id, id, name: `planted-${id}`, aliases, ...wanted },
    { records, world, beforehand },
  )
  return records.get('cmk', id) as CmkRecord // it was just put there
}

export const plantedWithout = (wanted: Wanted, context: Context) => planted(undefined, wanted, context)

/** Material that was imported now, as a CMK of origin external has it. */
export function imported(context: Context, expiresAt?: number): Wanted {
  const material = newMaterial('AES_256', context)
  const given = importedNow(Buffer.from(material, 'base64'), context.world)
  return {
    origin: 'external',
    versions: [material],
    imported: [{ ...given, ...(expiresAt !== undefined && { expiresAt }) }],
  }
}

/** Does something with the CMK while it is enabled, whatever its state is. */
export function whileEnabled<T>(cmk: CmkRecord, { records }: Context, work: () => T): T {
  records.put('cmk', { ...cmk, state: 'enabled' })
  const result = work()
  records.put('cmk', cmk)
  return result
}
