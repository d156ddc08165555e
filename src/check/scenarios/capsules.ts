import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  sign,
} from 'node:crypto'
import type { Tools } from '../workshop/tools.ts'
import { scenario } from './scenario.ts'

const keyspace_id = '9b1a4c1e-6f1d-4f55-8d0c-0a3f6f0b7c33'
const otherKeyspace = '9b1a4c1e-6f1d-4f55-8d0c-0a3f6f0b7c44'
/** No source tells what is signed, nor most of the forms. */
const operation = 'decryptDatakeyCapsule'
const assumed = { operation, basis: 'assumed', place: 'openapi/DEVIATIONS.md' } as const

const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).toString('base64')

/** An access point, and the private key with which it proves itself. */
async function accessPoint({ kms, name, later }: Tools, space = keyspace_id) {
  const request = { keyspace_id: space, access_point_name: name(), type: 3 }
  const { access_point_id } = await kms.ok('createAccessPoint', request)
  later(() => kms.call('deleteAccessPoint', { access_point_id }))
  const { private_key } = await kms.ok('downloadAccessPointPrivateKey', { access_point_id })
  const key = Buffer.from(private_key, 'base64')
  return { access_point_id, privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }) }
}

/** Its signature over the time until which it is good. */
function attested({ now }: Tools, privateKey: KeyObject, minutes = 10) {
  const expire_time = new Date(now() + minutes * 60_000).toISOString().replace(/\.\d+/, '')
  const custom_signature = sign('sha256', Buffer.from(expire_time), privateKey).toString('base64')
  return { custom_signature, custom_public_key: spki(createPublicKey(privateKey)), expire_time }
}

async function sealed({ kms, name, cmk, later }: Tools, allowed: string[], fields: object = {}) {
  const policy = JSON.stringify({ version: '1', allowed_access_point: allowed })
  const { policy_id } = await kms.ok('createKeyPolicy', { keyspace_id, policy_name: name(), policy })
  later(() => kms.call('deleteKeyPolicy', { policy_id }))
  const request = { key_id: await cmk(), datakey_length: '256', policy_id, ...fields }
  return kms.ok('createDatakeyCapsule', request)
}

export const capsules = scenario(
  'capsules',
  { says: 'the access point that the policy of a capsule names opens it, and gets its datakey', ...assumed },
  async (tools, claim) => {
    const { kms } = tools
    const { access_point_id, privateKey } = await accessPoint(tools)
    const { key_id, datakey, datakey_capsule } = await sealed(tools, [access_point_id])
    const { datakey: other } = await sealed(tools, [access_point_id])
    const attestation_document = attested(tools, privateKey)

    const opened = await kms.ok('decryptDatakeyCapsule', { key_id, datakey_capsule, attestation_document })

    claim('it gets the datakey', opened.datakey !== undefined && opened.datakey === datakey)
    claim('the datakey has 256 bits', datakey?.length === 64, { expected: 64, got: datakey?.length })
    claim('instance_id is the access point', opened.instance_id === access_point_id)
    claim('no datakey comes twice', other !== datakey)
    const shown = Buffer.from(datakey ?? '', 'hex')
    claim('the capsule does not show it', !Buffer.from(datakey_capsule, 'base64').includes(shown))
  },
)

export const capsulesForOthers = scenario(
  'capsules-for-others',
  {
    says: 'a capsule opens for no access point that its policy does not name',
    ...assumed,
    class: 'insecure',
  },
  async (tools) => {
    const { kms } = tools
    const owner = await accessPoint(tools)
    const stranger = await accessPoint(tools)
    const foreigner = await accessPoint(tools, otherKeyspace)
    const open = ({ key_id, datakey_capsule }: { key_id: string; datakey_capsule: string }, by: KeyObject) =>
      [{ key_id, datakey_capsule, attestation_document: attested(tools, by) }] as const
    const forOwner = await sealed(tools, [owner.access_point_id])
    const forSpace = await sealed(tools, [])

    await kms.refused('decryptDatakeyCapsule', ...open(forOwner, stranger.privateKey), 'NoPermission')
    await kms.refused('decryptDatakeyCapsule', ...open(forSpace, foreigner.privateKey), 'NoPermission')
    await kms.call('disableAccessPoint', { access_point_id: owner.access_point_id })
    await kms.refused('decryptDatakeyCapsule', ...open(forOwner, owner.privateKey))
  },
)

export const forgedAttestations = scenario(
  'forged-attestations',
  { says: 'a forged or expired attestation opens no capsule', ...assumed, class: 'insecure' },
  async (tools) => {
    const { kms } = tools
    const { access_point_id, privateKey } = await accessPoint(tools)
    const { key_id, datakey_capsule } = await sealed(tools, [access_point_id])
    const genuine = attested(tools, privateKey)
    const later = attested(tools, privateKey, 20)
    const forger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

    for (const attestation_document of [
      attested(tools, privateKey, -10),
      { ...attested(tools, forger), custom_public_key: genuine.custom_public_key },
      { ...genuine, expire_time: later.expire_time },
      { ...genuine, custom_signature: Buffer.alloc(256).toString('base64') },
    ]) {
      const request = { key_id, datakey_capsule, attestation_document }
      await kms.refused('decryptDatakeyCapsule', request, 'InvalidAttestation')
    }
    // Its signature is right, but by nobody who is known.
    const unknown = { key_id, datakey_capsule, attestation_document: attested(tools, forger) }
    await kms.refused('decryptDatakeyCapsule', unknown, 'InvalidAttestation', 'NoPermission')
  },
)

export const brokenCapsules = scenario(
  'broken-capsules',
  { says: 'a capsule that was changed, or is of another CMK, does not open', ...assumed, class: 'insecure' },
  async (tools) => {
    const { kms, cmk } = tools
    const { access_point_id, privateKey } = await accessPoint(tools)
    const { key_id, datakey_capsule } = await sealed(tools, [access_point_id])
    const attestation_document = attested(tools, privateKey)
    const bytes = Buffer.from(datakey_capsule, 'base64')

    for (const part of [0.2, 0.5, 0.99]) {
      const changed = Buffer.from(bytes)
      const at = Math.floor(bytes.length * part)
      changed[at] = (changed[at] ?? 0) ^ 1
      const request = { key_id, datakey_capsule: changed.toString('base64'), attestation_document }
      await kms.refused('decryptDatakeyCapsule', request, 'InvalidCipherText')
    }
    const other = await cmk({ label: 'other' })
    const request = { key_id: other, datakey_capsule, attestation_document }
    await kms.refused('decryptDatakeyCapsule', request, 'InvalidCipherText')
  },
)

export const capsulesUnderPublicKeys = scenario(
  'capsules-under-public-keys',
  { says: 'with a public_key the datakey is answered under that key alone', ...assumed, class: 'insecure' },
  async (tools, claim) => {
    const { kms } = tools
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const public_key = spki(pair.publicKey)
    const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
    const datakeyIn = (cipher = '') =>
      privateDecrypt({ key: pair.privateKey, ...padding }, Buffer.from(cipher, 'base64')).toString('hex')
    const { access_point_id, privateKey } = await accessPoint(tools)
    const made = await sealed(tools, [access_point_id], { public_key })
    const attestation_document = attested(tools, privateKey)

    const { key_id, datakey_capsule } = made
    const request = { key_id, datakey_capsule, attestation_document, public_key }
    const opened = await kms.ok('decryptDatakeyCapsule', request)

    claim('neither answer shows the datakey', made.datakey === undefined && opened.datakey === undefined)
    const datakey = datakeyIn(made.datakey_cipher)
    claim('it has 256 bits', datakey.length === 64, { expected: 64, got: datakey.length })
    claim('both answers hold the same datakey', datakeyIn(opened.datakey_cipher) === datakey)
  },
)
