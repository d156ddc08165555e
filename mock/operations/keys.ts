import { type KeySpec, keySpecs } from '../../src/generated/key-specs.ts'
import { KmsError } from '../errors.ts'
import type { CmkGroup } from '../labels.ts'
import type { CmkRecord, KeyUsage, Origin } from '../records.ts'
import { stateDigit } from '../rules/key-rule.ts'
import { builtInKind } from '../rules/keystores.ts'
import { pageOf, placeOf } from '../rules/pages.ts'
import { rotatedIfOverdue } from '../rules/rotation.ts'
import { demandRoom, takeName, usableCmk } from './cmk.ts'
import type { Context, Handler } from './handler.ts'
import { detailsOf } from './key-details.ts'
import { countCmks, listCmks } from './listing.ts'
import { newMaterial } from './material.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export const createKey: Handler<'createKey'> = ({ body }, context) => {
  const { caller, project, records, world } = context
  const usage = body.key_usage ?? keySpecs[body.key_spec].usages[0]
  demandUsage(body.key_spec, usage)
  demandOrigin(body.key_spec, body.origin)
  demandKeystore(body.keystore_id, context)
  if (body.realm && body.realm !== project.name) throw new KmsError('InvalidRealm')
  demandRoom(context)
  const id = world.uuid()
  takeName(body.key_alias, id, context)
  const cmk: CmkRecord = {
    id,
    seq: records.next('cmk'),
    name: body.key_alias,
    description: body.key_description ?? '',
    spec: body.key_spec,
    usage,
    origin: body.origin,
    state: body.origin === 'kms' ? 'enabled' : 'pendingImport',
    createdAt: world.now(),
    versions: body.origin === 'kms' ? [newMaterial(body.key_spec, context)] : [],
    isDefault: false,
    creatorId: caller.user.id,
    tags: {},
    enterpriseProjectId: body.enterprise_project_id,
    keystoreId: body.keystore_id,
  }
  records.put('cmk', cmk)
  return { key_info: { key_id: cmk.id, domain_id: caller.domain.id, region_id: project.name } }
}

export const describeKey: Handler<'describeKey'> = ({ body }, context) => {
  const cmk = usableCmk('describeKey', body.key_id, context)
  return { key_info: detailsOf(cmk, context) }
}

export const listKeys: Handler<'listKeys'> = ({ body }, context) => {
  const kindOf = keystoreKinds(body.keystore_type, context)
  const wanted = (cmk: CmkGroup) =>
    kindOf(cmk) === body.keystore_type &&
    (body.key_spec === 'ALL' || cmk.spec === body.key_spec) &&
    (body.key_state === undefined || stateDigit(cmk.state) === body.key_state) &&
    (body.enterprise_project_id === 'all' || cmk.enterpriseProjectId === body.enterprise_project_id)
  const { entries, nextMarker } = pageOf(listCmks(wanted, placeOf(body), context), body)
  return {
    keys: entries.map((cmk) => cmk.id),
    key_details: entries.map((cmk) => detailsOf(cmk, context)),
    next_marker: nextMarker,
    truncated: nextMarker === '' ? 'false' : 'true',
    total: countCmks(wanted, context),
  }
}

type KeystoreKind = 'DEFAULT' | 'DHSM' | 'CDMS' | undefined

/** What kind of keystore a CMK lies in; nothing where nobody asks. */
function keystoreKinds(asked: KeystoreKind, { records }: Context): (cmk: CmkGroup) => KeystoreKind {
  if (asked === undefined) return () => undefined
  const created = new Map(records.list('keystore').map(({ id, type }) => [id, type]))
  return ({ keystoreId }) => builtInKind(keystoreId) ?? created.get(keystoreId)
}

export const enableKey: Handler<'enableKey'> = ({ body }, context) => {
  const cmk = rotatedIfOverdue(usableCmk('enableKey', body.key_id, context), context.world.now())
  context.records.put('cmk', cmk)
  return { key_info: statusOf(cmk) }
}

export const disableKey: Handler<'disableKey'> = ({ body }, context) => {
  const cmk = usableCmk('disableKey', body.key_id, context)
  context.records.put('cmk', cmk)
  return { key_info: statusOf(cmk) }
}

export const scheduleKeyDeletion: Handler<'scheduleKeyDeletion'> = ({ body }, context) => {
  const cmk = usableCmk('scheduleKeyDeletion', body.key_id, context)
  const deletionAt = context.world.now() + Number(body.pending_days) * DAY_MS
  context.records.put('cmk', { ...cmk, deletionAt })
  return statusOf(cmk)
}

export const cancelKeyDeletion: Handler<'cancelKeyDeletion'> = ({ body }, context) => {
  const { deletionAt: _, ...cmk } = usableCmk('cancelKeyDeletion', body.key_id, context)
  context.records.put('cmk', cmk)
  return statusOf(cmk)
}

export const updateKeyAlias: Handler<'updateKeyAlias'> = ({ body }, context) => {
  const cmk = usableCmk('updateKeyAlias', body.key_id, context)
  if (body.key_alias !== cmk.name) {
    takeName(body.key_alias, cmk.id, context)
    context.records.delete('name', cmk.name)
  }
  context.records.put('cmk', { ...cmk, name: body.key_alias })
  return { key_info: { key_id: cmk.id, key_alias: body.key_alias } }
}

export const updateKeyDescription: Handler<'updateKeyDescription'> = ({ body }, context) => {
  const cmk = usableCmk('updateKeyDescription', body.key_id, context)
  context.records.put('cmk', { ...cmk, description: body.key_description })
  return { key_info: { key_id: cmk.id, key_description: body.key_description } }
}

function demandUsage(spec: KeySpec, usage: KeyUsage) {
  const usages: readonly KeyUsage[] = keySpecs[spec].usages
  if (!usages.includes(usage))
    throw new KmsError('InvalidParameter', `key_usage of ${spec} is ${usages.join(' or ')}.`)
}

/** HMAC material cannot be imported (vendor's user guide of 2023). */
function demandOrigin(spec: KeySpec, origin: Origin) {
  if (origin === 'external' && keySpecs[spec].kind === 'hmac')
    throw new KmsError('InvalidParameter', `origin of ${spec} is kms.`)
}

function demandKeystore(id: string, { records }: Context) {
  if (builtInKind(id)) return
  const keystore = records.get('keystore', id)
  if (keystore?.state !== 'enabled') throw new KmsError('KeystoreUnsupported')
}

const statusOf = (cmk: CmkRecord) => ({ key_id: cmk.id, key_state: stateDigit(cmk.state) })
