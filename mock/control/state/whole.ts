import { keySpecs } from '../../../src/generated/key-specs.ts'
import { keyStates } from '../../../src/generated/operations.ts'
import type { Account } from '../../auth/accounts.ts'
import { isPrivateKeyOf } from '../../crypto/material.ts'
import type { CmkRecord, Imported, Kind, RecordOf } from '../../records.ts'
import { hasMaterial } from '../../rules/imports.ts'

/*
 * What a snapshot holds was written by a mock or by hand: whatever is taken into the store must be such that no operation
 * fails on it.
 */

type Check = (value: unknown) => boolean
/** A field that records get, or may lack, is a line here, or this does not compile. */
type Shape<T> = { [Field in keyof Required<T>]: Check }

const LAST_TIME = Date.parse('9999-12-31T23:59:59Z')

const text: Check = (value) => typeof value === 'string'
const named: Check = (value) => typeof value === 'string' && value !== ''
const flag: Check = (value) => typeof value === 'boolean'
const whole: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const time: Check = (value) => whole(value) && Number(value) <= LAST_TIME
/** Ciphertexts have room for 36 characters. */
const keyId: Check = (value) =>
  typeof value === 'string' && /^[\da-z]{8}-[\da-z]{4}-[\da-z]{4}-[\da-z]{4}-[\da-z]{12}$/.test(value)
const oneOf =
  (...values: unknown[]): Check =>
  (value) =>
    values.includes(value)
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const mapOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check)

/** The first field that is not as it must be. */
function wrongIn<T>(shape: Shape<T>, value: unknown): string | undefined {
  if (!isObject(value)) return 'all of it'
  const stray = Object.keys(value).find((field) => !Object.hasOwn(shape, field))
  return stray ?? Object.entries<Check>(shape).find(([field, check]) => !check(value[field]))?.[0]
}
const like =
  <T>(shape: Shape<T>): Check =>
  (value) =>
    wrongIn(shape, value) === undefined

const imported: Shape<Imported> = { id: named, fingerprint: text, importedAt: time, expiresAt: maybe(time) }
const seq = maybe(whole)
const owned = { id: named, seq, owner: named }

const shapes: { [K in Kind]: Shape<RecordOf[K]> } = {
  cmk: {
    ...{ id: keyId, seq, name: text, description: text, createdAt: time, deletionAt: maybe(time) },
    spec: oneOf(...Object.keys(keySpecs)),
    usage: oneOf('ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC'),
    origin: oneOf('kms', 'external'),
    state: oneOf(...Object.keys(keyStates)),
    versions: listOf(text),
    imported: maybe(listOf(like(imported))),
    waiting: maybe(like<NonNullable<CmkRecord['waiting']>>({ ...imported, material: named })),
    rotation: maybe(
      like<NonNullable<CmkRecord['rotation']>>({
        since: time,
        intervalDays: (days) => whole(days) && Number(days) > 0,
      }),
    ),
    ...{ rotatedAt: maybe(time), isDefault: flag, creatorId: text, tags: mapOf(text) },
    ...{ enterpriseProjectId: text, keystoreId: text, materialId: maybe(keyId) },
    primary: maybe(like<NonNullable<CmkRecord['primary']>>({ project: named, id: keyId })),
  },
  name: owned,
  replica: owned,
  alias: { ...owned, alias: named, createdAt: time, updatedAt: time },
  grant: {
    ...{ ...owned, issuerId: text, createdAt: time, name: maybe(text), retiringUserId: maybe(text) },
    grantee: like<RecordOf['grant']['grantee']>({ id: text, type: oneOf('user', 'domain') }),
    operations: listOf(text),
  },
  keystore: {
    ...{ id: keyId, seq, alias: text, clusterId: text, createdAt: time },
    type: oneOf('DEFAULT', 'DHSM', 'CDMS'),
    state: oneOf('enabled', 'disabled'),
  },
  policy: {
    ...{ ...owned, name: text, policy: isObject, description: text, creatorId: text },
    ...{ createdAt: time, modifiedAt: time },
  },
  accessPoint: {
    ...{ ...owned, name: text, identity: maybe(text), clusterId: maybe(text), description: text },
    ...{ creatorId: text, createdAt: time, updatedAt: time },
    type: oneOf(1, 2, 3),
    state: oneOf('enabled', 'disabled'),
    privateKey: maybe((key) => isMaterial('RSA_2048', String(key))),
  },
  setting: { id: named, seq, value: text },
}

const people: Shape<Account> = {
  ...{ id: named, name: named },
  users: listOf(
    like<Account['users'][number]>({
      ...{ id: named, name: named, password: text, actions: listOf(text) },
      accessKeys: listOf(like<Account['users'][number]['accessKeys'][number]>({ ak: named, sk: text })),
    }),
  ),
  projects: listOf(like<Account['projects'][number]>({ id: named, name: named, quota: maybe(whole) })),
  agencies: maybe(
    listOf(
      like<NonNullable<Account['agencies']>[number]>({
        ...{ id: named, name: named, trustedDomain: text, actions: listOf(text) },
      }),
    ),
  ),
}

/** Whether text is the material of a key of this spec. */
function isMaterial(spec: CmkRecord['spec'], material: string): boolean {
  const bytes = Buffer.from(material, 'base64')
  const entry = keySpecs[spec]
  return 'materialBytes' in entry ? bytes.length === entry.materialBytes : isPrivateKeyOf(entry, bytes)
}

/** A version whose material was deleted, or has expired, is empty; a CMK in use has all of them. */
function wrongVersion(cmk: CmkRecord): string | undefined {
  const { spec, state, versions, usage, waiting } = cmk
  if (!(keySpecs[spec].usages as readonly string[]).includes(usage)) return 'usage'
  if (!versions.every((material) => material === '' || isMaterial(spec, material))) return 'versions'
  if (waiting && !isMaterial(spec, waiting.material)) return 'waiting'
  return (state === 'enabled' || state === 'disabled') && !hasMaterial(cmk) ? 'versions' : undefined
}

/** The field of a record that is missing, unknown or wrong; undefined where it is whole. */
export function wrongField(kind: Kind, record: unknown): string | undefined {
  const field = wrongIn(shapes[kind] as Shape<unknown>, record)
  return field ?? (kind === 'cmk' ? wrongVersion(record as CmkRecord) : undefined)
}

export const isAccount = (value: unknown): value is Account => like(people)(value)
