import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { Tools } from '../workshop/tools.ts'
import { type Claim, scenario } from './scenario.ts'

type Pair = { public_key: string; private_key_cipher_text: string; private_key_plain_text?: string }
/** No source tells the forms of these keys, nor what decrypts the private one. */
const assumed = { basis: 'assumed', place: 'openapi/DEVIATIONS.md' } as const

/** Undefined where it is none. */
function read(make: () => KeyObject): KeyObject | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

async function belongsTogether({ kms }: Tools, claim: Claim, pair: Pair, type: string) {
  const { public_key = '', private_key_plain_text = '', private_key_cipher_text: cipher_text } = pair
  const der = (text: string) => ({ key: Buffer.from(text, 'base64'), format: 'der' as const })
  const publicKey = read(() => createPublicKey({ ...der(public_key), type: 'spki' }))
  const privateKey = read(() => createPrivateKey({ ...der(private_key_plain_text), type: 'pkcs8' }))

  claim('public_key is a SubjectPublicKeyInfo', publicKey !== undefined, { got: public_key })
  claim('private_key_plain_text is PKCS#8', privateKey !== undefined, { got: 'no private key' })
  if (!publicKey || !privateKey) return
  claim('it is of the kind asked for', publicKey.asymmetricKeyType === type, { expected: type })
  claim('they belong together', createPublicKey(privateKey).equals(publicKey))
  const opened = await kms.ok('decryptData', { cipher_text })
  claim(
    'decrypt-data gives back the private key in plain_text_base64',
    opened.plain_text_base64 === private_key_plain_text,
  )
}

export const ecPairs = scenario(
  'ec-datakey-pairs',
  {
    says: 'the keys of an EC pair belong together, and decrypt-data opens the private one',
    ...{ operation: 'createEcDatakeyPair', ...assumed },
  },
  async (tools, claim) => {
    const key_id = await tools.cmk()
    for (const key_spec of ['ECC_NIST_P256', 'ECC_NIST_P384', 'ECC_NIST_P521', 'ECC_SECG_P256K1']) {
      const pair = await tools.kms.ok('createEcDatakeyPair', { key_id, key_spec })
      claim('the answer has the spec asked for', pair.key_spec === key_spec, {
        expected: key_spec,
        got: pair.key_spec,
      })
      await belongsTogether(tools, claim, pair, 'ec')
    }
  },
)

export const rsaPairs = scenario(
  'rsa-datakey-pairs',
  {
    says: 'the keys of an RSA pair belong together, and decrypt-data opens the private one',
    ...{ operation: 'createRsaDatakeyPair', ...assumed },
  },
  async (tools, claim) => {
    const request = { key_id: await tools.cmk(), key_spec: 'RSA_2048' }
    const pair = await tools.kms.ok('createRsaDatakeyPair', request)

    await belongsTogether(tools, claim, pair, 'rsa')
    const key = createPublicKey({ key: Buffer.from(pair.public_key, 'base64'), format: 'der', type: 'spki' })
    const bits = key.asymmetricKeyDetails?.modulusLength
    claim('it is as long as its spec says', bits === 2048, { expected: 2048, got: bits })
  },
)

export const newPairs = scenario(
  'new-datakey-pairs',
  {
    says: 'no datakey pair comes twice, and without with_plain_text the private key is not shown',
    ...{ operation: 'createEcDatakeyPair', class: 'insecure' },
  },
  async ({ kms, cmk }, claim) => {
    const request = { key_id: await cmk(), key_spec: 'ECC_NIST_P256' }
    const one = await kms.ok('createEcDatakeyPair', request)
    const other = await kms.ok('createEcDatakeyPair', { ...request, with_plain_text: false })

    claim('with plaintext there is one', Boolean(one.private_key_plain_text))
    claim('without plaintext there is none', !other.private_key_plain_text)
    claim('no pair comes twice', other.public_key !== one.public_key)
    // Where PKCS#8 has the secret number; of any other form, a part as well.
    const part = Buffer.from(one.private_key_plain_text ?? '', 'base64').subarray(36, 60)
    const sealed = Buffer.from(one.private_key_cipher_text, 'base64')
    claim('the ciphertext does not show the private key', !sealed.includes(part))
  },
)

export const boundPairs = scenario(
  'bound-datakey-pairs',
  {
    says: 'the private key of a pair decrypts with exactly its additional_authenticated_data',
    ...{ operation: 'createEcDatakeyPair', class: 'insecure', ...assumed },
  },
  async ({ kms, cmk }) => {
    const bound = { additional_authenticated_data: 'tenant=a' }
    const request = { key_id: await cmk(), key_spec: 'ECC_NIST_P256', with_plain_text: false, ...bound }
    const { private_key_cipher_text: cipher_text } = await kms.ok('createEcDatakeyPair', request)

    await kms.ok('decryptData', { cipher_text, ...bound })
    await kms.refused('decryptData', { cipher_text })
    await kms.refused('decryptData', { cipher_text, additional_authenticated_data: 'tenant=b' })
  },
)
