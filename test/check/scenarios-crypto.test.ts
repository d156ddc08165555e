import {
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { OperationId } from '../../src/generated/operations.ts'
import { type Answer, type Call, type Json, json, type Mutant, startMutant } from '../mutants/mutant.ts'
import { checkAt, checkedAccount, checkedMock } from '../support/checked.ts'

const only = ['scenario']
const cleanup: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of cleanup.splice(0)) await close()
})

/** What the scenarios find at the mock with something changed. */
async function foundAt(operations: readonly OperationId[], create: () => Answer, options = {}) {
  const mutant: Mutant = { ...{ name: 'x', group: 'x', defect: 'x' }, operations, create }
  const { url, close } = await startMutant(mutant, { accounts: [checkedAccount] })
  cleanup.push(close)
  return (await checkAt(url, { only, ...options })).findings
}
const casesOf = (findings: { cases: string[] }[]) =>
  findings.flatMap(({ cases }) => cases.map((id) => id.replace('scenario/', ''))).sort()

describe('the scenarios', () => {
  test.each([undefined, 'classic', 'current'] as const)(
    'find nothing at the mock, generation %s',
    async (generation) => {
      const mock = await checkedMock()
      cleanup.push(() => mock.close())
      const { findings, skipped, cases } = await checkAt(mock.url, { only, generation })

      expect(findings).toEqual([])
      expect(skipped.map(({ reason }) => reason)).toEqual([expect.stringMatching(/--loud/)])
      expect(cases.passed).toBeGreaterThan(generation === 'classic' ? 60 : 95)
    },
  )
})

/*
 * Right, and different: nobody may be accused of that.
 */
describe('another implementation that keeps the promises', () => {
  const secret = randomBytes(32)

  /** The ciphertext of the mock without what is not secret in it, sealed once more: a layout that nobody knows. */
  const wrapped = (text: string) => {
    const bytes = Buffer.from(text, 'base64')
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', secret, nonce)
    const sealed = Buffer.concat([cipher.update(bytes.subarray(4, -32)), cipher.final()])
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64')
  }
  const unwrapped = (text: string) => {
    const bytes = Buffer.from(text, 'base64')
    if (bytes.length < 28 || bytes.toString('base64') !== text) return undefined
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(-16))
    try {
      const inner = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
      const header = Buffer.from([2, 0, inner.length % 256, inner.length >> 8])
      const body = Buffer.concat([header, inner])
      return Buffer.concat([body, createHash('sha256').update(body).digest()]).toString('base64')
    } catch {
      return undefined
    }
  }
  const isSymmetric = (cipher_text: string) => Buffer.from(cipher_text, 'base64').readUInt16LE(0) === 2
  const relaid: Answer = async (call, healthy) => {
    const asked = call.body?.cipher_text
    const inner = typeof asked === 'string' ? unwrapped(asked) : undefined
    const isOurs = call.operation === 'decryptData' || call.operation === 'reEncrypt'
    const reply = await (isOurs && inner
      ? healthy({ body: { ...call.body, cipher_text: inner } })
      : healthy())
    if (reply.status !== 200 || call.operation === 'decryptData') return reply
    const body: Json = JSON.parse(reply.text)
    for (const field of ['cipher_text', 'private_key_cipher_text'])
      if (body[field] && !/^[0-9A-F]+$/.test(body[field]) && isSymmetric(body[field]))
        body[field] = wrapped(body[field])
    return json(200, body)
  }

  test('has ciphertexts of another layout: its length alone is found', async () => {
    const operations = [
      'encryptData',
      'decryptData',
      'reEncrypt',
      'createEcDatakeyPair',
      'createRsaDatakeyPair',
    ] as const
    const findings = await foundAt(operations, () => relaid)

    expect(casesOf(findings)).toEqual(['ciphertext-length', 'ciphertext-length-of-blocks'])
  })

  test('has a code of its own for what does not decrypt: no documented promise is broken', async () => {
    const recoded: Answer = async (_, healthy) => {
      const reply = await healthy()
      const other = { error: { error_code: 'KMS.0308', error_msg: 'no' } }
      return reply.text.includes('"KMS.2201"') ? json(400, other) : reply
    }
    const operations = ['decryptData', 'decryptDatakey', 'reEncrypt'] as const
    const all = await foundAt(operations, () => recoded)
    const documented = await foundAt(operations, () => recoded, { documentedOnly: true })

    expect(casesOf(all)).toEqual(expect.arrayContaining(['one-refusal', 'wrong-binding-code']))
    // Its pattern, and with it the code, is documented.
    expect(casesOf(documented)).toEqual(['other-alphabets'])
  })
})

type Wreck = [what: string, operations: readonly OperationId[], create: () => Answer, scenario: string]

const answers =
  (change: (body: Json, call: Call) => Json): (() => Answer) =>
  () =>
  async (call, healthy) => {
    const reply = await healthy()
    return reply.status === 200 ? json(200, change(JSON.parse(reply.text), call)) : reply
  }
/** Takes something else than it was sent. */
const takes =
  (change: (body: Json) => Json): (() => Answer) =>
  () =>
  async (call, healthy) =>
    call.body ? healthy({ body: change(structuredClone(call.body)) }) : healthy()
/** Where the mock refuses, it asks it for something else. */
const retries =
  (change: (body: Json) => Json): (() => Answer) =>
  () =>
  async (call, healthy) => {
    const reply = await healthy()
    return reply.status === 400 && call.body ? healthy({ body: change(structuredClone(call.body)) }) : reply
  }
/** Where the mock refuses with a code, it answers as if it did not. */
const accepts =
  (code: string, body: (call: Call) => Json): (() => Answer) =>
  () =>
  async (call, healthy) => {
    const reply = await healthy()
    return reply.text.includes(`"${code}"`) ? json(200, body(call)) : reply
  }
/** Gives the answer to the first call to all that follow. */
const repeats = (field: string): (() => Answer) => {
  return () => {
    let first: unknown
    return answers((body) => {
      first ??= body[field]
      return { ...body, [field]: first }
    })()
  }
}
/** Seals by a cipher of one's own, and opens what it sealed. */
const homemade =
  (cipher: (bytes: Buffer) => Buffer): (() => Answer) =>
  () => {
    const known = new Map<string, string>()
    return async (call, healthy) => {
      const cipher_text = known.get(call.body?.cipher_text)
      const reply = await healthy(cipher_text ? { body: { ...call.body, cipher_text } } : {})
      if (call.operation !== 'encryptData' || reply.status !== 200) return reply
      const body: Json = JSON.parse(reply.text)
      const hidden = cipher(Buffer.from(call.body.plain_text))
      const sealed = Buffer.concat([randomBytes(32), hidden, randomBytes(64)]).toString('base64')
      known.set(sealed, body.cipher_text)
      return json(200, { ...body, cipher_text: sealed })
    }
  }

const stream = Buffer.from(hkdfSync('sha256', 'any', '', '', 4096))
const masked = (mask: (at: number) => number) => (bytes: Buffer) =>
  Buffer.from(bytes.map((byte, at) => byte ^ mask(at)))
const ecb = (bytes: Buffer) => {
  const cipher = createCipheriv('aes-256-ecb', Buffer.alloc(32, 1), null)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}
/** Opens whatever has the right digest, as the last ciphertext that it made. */
const trustsDigest = (): Answer => {
  let last = ''
  return async (call, healthy) => {
    const reply = await healthy()
    if (call.operation === 'encryptData' && reply.status === 200) last = JSON.parse(reply.text).cipher_text
    if (call.operation !== 'decryptData' || reply.status < 400) return reply
    const bytes = Buffer.from(String(call.body.cipher_text), 'base64')
    const digest = createHash('sha256').update(bytes.subarray(0, -32)).digest()
    return digest.equals(bytes.subarray(-32)) ? healthy({ body: { cipher_text: last } }) : reply
  }
}

const withContext = (change: (pair: [string, string]) => [string, string]) =>
  takes((body) =>
    body.encryption_context && typeof body.encryption_context === 'object'
      ? {
          ...body,
          encryption_context: Object.fromEntries(
            Object.entries(body.encryption_context as Record<string, string>).map(change),
          ),
        }
      : body,
  )
const without = (...fields: string[]) =>
  takes((body) => Object.fromEntries(Object.entries(body).filter(([name]) => !fields.includes(name))))

const id = '0d0466b0-e727-4d9c-b35d-f84bb474a37f'
const data = ['encryptData', 'decryptData'] as const
const aadOf = 'additional_authenticated_data'

const ciphertexts: Wreck[] = [
  ['the same bytes hide every plaintext', data, homemade(masked((at) => stream[at] ?? 0)), 'keystreams'],
  ['equal blocks become equal blocks', data, homemade(ecb), 'patternless'],
  ['one byte hides all', data, homemade(masked(() => 0x5c)), 'plaintext-hidden'],
  ['the rest of a ciphertext never changes', data, homemade(ecb), 'randomised'],
  ['a right digest is enough', data, trustsDigest, 'forging'],
  ['a right digest is enough for two halves', data, trustsDigest, 'splicing'],
  [
    'every Base64 is read',
    ['decryptData'],
    retries((body) => ({
      ...body,
      cipher_text: Buffer.from(body.cipher_text.trim().replace(/^data:;base64,/, ''), 'base64').toString(
        'base64',
      ),
    })),
    'other-alphabets',
  ],
  [
    'padding does not matter',
    ['decryptData'],
    retries((body) => ({ ...body, cipher_text: Buffer.from(body.cipher_text, 'base64').toString('base64') })),
    'strict-base64',
  ],
  ['key_id of decrypt-data does not matter', ['decryptData'], without('key_id'), 'own-cmk-alone'],
]

const bindings: Wreck[] = [
  [
    'keys of a context lose their case',
    data,
    withContext(([key, value]) => [key.toLowerCase(), value]),
    'context-differs',
  ],
  [
    'values of a context are trimmed',
    data,
    withContext(([key, value]) => [key, value.trim()]),
    'context-differs',
  ],
  [
    'a context is normalised',
    data,
    withContext(([key, value]) => [key, value.normalize('NFC')]),
    'context-differs',
  ],
  [
    'keys of a context do not matter',
    data,
    withContext(([, value]) => [`k${value}`, value]),
    'context-differs',
  ],
  [
    'numbers in a context are read',
    data,
    withContext(([key, value]) => [key, String(Number(value) || value)]),
    'context-differs',
  ],
  [
    'a context is joined by signs',
    data,
    takes(({ encryption_context: pairs, ...body }) =>
      pairs && typeof pairs === 'object'
        ? {
            ...body,
            encryption_context: {
              all: Object.entries(pairs)
                .map((pair) => pair.join('='))
                .sort()
                .join('&'),
            },
          }
        : body,
    ),
    'context-differs',
  ],
  [
    'additional_authenticated_data is trimmed',
    data,
    takes((body) => (typeof body[aadOf] === 'string' ? { ...body, [aadOf]: body[aadOf].trim() } : body)),
    'additional-data-differs',
  ],
  [
    'a context is additional_authenticated_data in JSON',
    data,
    takes(({ encryption_context: pairs, ...body }) =>
      pairs && typeof pairs === 'object' && body[aadOf] === undefined && Object.keys(pairs).length > 0
        ? { ...body, [aadOf]: JSON.stringify(pairs) }
        : { ...body, ...(pairs !== undefined && { encryption_context: pairs }) },
    ),
    'two-bindings',
  ],
  [
    'encrypt-datakey drops the context',
    ['encryptDatakey', 'decryptDatakey'],
    without('encryption_context'),
    'datakey-context',
  ],
  [
    'datakeys drop additional data',
    ['createDatakeyWithoutPlaintext', 'decryptDatakey'],
    without(aadOf),
    'datakey-additional-data',
  ],
  [
    'decrypt-datakey takes any CMK',
    ['decryptDatakey'],
    accepts('KMS.2201', () => ({ data_key: '00', datakey_length: '1', datakey_dgst: 'A'.repeat(64) })),
    'datakey-of-other-cmk',
  ],
  [
    're-encrypt drops the new binding',
    ['reEncrypt'],
    without(`destination_${aadOf}`),
    're-encryption-binding',
  ],
  [
    're-encrypt opens what a disabled CMK sealed',
    ['reEncrypt'],
    accepts('KMS.0209', () => ({
      ...{ key_id: id, source_key_id: id, cipher_text: 'A'.repeat(188) },
      ...{
        source_encryption_algorithm: 'SYMMETRIC_DEFAULT',
        destination_encryption_algorithm: 'SYMMETRIC_DEFAULT',
      },
    })),
    'states-of-re-encryption',
  ],
  [
    're-encrypt echoes the alias',
    ['reEncrypt'],
    answers((body, call) => ({ ...body, key_id: call.body.destination_key_id })),
    're-encrypts-by-alias',
  ],
]

const randomness: Wreck[] = [
  [
    'random numbers count',
    ['genRandom'],
    () => {
      let count = BigInt(`0x${randomBytes(64).toString('hex')}`) >> 1n
      return answers(({ random_data }) => {
        count += 1n
        return {
          random_data: count
            .toString(16)
            .toUpperCase()
            .padStart(random_data.length, '0')
            .slice(-random_data.length),
        }
      })()
    },
    'random-numbers',
  ],
  [
    'long random numbers end in zeros',
    ['genRandom'],
    answers(({ random_data }) => ({
      random_data: random_data.slice(0, 128).padEnd(random_data.length, '0'),
    })),
    'random-lengths',
  ],
  ['every EC pair is the first', ['createEcDatakeyPair'], repeats('public_key'), 'new-datakey-pairs'],
  [
    'the private key is that of another pair',
    ['createEcDatakeyPair'],
    repeats('private_key_plain_text'),
    'ec-datakey-pairs',
  ],
  [
    'the sealed private key is that of another pair',
    ['createRsaDatakeyPair'],
    answers((body) => ({ ...body, private_key_plain_text: body.public_key })),
    'rsa-datakey-pairs',
  ],
  [
    'SM4 datakeys have any digest',
    ['encryptDatakey'],
    accepts('KMS.2103', () => ({ key_id: id, cipher_text: 'AB'.repeat(188), datakey_length: '64' })),
    'sm4-datakeys',
  ],
]

const signatures: Wreck[] = [
  ['r is used again', ['sign'], repeats('signature'), 'fresh-nonces'],
  [
    'long messages are cut',
    ['sign'],
    takes((body) => ({
      ...body,
      message: Buffer.from(String(body.message), 'base64').subarray(0, 4000).toString('base64'),
    })),
    'signatures-EC_P256',
  ],
  [
    'a signature of zeros is valid',
    ['verify'],
    answers((body, call) =>
      /^A+=*$/.test(call.body.signature) ? { ...body, signature_valid: 'true' } : body,
    ),
    'signatures-RSA_2048',
  ],
  [
    'a signature that is cut off is valid',
    ['verify'],
    answers((body, call) =>
      Buffer.from(call.body.signature, 'base64').length === 253 ? { ...body, signature_valid: 'true' } : body,
    ),
    'signatures-RSA_2048',
  ],
  [
    'r and s of SM2 are exchanged',
    ['sign'],
    answers((body, call) =>
      call.body.signing_algorithm === 'SM2DSA_SM3' ? { ...body, signature: 'MAYCAQECAQE=' } : body,
    ),
    'signatures-SM2',
  ],
  ['SM2 encryption is always the same', ['encryptData'], repeats('cipher_text'), 'sm2-encryption'],
  [
    'sign echoes the alias',
    ['sign'],
    answers((body, call) => ({ ...body, key_id: call.body.key_id })),
    'signs-by-alias',
  ],
  [
    'points beside the curve are taken',
    ['deriveSharedSecret'],
    accepts('KMS.0308', () => ({ key_id: id, key_agreement_algorithm: 'ECDH', shared_secret: 'AAAA' })),
    'stray-peers',
  ],
  [
    'MACs know no CMK',
    ['generateMac'],
    answers((body, call) => ({ ...body, mac: createHash('sha256').update(call.body.message).digest('hex') })),
    'macs-of-cmks',
  ],
  [
    'half a MAC is valid',
    ['verifyMac'],
    answers((body, call) => (call.body.mac.length === 32 ? { ...body, mac_valid: true } : body)),
    'cut-macs',
  ],
]

const foreignPair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const foreignKey = `${foreignPair.publicKey.export({ type: 'spki', format: 'pem' })}`.replaceAll('\n', '\r\n')

const imports: Wreck[] = [
  [
    'an imported private key is forgotten',
    ['getPublickey'],
    answers((body) => ({ ...body, public_key: foreignKey })),
    'imported-private-key',
  ],
  [
    'material always comes by OAEP with SHA-256',
    ['getParametersForImport'],
    takes((body) => ({ ...body, wrapping_algorithm: 'RSAES_OAEP_SHA_256' })),
    'classic-wrappings',
  ],
  [
    'a capsule opens for everybody',
    ['decryptDatakeyCapsule'],
    accepts('KMS.0330', () => ({ key_id: id, instance_id: id, datakey: 'AB' })),
    'capsules-for-others',
  ],
  [
    'a capsule opens with any attestation',
    ['decryptDatakeyCapsule'],
    accepts('KMS.3804', () => ({ key_id: id, instance_id: id, datakey: 'AB' })),
    'forged-attestations',
  ],
  [
    'a broken capsule opens',
    ['decryptDatakeyCapsule'],
    accepts('KMS.2201', () => ({ key_id: id, instance_id: id, datakey: 'AB' })),
    'broken-capsules',
  ],
  [
    'a capsule holds another datakey',
    ['decryptDatakeyCapsule'],
    answers((body) => ({ ...body, datakey: 'AB'.repeat(32) })),
    'capsules',
  ],
  [
    'the datakey is shown beside its cipher',
    ['createDatakeyCapsule'],
    answers((body) => ({ ...body, datakey: 'AB'.repeat(32) })),
    'capsules-under-public-keys',
  ],
]

describe('a wrong implementation is found out', () => {
  test.each([...ciphertexts, ...bindings, ...randomness, ...signatures, ...imports])(
    'where %s',
    async (_, operations, create, scenario) => {
      const findings = await foundAt(operations, create, { only: [`scenario/${scenario}`] })
      expect(casesOf(findings)).toContain(scenario)
      expect(findings.every(({ isFlaky }) => !isFlaky)).toBe(true)
    },
  )
})
