import { constants, createHash, createPrivateKey, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { cmkOf, namesItsCmk } from './cmk.ts'
import { sealPrivateKey } from './data.ts'
import { factOf } from './memory.ts'
import { type Fields, fieldsOf, type Rules, type Seen, textOf } from './rule.ts'

const digestOf = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64')

/** What was computed with a CMK from the same input: the same comes out. */
function computed(seen: Seen, kind: string, ...input: unknown[]) {
  const cmk = cmkOf(seen, seen.input.key_id)
  return cmk && seen.memory.thing(seen.project, kind, digestOf(cmk.id, ...input))
}

const repeats = ({ input, output, claim }: Seen, field: string) =>
  claim(`${field} is repeated`, output[field] === input[field], {
    expected: 'what was sent',
    got: 'another one',
  })

const bytesOf = (text: unknown) => Buffer.from(String(text), 'base64')

/** Whether a signature is right, for the algorithms that can be told here; undefined for the others. */
function isGenuine(
  key: KeyObject,
  { message, message_type, signing_algorithm }: Fields,
  signature: Buffer,
): boolean | undefined {
  const [, scheme = '', bits] =
    /^(RSASSA_PSS|RSASSA_PKCS1_V1_5|ECDSA)_SHA_(\d+)$/.exec(String(signing_algorithm)) ?? []
  // A digest cannot be checked where the library wants to hash.
  if (bits === undefined || message_type !== 'RAW') return undefined
  const padding = scheme === 'RSASSA_PSS' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  const options =
    scheme === 'ECDSA'
      ? { key }
      : { key, padding, ...(scheme === 'RSASSA_PSS' && { saltLength: constants.RSA_PSS_SALTLEN_AUTO }) }
  try {
    return verify(`sha${bits}`, bytesOf(message), options, signature)
  } catch {
    return undefined
  }
}

function publicKeyOf(seen: Seen): KeyObject | undefined {
  const cmk = cmkOf(seen, seen.input.key_id)
  const pem = factOf(cmk && seen.memory.known(seen.project, 'public key', cmk.id), 'public_key')
  return typeof pem === 'string' ? readKey(() => createPublicKey(pem)) : undefined
}

function readKey(read: () => KeyObject): KeyObject | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

const signedInput = ({ message, message_type, signing_algorithm }: Fields) => [
  message,
  message_type ?? 'DIGEST',
  signing_algorithm,
]

function signed(seen: Seen) {
  const { input, output, claim } = seen
  namesItsCmk(seen)
  const made = computed(seen, 'signature', ...signedInput(input), output.signature)
  made?.facts.set('isMade', { value: true, isCaused: true })
  const key = publicKeyOf(seen)
  const verdict = key && isGenuine(key, input, bytesOf(output.signature))
  claim('the signature verifies under the public key', verdict !== false, {
    expected: 'a genuine signature',
    got: 'another one',
  })
}

function verified(seen: Seen) {
  const { input, output, claim } = seen
  namesItsCmk(seen)
  const made = computed(seen, 'signature', ...signedInput(input), input.signature)
  if (factOf(made, 'isMade') === true)
    return claim('a signature of the CMK is valid', output.signature_valid === 'true', {
      expected: '"true"',
      got: 'something else',
    })
  const key = publicKeyOf(seen)
  const verdict = key && isGenuine(key, input, bytesOf(input.signature))
  if (verdict === false)
    claim('a wrong signature is not valid', output.signature_valid === 'false', {
      expected: '"false"',
      got: 'something else',
      isInsecure: true,
    })
}

function macMade(seen: Seen) {
  const { input, output, expect } = seen
  namesItsCmk(seen)
  repeats(seen, 'mac_algorithm')
  const mac = computed(seen, 'mac', input.mac_algorithm, bytesOf(input.message).toString('hex'))
  if (mac) expect(mac, 'mac', output.mac)
}

function macVerified(seen: Seen) {
  const { input, output, claim } = seen
  namesItsCmk(seen)
  repeats(seen, 'mac_algorithm')
  const mac = factOf(
    computed(seen, 'mac', input.mac_algorithm, bytesOf(input.message).toString('hex')),
    'mac',
  )
  if (typeof mac !== 'string') return
  const isRight = mac.toLowerCase() === String(input.mac).toLowerCase()
  claim('mac_valid tells whether it is the MAC', output.mac_valid === isRight, {
    expected: `${isRight}`,
    got: `${output.mac_valid}`,
    isInsecure: !isRight,
  })
}

function pairMade(seen: Seen) {
  const { input, output, claim } = seen
  namesItsCmk(seen)
  repeats(seen, 'key_spec')
  const { public_key, private_key_plain_text, private_key_cipher_text } = output
  const isWanted = input.with_plain_text !== false
  claim(
    'the private key is there in plaintext unless it was not wanted',
    (textOf(private_key_plain_text) !== undefined) === isWanted,
    {
      expected: isWanted ? 'the private key' : 'none',
      got: isWanted ? 'none' : 'the private key',
      isInsecure: !isWanted,
    },
  )
  sealPrivateKey(seen, private_key_cipher_text, private_key_plain_text)
  if (textOf(private_key_plain_text) === undefined) return
  const key = readKey(() =>
    createPrivateKey({ key: bytesOf(private_key_plain_text), format: 'der', type: 'pkcs8' }),
  )
  const belongs = key && createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')
  claim('public_key belongs to the private key', belongs === undefined || belongs === public_key, {
    expected: 'a pair',
    got: 'two keys',
  })
}

export const asymmetric: Rules = {
  getPublickey: {
    answered(seen) {
      namesItsCmk(seen)
      const cmk = cmkOf(seen, seen.input.key_id)
      const changed = cmk && factOf(cmk.thing, 'origin') === 'external'
      if (cmk && !changed)
        seen.expect(
          seen.memory.thing(seen.project, 'public key', cmk.id),
          'public_key',
          seen.output.public_key,
        )
    },
  },
  sign: { answered: signed },
  verify: { answered: verified },
  generateMac: { answered: macMade },
  verifyMac: { answered: macVerified },
  deriveSharedSecret: {
    answered(seen) {
      const { input, output, expect } = seen
      namesItsCmk(seen)
      repeats(seen, 'key_agreement_algorithm')
      const isSealed = fieldsOf(input.recipient).attestation_document !== undefined
      seen.claim(
        'shared_secret is there unless a recipient was sent',
        isSealed || textOf(output.shared_secret) !== undefined,
        {
          expected: 'the secret',
          got: 'nothing',
        },
      )
      const secret = computed(seen, 'shared secret', input.public_key)
      if (secret && output.shared_secret !== undefined) expect(secret, 'shared_secret', output.shared_secret)
    },
  },
  createRsaDatakeyPair: { answered: pairMade },
  createEcDatakeyPair: { answered: pairMade },
}
