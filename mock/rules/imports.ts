import { keySpecs } from '../../src/generated/key-specs.ts'
import { limits } from '../../src/generated/limits.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord, Imported, Material } from '../records.ts'

/** Whether a CMK has the material of each of its versions. */
export const hasMaterial = ({ versions }: CmkRecord) => versions.length > 0 && !versions.includes('')

/** When the CMK loses the first of its materials; undefined for never. */
export function materialExpiry({ imported = [] }: CmkRecord): number | undefined {
  const times = imported.flatMap(({ expiresAt }) => expiresAt ?? [])
  return times.length > 0 ? Math.min(...times) : undefined
}

/** Throws unless the CMK waits for material: all of it does, or (symmetric) a second one may come for rotate-on-demand. */
export function demandMaterialWanted(cmk: CmkRecord) {
  if (!hasMaterial(cmk)) return
  if (keySpecs[cmk.spec].kind !== 'symmetric') throw new KmsError('KeyNotPendingImport')
  if (cmk.waiting) throw new KmsError('KeyNotPendingImport', 'A material waits for rotate-on-demand already.')
  if (cmk.versions.length >= limits.materialsPerKey)
    throw new KmsError('InvalidParameter', `A key has at most ${limits.materialsPerKey} materials.`)
}

/** The CMK after an import. What was imported into it once is bound to it: only the same may come back. */
export function withImported(cmk: CmkRecord, material: Material, given: Imported): CmkRecord {
  const { imported = [], versions } = cmk
  const version = imported.findIndex(({ fingerprint }) => fingerprint === given.fingerprint)
  if (hasMaterial(cmk)) {
    if (version >= 0) throw new KmsError('KeyNotPendingImport', 'The key has this material.')
    return { ...cmk, waiting: { ...given, material } }
  }
  if (version < 0 && imported.length > 0) throw new KmsError('MaterialDiffers')
  const at = Math.max(version, 0)
  const id = imported[at]?.id ?? given.id
  const complete = {
    ...cmk,
    versions: versions.toSpliced(at, 1, material),
    imported: imported.toSpliced(at, 1, { ...given, id }),
  }
  return { ...complete, state: hasMaterial(complete) ? 'enabled' : 'pendingImport' }
}

/** The CMK after its materials were deleted. One that waits has encrypted nothing yet, and is not bound. */
export function withoutMaterial({ waiting: _, ...cmk }: CmkRecord): CmkRecord {
  return without(cmk, () => true)
}

/** The CMK without the materials that expired by `now`. */
export function withoutExpired(cmk: CmkRecord, now: number): CmkRecord {
  if (!cmk.imported && !cmk.waiting) return cmk
  const isExpired = ({ expiresAt = Number.POSITIVE_INFINITY }: Imported) => now >= expiresAt
  const { waiting, ...rest } = cmk
  const kept = waiting && isExpired(waiting) ? rest : cmk
  return kept.imported?.some(isExpired) ? without(kept, isExpired) : kept
}

function without(cmk: CmkRecord, isGone: (material: Imported) => boolean): CmkRecord {
  const imported = cmk.imported ?? []
  const gone = imported.map(isGone)
  return {
    ...cmk,
    versions: cmk.versions.map((material, version) => (gone[version] ? '' : material)),
    imported: imported.map((each, version) => (gone[version] ? forgotten(each) : each)),
    state: cmk.state === 'pendingDeletion' ? cmk.state : 'pendingImport',
  }
}

const forgotten = ({ expiresAt: _, ...material }: Imported): Imported => material
