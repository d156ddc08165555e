import { keySpecs } from '../src/generated/key-specs.ts'
import { demo } from './auth/accounts.ts'
import { aliasName } from './operations/cmk.ts'
import type { Context } from './operations/handler.ts'
import { importedNow, newMaterial } from './operations/material.ts'
import type { CmkRecord } from './records.ts'
import { preparing } from './store/not-at-hand.ts'
import type { Records, Store } from './store/store.ts'
import type { World } from './world.ts'

/** The shortest time that schedule-key-deletion allows. */
const SHORTEST_WAIT_MS = 7 * 24 * 60 * 60 * 1000

/** A CMK as a seed describes it; what is missing is filled in as create-key would. `project` is an id. */
export type SeedCmk = Partial<Omit<CmkRecord, 'seq' | 'name'>> & {
  project: string
  name: string
  aliases?: string[]
}

/** The CMK that every mock has: AES_256, enabled, `alias/demo`, in the demo project. */
export const demoCmk: SeedCmk = {
  project: demo.account.projects[0].id,
  id: demo.cmk.id,
  name: demo.cmk.name,
  description: 'For trying things out. Its material is new with every empty store.',
  aliases: [demo.cmk.alias],
}

/** Puts CMKs into the store. One whose id or name is there already is left as it is: a restart changes nothing. */
export async function plant(store: Store, cmks: readonly SeedCmk[], world: World): Promise<void> {
  for (const cmk of cmks) {
    const { begin, beforehand } = preparing()
    await store.transact(cmk.project, (records) => {
      begin()
      plantOne(cmk, { records, world, beforehand })
    })
  }
}

type Planting = { records: Records } & Pick<Context, 'world' | 'beforehand'>

/** The same for one CMK, within a transaction of its project. */
export function plantOne(
  { project: _, aliases = [], ...given }: SeedCmk,
  { records, world, beforehand }: Planting,
) {
  if (given.id !== undefined && records.get('cmk', given.id)) return
  if (records.get('name', given.name)) return
  const spec = given.spec ?? 'AES_256'
  const id = given.id ?? world.uuid()
  const waiting = given.state === 'pendingImport'
  const versions = waiting ? [] : (given.versions ?? [newMaterial(spec, { world, beforehand })])
  const cmk: CmkRecord = {
    id,
    description: '',
    spec,
    usage: keySpecs[spec].usages[0],
    origin: waiting ? 'external' : 'kms',
    state: 'enabled',
    createdAt: world.now(),
    versions,
    ...(given.origin === 'external' && {
      imported: versions.map((material) => importedNow(Buffer.from(material, 'base64'), world)),
    }),
    isDefault: false,
    creatorId: '',
    tags: {},
    enterpriseProjectId: '0',
    keystoreId: '0',
    ...(given.state === 'pendingDeletion' && { deletionAt: world.now() + SHORTEST_WAIT_MS }),
    ...given,
    seq: records.next('cmk'),
  }
  records.put('cmk', cmk)
  records.put('name', { id: cmk.name, seq: records.next('name'), owner: id })
  for (const alias of aliases) {
    if (records.get('alias', aliasName(alias))) continue
    const at = world.now()
    const seq = records.next('alias')
    records.put('alias', { id: aliasName(alias), seq, owner: id, alias, createdAt: at, updatedAt: at })
  }
}
