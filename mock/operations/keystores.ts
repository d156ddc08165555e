import { limits } from '../../src/generated/limits.ts'
import { keyStates } from '../../src/generated/operations.ts'
import { KmsError } from '../errors.ts'
import type { KeystoreRecord } from '../records.ts'
import { placeOf } from '../rules/keystores.ts'
import { pageAt } from '../rules/pages.ts'
import type { Context, Handler } from './handler.ts'
import { countCmks } from './listing.ts'

export const createKeyStore: Handler<'createKeyStore'> = ({ body }, context) => {
  const { caller, records, world } = context
  const place = placeOf(body)
  demandRoom(records.list('keystore'), body.keystore_alias, place)
  const keystore: KeystoreRecord = {
    id: world.uuid(),
    seq: records.next('keystore'),
    alias: body.keystore_alias,
    ...place,
    state: 'disabled',
    createdAt: world.now(),
  }
  records.put('keystore', keystore)
  return { keystore: { keystore_id: keystore.id, domain_id: caller.domain.id } }
}

export const listKeyStores: Handler<'listKeyStores'> = ({ query }, context) => {
  const all = context.records.list('keystore')
  return { total: all.length, keystores: pageAt(all, query).map((each) => detailsOf(each, context)) }
}

export const showKeyStore: Handler<'showKeyStore'> = ({ path }, context) => ({
  keystore: detailsOf(knownKeystore(path.keystore_id, context), context),
})

export const enableKeyStore: Handler<'enableKeyStore'> = ({ path }, context) =>
  switchTo('enabled', path.keystore_id, context)

export const disableKeyStore: Handler<'disableKeyStore'> = ({ path }, context) =>
  switchTo('disabled', path.keystore_id, context)

export const deleteKeyStore: Handler<'deleteKeyStore'> = ({ path }, context) => {
  const { records } = context
  const keystore = knownKeystore(path.keystore_id, context)
  if (keystore.state === 'enabled') throw new KmsError('KeystoreUnsupported', '(disable the keystore first)')
  if (countCmks(({ keystoreId }) => keystoreId === keystore.id, context) > 0)
    throw new KmsError('KeystoreUnsupported', '(the keystore holds keys)')
  records.delete('keystore', keystore.id)
  return undefined
}

function switchTo(state: KeystoreRecord['state'], id: string, context: Context) {
  const keystore = knownKeystore(id, context)
  context.records.put('keystore', { ...keystore, state })
  return { keystore: { keystore_id: id, keystore_state: keyStates[state] } }
}

function knownKeystore(id: string, { records }: Context): KeystoreRecord {
  const keystore = records.get('keystore', id)
  if (!keystore) throw new KmsError('KeystoreNotFound')
  return keystore
}

type Place = Pick<KeystoreRecord, 'type' | 'clusterId'>

function demandRoom(present: KeystoreRecord[], alias: string, { type, clusterId }: Place) {
  if (present.length >= limits.keystoresPerProject)
    throw new KmsError(
      'KeystoreUnsupported',
      `A project has at most ${limits.keystoresPerProject} keystores.`,
    )
  if (present.some((keystore) => keystore.alias === alias))
    throw new KmsError('InvalidParameter', 'keystore_alias is taken.')
  if (
    type === 'DHSM' &&
    present.some((keystore) => keystore.type === type && keystore.clusterId === clusterId)
  )
    throw new KmsError('KeystoreUnsupported', '(the cluster has a keystore already)')
}

const detailsOf = (keystore: KeystoreRecord, { caller }: Context) => ({
  keystore_id: keystore.id,
  domain_id: caller.domain.id,
  keystore_alias: keystore.alias,
  keystore_type: keystore.type,
  hsm_cluster_id: keystore.type === 'DHSM' ? keystore.clusterId : '',
  cluster_id: keystore.clusterId,
  create_time: String(keystore.createdAt),
})
