import { limits } from '../../src/generated/limits.ts'
import { keyStates } from '../../src/generated/operations.ts'
import { KmsError } from '../errors.ts'
import type { KeystoreRecord } from '../records.ts'
import { cmkAt } from '../rules/key-rule.ts'
import { placeOf } from '../rules/keystores.ts'
import { pageAt } from '../rules/pages.ts'
import type { Context, Handler } from './handler.ts'

export const createKeyStore: Handler<'createKeyStore'> = async ({ body }, context) => {
  const { caller, records, world } = context
  const place = placeOf(body)
  demandRoom(await records.list('keystore'), body.keystore_alias, place)
  const keystore: KeystoreRecord = {
    id: world.uuid(),
    seq: await records.next('keystore'),
    alias: body.keystore_alias,
    ...place,
    state: 'disabled',
    createdAt: world.now(),
  }
  records.put('keystore', keystore)
  return { keystore: { keystore_id: keystore.id, domain_id: caller.domain.id } }
}

export const listKeyStores: Handler<'listKeyStores'> = async ({ query }, context) => {
  const all = await context.records.list('keystore')
  return { total: all.length, keystores: pageAt(all, query).map((each) => detailsOf(each, context)) }
}

export const showKeyStore: Handler<'showKeyStore'> = async ({ path }, context) => ({
  keystore: detailsOf(await knownKeystore(path.keystore_id, context), context),
})

export const enableKeyStore: Handler<'enableKeyStore'> = ({ path }, context) =>
  switchTo('enabled', path.keystore_id, context)

export const disableKeyStore: Handler<'disableKeyStore'> = ({ path }, context) =>
  switchTo('disabled', path.keystore_id, context)

export const deleteKeyStore: Handler<'deleteKeyStore'> = async ({ path }, context) => {
  const { records, world } = context
  const keystore = await knownKeystore(path.keystore_id, context)
  if (keystore.state === 'enabled') throw new KmsError('KeystoreUnsupported', '(disable the keystore first)')
  const cmks = (await records.list('cmk')).filter((cmk) => cmkAt(cmk, world.now()))
  if (cmks.some((cmk) => cmk.keystoreId === keystore.id))
    throw new KmsError('KeystoreUnsupported', '(the keystore holds keys)')
  records.delete('keystore', keystore.id)
  return undefined
}

async function switchTo(state: KeystoreRecord['state'], id: string, context: Context) {
  const keystore = await knownKeystore(id, context)
  context.records.put('keystore', { ...keystore, state })
  return { keystore: { keystore_id: id, keystore_state: keyStates[state] } }
}

async function knownKeystore(id: string, { records }: Context): Promise<KeystoreRecord> {
  const keystore = await records.get('keystore', id)
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
