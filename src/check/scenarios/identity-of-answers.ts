import { createHash } from 'node:crypto'
import type { Tools } from '../workshop/tools.ts'
import type { Wanted } from '../workshop/wanted.ts'
import { type Claim, scenario } from './scenario.ts'

const datakey = Buffer.alloc(64, 7)
const digested = Buffer.concat([datakey, createHash('sha256').update(datakey).digest()]).toString('hex')
const message = createHash('sha256').update('by alias').digest('base64')

/** A CMK with an alias of its own, and what names it: the alias, and its URN where describe-key tells what that is. */
async function aliased({ kms, borrow, name, later }: Tools, wanted?: Wanted) {
  const key_id = await borrow(wanted)
  const alias = `alias/${name()}`
  await kms.ok('createAlias', { key_id, alias })
  later(() => kms.call('deleteAlias', { key_id, aliases: [alias] }))
  const { key_info } = await kms.ok('describeKey', { key_id })
  const urn = `kms:${key_info.realm}:${key_info.domain_id}:${alias.replace('alias/', 'alias:')}`
  return { key_id, names: key_info.realm ? [alias, urn] : [alias] }
}

function namesItself(claim: Claim, key_id: string, answers: ({ key_id: string } | undefined)[]) {
  for (const answer of answers)
    claim('an answer names the id of the CMK', answer?.key_id === key_id, {
      expected: key_id,
      got: answer?.key_id,
    })
}

export const namedByAlias = scenario(
  'named-by-alias',
  {
    says: 'asked by alias or alias URN, an operation works, and answers the id of the CMK',
    ...{ operation: 'encryptData', generation: 'current' },
  },
  async (tools, claim) => {
    const { kms } = tools
    const { key_id, names } = await aliased(tools)

    for (const name of names) {
      const data = await kms.ok('encryptData', { key_id: name, plain_text: 'by alias' })
      const made = await kms.ok('createDatakey', { key_id: name, datakey_length: '512' })
      const sealed = { cipher_text: made.cipher_text, datakey_cipher_length: '64' }
      namesItself(claim, key_id, [
        ...[data, made],
        await kms.ok('decryptData', { cipher_text: data.cipher_text }),
        await kms.ok('createDatakeyWithoutPlaintext', { key_id: name, datakey_length: '512' }),
        await kms.ok('encryptDatakey', { key_id: name, plain_text: digested, datakey_plain_length: '64' }),
        (await kms.ok('describeKey', { key_id: name })).key_info,
      ])
      const { data_key } = await kms.ok('decryptDatakey', { key_id: name, ...sealed })
      claim('decrypt-datakey takes it, too', data_key === made.plain_text)
    }
  },
)

export const signsByAlias = scenario(
  'signs-by-alias',
  {
    says: 'the operations on signatures and MACs take an alias and its URN, too, and answer the id of the CMK',
    // Aliases are of the current generation, these references of the classic one.
    ...{ operation: 'sign', generation: 'both' },
  },
  async (tools, claim) => {
    const { kms } = tools
    const ec = await aliased(tools, { spec: 'EC_P256' })
    for (const key_id of ec.names) {
      const request = { key_id, message, signing_algorithm: 'ECDSA_SHA_256', message_type: 'DIGEST' }
      const signed = await kms.ok('sign', request)
      namesItself(claim, ec.key_id, [
        ...[signed, await kms.ok('verify', { ...request, signature: signed.signature })],
        await kms.ok('getPublickey', { key_id }),
      ])
    }
    const hmac = await aliased(tools, { spec: 'HMAC_256' })
    for (const key_id of hmac.names) {
      const request = { key_id, message, mac_algorithm: 'HMAC_SHA_256' }
      const made = await kms.ok('generateMac', request)
      namesItself(claim, hmac.key_id, [made, await kms.ok('verifyMac', { ...request, mac: made.mac })])
    }
  },
)

export const reEncryptsByAlias = scenario(
  're-encrypts-by-alias',
  {
    says: 're-encrypt takes aliases, and answers the ids of both CMKs',
    ...{ operation: 'reEncrypt', basis: 'assumed', place: 'openapi/DEVIATIONS.md' },
  },
  async (tools, claim) => {
    const { kms, cmk } = tools
    const { key_id, names } = await aliased(tools)
    const other = await cmk({ label: 'other' })
    const { cipher_text } = await kms.ok('encryptData', { key_id: other, plain_text: 'moved by alias' })

    for (const destination_key_id of names) {
      const moved = await kms.ok('reEncrypt', { cipher_text, destination_key_id })
      namesItself(claim, key_id, [moved])
      namesItself(claim, other, [{ key_id: moved.source_key_id }])
    }
  },
)
