import { keySpecs } from '../../src/generated/key-specs.ts'
import { limits } from '../../src/generated/limits.ts'
import type { components } from '../../src/generated/seed.ts'
import type { Mistake, Path } from '../../src/text/yaml-file.ts'
import type { KeyUsage } from '../records.ts'
import type { SeedCmk } from '../seed.ts'
import { materialIn } from './material.ts'

type SeedKey = components['schemas']['SeedKey']
type At = { project: string; path: Path; mistake: Mistake; now: number }

const DAY_MS = 24 * 60 * 60 * 1000

/** The CMK that an entry of `keys` describes. Throws a mistake where its fields do not go together. */
export function cmkOf(key: SeedKey, at: At): SeedCmk {
  const { key_spec: spec = 'AES_256', key_state: state = 'enabled', aliases = [] } = key
  demandFewAliases(aliases, at)
  const versions = versionsOf(key, spec, at)
  return {
    project: at.project,
    name: key.key_alias,
    description: key.key_description ?? '',
    spec,
    usage: usageOf(key, spec, at),
    state,
    aliases,
    isDefault: key.default_key ?? false,
    enterpriseProjectId: key.enterprise_project_id ?? '0',
    ...(key.key_id !== undefined && { id: key.key_id }),
    ...(versions && { versions }),
    ...deletionOf(key, at),
  }
}

function demandFewAliases(aliases: string[], { path, mistake }: At) {
  if (aliases.length <= limits.aliasesPerKey) return
  throw mistake([...path, 'aliases'], `must have at most ${limits.aliasesPerKey} entries`)
}

function usageOf({ key_usage }: SeedKey, spec: keyof typeof keySpecs, { path, mistake }: At): KeyUsage {
  const usages: readonly KeyUsage[] = keySpecs[spec].usages
  const usage = key_usage ?? keySpecs[spec].usages[0]
  if (!usages.includes(usage))
    throw mistake([...path, 'key_usage'], `must be ${usages.join(' or ')} for ${spec}`)
  return usage
}

function deletionOf(
  { key_state, pending_days }: SeedKey,
  { path, mistake, now }: At,
): { deletionAt?: number } {
  if (key_state === 'pendingDeletion') return { deletionAt: now + (pending_days ?? 7) * DAY_MS }
  if (pending_days === undefined) return {}
  throw mistake(
    [...path, 'pending_days'],
    'goes with key_state pendingDeletion only: remove it, or set that state',
  )
}

/** Undefined when the mock makes the material. */
function versionsOf(key: SeedKey, spec: keyof typeof keySpecs, { path, mistake }: At): string[] | undefined {
  const field = key.material === undefined ? 'materials' : 'material'
  const given = key.material === undefined ? key.materials : [key.material]
  if (given === undefined) return undefined
  const where = [...path, field]
  if (key.material !== undefined && key.materials)
    throw mistake([...path, 'materials'], 'stands beside material: keep one of them')
  if (key.key_state === 'pendingImport')
    throw mistake(where, 'cannot be there while the import is pending: remove it')
  if (given.length > 1 && keySpecs[spec].kind !== 'symmetric') {
    throw mistake(where, `must have one entry: a key of ${spec} has one version`)
  }
  return given.map((text, index) => {
    const found = materialIn(text, spec)
    if ('wrong' in found) throw mistake(field === 'material' ? where : [...where, index], found.wrong)
    return found.material
  })
}
