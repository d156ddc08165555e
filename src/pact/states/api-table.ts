import { constants, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto'
import type { Client, Input } from '../../client/types.ts'
import type { ParametersOf, StateSentence } from '../../generated/sentences.ts'
import { keySpecs } from '../../spec/contract.ts'
import { aliasOf } from '../situation.ts'
import { type Cmks, done } from './cmks.ts'
import { StateFailure, type Values } from './states.ts'

export type Workshop = { kms: Client; cmks: Cmks; token: () => Promise<string | undefined> }

type Way<S extends StateSentence> = (params: ParametersOf<S>, workshop: Workshop) => Promise<Values>

type Wanted = Partial<Input<'createKey'>>
const external: Wanted = { origin: 'external' }

async function inState(
  { alias, state }: ParametersOf<'a CMK {alias} that is {state}'>,
  { kms, cmks }: Workshop,
): Promise<Values> {
  const key_id = await cmks.aliased(alias, state === 'pendingImport' ? external : {})
  if (state === 'disabled') await done(kms.disableKey({ key_id }))
  if (state === 'pendingDeletion')
    await done(kms.scheduleKeyDeletion({ key_id, pending_days: cmks.pending_days }))
  return { key_id }
}

const ofKind =
  (usageOf: (params: { key_spec: string; key_usage?: string }) => string | undefined) =>
  async (
    params: { alias: string; key_spec: string; key_usage?: string },
    { cmks }: Workshop,
  ): Promise<Values> => {
    const wanted = { key_spec: params.key_spec, key_usage: usageOf(params) } as Wanted // the contract's own words
    return { key_id: await cmks.aliased(params.alias, wanted) }
  }

const parametersFor = (kms: Client, key_id: string) =>
  done(kms.getParametersForImport({ key_id, wrapping_algorithm: 'RSAES_OAEP_SHA_256' }))

async function withMaterial(
  alias: string,
  { kms, cmks }: Workshop,
  expiration_time?: number,
): Promise<Values> {
  const key_id = await cmks.aliased(alias, external)
  const { public_key = '', import_token = '' } = await parametersFor(kms, key_id)
  const encrypted_key_material = wrapped(public_key)
  const expiry = expiration_time === undefined ? {} : { expiration_time: String(expiration_time) }
  await done(kms.importKeyMaterial({ key_id, import_token, encrypted_key_material, ...expiry }))
  return { key_id }
}

function wrapped(publicKey: string): string {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  return publicEncrypt({ key, ...padding }, randomBytes(32)).toString('base64')
}

/** A kind of CMK that has an algorithm. */
function specWith(list: 'signing' | 'mac', algorithm: string): Wanted {
  const [spec] = Object.entries(keySpecs).find(([, kind]) => kind[list].includes(algorithm)) ?? []
  if (spec === undefined) throw new StateFailure(`no kind of CMK has ${algorithm}`)
  const key_usage = list === 'signing' ? 'SIGN_VERIFY' : 'GENERATE_VERIFY_MAC'
  return { key_spec: spec, key_usage } as Wanted // the contract's own words
}

const day = 24 * 60 * 60
const mostCalls = 100

async function throttled({ kms }: Workshop): Promise<Values> {
  for (let calls = 0; calls < mostCalls; calls += 1) {
    const answer = await kms.encryptData({ key_id: 'alias/whichever', plain_text: 'x' })
    if (!answer.ok && answer.error.name === 'Throttled') return {}
  }
  throw new StateFailure(`the service does not throttle after ${mostCalls} calls`)
}

async function nobodyHas(key_id: string, { kms }: Workshop): Promise<Values> {
  const answer = await kms.describeKey({ key_id })
  if (!answer.ok && answer.error.name === 'KeyNotFound') return {}
  if (!answer.ok) throw new StateFailure(`the service refuses: ${answer.error.status} ${answer.error.code}`)
  throw new StateFailure(`${key_id} is somebody's, and stays so: choose another one`)
}

async function everyName(kms: Client): Promise<Set<string>> {
  const names = new Set<string>()
  for (let marker = ''; ; ) {
    const { key_details = [], next_marker } = await done(kms.listKeys(marker === '' ? {} : { marker }))
    for (const { key_alias } of key_details) if (key_alias !== undefined) names.add(key_alias)
    if (!next_marker) return names
    marker = next_marker
  }
}

type Ways = { [S in StateSentence]?: Way<S> }

const cmksOf = (now: () => number): Ways => ({
  'a CMK {alias} that is {state}': inState,
  'a CMK {alias} of {key_spec}': ofKind(({ key_spec }) => keySpecs[key_spec]?.usages[0]),
  'a CMK {alias} of {key_spec} for {key_usage}': ofKind(({ key_usage }) => key_usage),
  async 'a CMK {alias} with the tags {tags}'({ alias, tags }, { kms, cmks }) {
    const key_id = await cmks.aliased(alias)
    const list = Object.entries(tags).map(([key, value]) => ({ key, value }))
    await done(kms.batchCreateKmsTags({ key_id, action: 'create', tags: list }))
    return { key_id }
  },
  async 'a CMK {alias} that has rotated {times} times'({ alias, times }, { kms, cmks }) {
    const key_id = await cmks.aliased(alias)
    for (let rotated = 0; rotated < times; rotated += 1) await done(kms.rotateOnDemand({ key_id }))
    return { key_id }
  },
  async 'a CMK {alias} that rotates every {days} days'({ alias, days }, { kms, cmks }) {
    const key_id = await cmks.aliased(alias)
    await done(kms.enableKeyRotation({ key_id }))
    await done(kms.updateKeyRotationInterval({ key_id, rotation_interval: days }))
    return { key_id }
  },
  async 'a CMK {alias} that is deleted in {days} days'({ alias, days }, { kms, cmks }) {
    const key_id = await cmks.aliased(alias)
    await done(kms.scheduleKeyDeletion({ key_id, pending_days: String(days) }))
    return { key_id }
  },
  'a CMK {alias} with imported material': ({ alias }, workshop) => withMaterial(alias, workshop),
  'a CMK {alias} with imported material that expires in {days} days': ({ alias, days }, workshop) =>
    withMaterial(alias, workshop, Math.floor(now() / 1000) + days * day),
  async 'a CMK {alias} that waits for its material'({ alias }, { kms, cmks }) {
    const key_id = await cmks.aliased(alias, external)
    const { import_token, public_key } = await parametersFor(kms, key_id)
    return { key_id, import_token, public_key }
  },
  async 'a CMK has the name {name}'({ name }, { cmks }) {
    return { key_id: await cmks.make({ key_alias: name }) }
  },
  async '{count} CMKs'({ count }, { cmks }) {
    let key_id = ''
    for (let made = 0; made < count; made += 1) key_id = await cmks.make()
    return { key_id }
  },
})

const absences: Ways = {
  'no CMK has the alias {alias}': ({ alias }, workshop) => nobodyHas(`alias/${aliasOf(alias)}`, workshop),
  async 'no CMK has the name {name}'({ name }, { kms }) {
    if (!(await everyName(kms)).has(name)) return {}
    throw new StateFailure(`a CMK of somebody has the name ${name}, and keeps it: choose another one`)
  },
  'no CMK has the id {key_id}': ({ key_id }, workshop) => nobodyHas(key_id, workshop),
}

const works: Ways = {
  async 'the CMK {alias} has encrypted {plain_text}'({ alias, plain_text }, { kms, cmks }) {
    const key_id = await cmks.aliased(alias)
    const { cipher_text } = await done(kms.encryptData({ key_id, plain_text }))
    return { key_id, cipher_text }
  },
  async 'the CMK {alias} has encrypted {plain_text} with {encryption_context}'(params, { kms, cmks }) {
    const { alias, plain_text, encryption_context } = params
    const key_id = await cmks.aliased(alias)
    const { cipher_text } = await done(kms.encryptData({ key_id, plain_text, encryption_context }))
    return { key_id, cipher_text }
  },
  async 'the CMK {alias} has made a datakey of {datakey_length} bits'(params, { kms, cmks }) {
    const { alias, datakey_length } = params
    const key_id = await cmks.aliased(alias)
    const { cipher_text } = await done(kms.createDatakey({ key_id, datakey_length }))
    return { key_id, cipher_text }
  },
  async 'the CMK {alias} has signed {message} by {signing_algorithm}'(params, { kms, cmks }) {
    const { alias, message, signing_algorithm } = params
    const key_id = await cmks.aliased(alias, specWith('signing', signing_algorithm))
    const input = { key_id, message, signing_algorithm, message_type: 'RAW' } as Input<'sign'> // the contract judges it
    const { signature } = await done(kms.sign(input))
    return { key_id, signature }
  },
  async 'the CMK {alias} has made a MAC of {message} by {mac_algorithm}'(params, { kms, cmks }) {
    const { alias, message, mac_algorithm } = params
    const key_id = await cmks.aliased(alias, specWith('mac', mac_algorithm))
    const { mac } = await done(kms.generateMac({ key_id, message, mac_algorithm } as Input<'generateMac'>)) // the same
    return { key_id, mac }
  },
  async 'a grant on {alias} for {user} to {operations}'({ alias, user, operations }, { kms, cmks }) {
    const key_id = await cmks.aliased(alias)
    const input = { key_id, grantee_principal: user, operations } as unknown as Input<'createGrant'> // the same
    const { grant_id = '' } = await done(kms.createGrant(input))
    cmks.later(() => kms.revokeGrant({ key_id, grant_id }))
    return { key_id, grant_id }
  },
}

const others: Ways = {
  'a token of {user}': async (_, { token }) => ({ token: await ownToken(token) }),
  'nobody has the token {token}': async () => ({}),
  'encrypt-data was called as often as a second allows': (_, workshop) => throttled(workshop),
}

/** How to bring a state about by what everybody may call. Those that are missing cannot be: faults, the clock. */
export const waysOf = (now: () => number): Ways => ({ ...cmksOf(now), ...absences, ...works, ...others })

async function ownToken(token: Workshop['token']): Promise<string> {
  const own = await token()
  if (own !== undefined) return own
  throw new StateFailure('a token is needed: verify with --token, or --user, --password and --domain')
}
