import { createHash } from 'node:crypto'
import { cmkOf, namesItsCmk } from './cmk.ts'
import { factOf } from './memory.ts'
import { type Asked, type Fields, fieldsOf, type Rules, type Seen, sameJson, textOf } from './rule.ts'

/** What is inside of a ciphertext that was seen when it was made. */
type Sealed = {
  key_id: unknown
  /** The plaintext in Base64, for datakeys in upper-case hexadecimal; undefined: nobody has seen it. */
  content: string | undefined
  /** Bytes of a datakey. */
  bytes: number | undefined
  binding: string
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')
const base64 = (text: unknown) => Buffer.from(String(text)).toString('base64')
const upper = (text: unknown) => textOf(text)?.toUpperCase()

const sealedOf = ({ memory, project }: Pick<Asked, 'memory' | 'project'>, cipher: unknown) =>
  memory.thing(project, 'ciphertext', sha256(String(cipher)))

const knownSealed = ({ memory, project }: Seen, cipher: unknown) =>
  factOf(memory.known(project, 'ciphertext', sha256(String(cipher))), 'sealed') as Sealed | undefined // only this file writes it

/** Both generations bind; an empty binding is none. */
function bindingOf(context: unknown, data: unknown): string {
  const pairs = Object.entries(fieldsOf(context)).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([pairs, data ?? ''])
}
const bindingIn = ({ encryption_context, additional_authenticated_data }: Fields) =>
  bindingOf(encryption_context, additional_authenticated_data)

function seal(seen: Seen, cipher: unknown, sealed: Omit<Sealed, 'key_id'>) {
  const { claim } = seen
  const thing = sealedOf(seen, cipher)
  claim('every ciphertext is a new one', thing.facts.size === 0, {
    expected: 'another ciphertext',
    got: 'one that was seen before',
    isInsecure: true,
  })
  thing.facts.set('sealed', { value: { ...sealed, key_id: seen.output.key_id }, isCaused: true })
}

/** A ciphertext that is known gives what was put in, under the binding that it was made with. */
function expectOpened(seen: Seen, sealed: Sealed | undefined, key_id: unknown) {
  if (!sealed) return
  const { claim, input } = seen
  claim('the CMK is the one that encrypted', key_id === undefined || key_id === sealed.key_id, {
    expected: 'its id',
    got: 'another one',
  })
  claim('nothing is decrypted under another context', bindingIn(input) === sealed.binding, {
    expected: 'a refusal',
    got: 'the plaintext',
    isInsecure: true,
  })
}

function decrypted(seen: Seen) {
  const { input, output, claim } = seen
  const sealed = knownSealed(seen, input.cipher_text)
  expectOpened(seen, sealed, output.key_id)
  const { plain_text, plain_text_base64 } = output
  if (sealed?.content !== undefined) {
    const text = Buffer.from(sealed.content, 'base64').toString()
    claim(
      'plain_text_base64 is what was encrypted',
      plain_text_base64 === undefined || plain_text_base64 === sealed.content,
      { expected: 'the plaintext', got: 'another one' },
    )
    const isText = base64(text) === sealed.content
    claim('plain_text is what was encrypted', !isText || plain_text === text, {
      expected: 'the plaintext',
      got: 'another one',
    })
  } else if (plain_text_base64 !== undefined && !String(plain_text).includes('\ufffd'))
    claim('plain_text and plain_text_base64 are the same', base64(plain_text) === plain_text_base64, {
      expected: 'the same',
      got: 'two',
    })
}

function moved(seen: Seen) {
  const { input, output, claim } = seen
  const { source_additional_authenticated_data: from, destination_additional_authenticated_data: to } = input
  namesItsCmk(seen, 'key_id', input.destination_key_id)
  namesItsCmk(seen, 'source_key_id', input.source_key_id, output.source_key_id)
  for (const side of ['source_encryption_algorithm', 'destination_encryption_algorithm'])
    claim(`${side} is repeated`, output[side] === (input[side] ?? 'SYMMETRIC_DEFAULT'), {
      expected: 'what was sent',
      got: 'another one',
    })
  const sealed = knownSealed(seen, input.cipher_text)
  if (sealed) {
    claim('source_key_id is the CMK that encrypted', output.source_key_id === sealed.key_id, {
      expected: 'its id',
      got: 'another one',
    })
    claim('nothing is decrypted under another context', bindingOf(undefined, from) === sealed.binding, {
      expected: 'a refusal',
      got: 'a ciphertext',
      isInsecure: true,
    })
  }
  seal(seen, output.cipher_text, {
    content: sealed?.content,
    bytes: sealed?.bytes,
    binding: bindingOf(undefined, to),
  })
}

const datakeyBits: Record<string, number> = {
  AES_256: 256,
  AES_128: 128,
  SM4: 128,
  HMAC_256: 256,
  HMAC_384: 384,
  HMAC_512: 512,
  HMAC_SM3: 256,
}

function datakeyMade(seen: Seen) {
  const { input, output, claim, memory } = seen
  namesItsCmk(seen)
  const { datakey_length, key_spec } = input
  const bytes = Number(textOf(datakey_length) ?? datakeyBits[String(key_spec ?? 'AES_256')]) / 8
  const plain = upper(output.plain_text)
  if (plain !== undefined) {
    claim('plain_text has the length that was asked for', plain.length === 2 * bytes, {
      expected: `${2 * bytes} characters`,
      got: `${plain.length}`,
    })
    isNew(seen, memory, 'plain_text', plain)
  }
  seal(seen, output.cipher_text, { content: plain, bytes, binding: bindingIn(input) })
}

/** Eight bytes and more never come twice by accident. */
function isNew({ claim }: Seen, memory: Asked['memory'], field: string, value: string) {
  if (value.length < 16) return
  const digest = sha256(value)
  claim(`${field} is a new one`, !memory.known('random', digest), {
    expected: 'other bytes',
    got: 'bytes that were seen before',
    isInsecure: true,
  })
  memory.thing('random', digest)
}

function datakeySealed(seen: Seen) {
  const { input, output, claim } = seen
  namesItsCmk(seen)
  const bytes = Number(input.datakey_plain_length)
  claim('datakey_length is datakey_plain_length', output.datakey_length === String(bytes), {
    expected: `${bytes}`,
    got: `${output.datakey_length}`,
  })
  const content = upper(input.plain_text)?.slice(0, 2 * bytes)
  seal(seen, output.cipher_text, { content, bytes, binding: bindingIn(input) })
}

function datakeyOpened(seen: Seen) {
  const { input, output, claim, memory, project } = seen
  const sealed = knownSealed(seen, input.cipher_text)
  const cmk = cmkOf(seen, input.key_id)
  expectOpened(seen, sealed, cmk?.id)
  const plain = upper(output.data_key) ?? ''
  claim('data_key is what was encrypted', sealed?.content === undefined || plain === sealed.content, {
    expected: 'the datakey',
    got: 'another one',
  })
  claim('datakey_length is its number of bytes', output.datakey_length === String(plain.length / 2), {
    expected: `${plain.length / 2}`,
    got: `${output.datakey_length}`,
  })
  const spec = cmk && factOf(memory.known(project, 'cmk', cmk.id), 'key_spec')
  if (spec === undefined) return
  const digest = createHash(spec === 'SM4' ? 'sm3' : 'sha256')
    .update(plain, 'hex')
    .digest('hex')
  claim('datakey_dgst is the digest of the datakey', String(output.datakey_dgst).toLowerCase() === digest, {
    expected: spec === 'SM4' ? 'SM3' : 'SHA-256',
    got: 'something else',
  })
  claim(
    'data_key and datakey_dgst are in the letters of the samples',
    sameJson([output.data_key, output.datakey_dgst], [plain, digest.toUpperCase()]),
    { expected: 'upper case', got: 'lower case', basis: 'assumed' },
  )
}

function capsuleMade(seen: Seen) {
  const { output, memory, project } = seen
  namesItsCmk(seen)
  const capsule = memory.thing(project, 'capsule', sha256(String(output.datakey_capsule)))
  seen.claim('every capsule is a new one', capsule.facts.size === 0, {
    expected: 'another one',
    got: 'one that was seen before',
    isInsecure: true,
  })
  if (textOf(output.datakey)) isNew(seen, memory, 'datakey', String(output.datakey))
  oneOfBoth(seen)
  seen.cause(capsule, { datakey: output.datakey, key_id: output.key_id })
}

function capsuleOpened(seen: Seen) {
  const { input, output, memory, project, claim } = seen
  namesItsCmk(seen)
  const capsule = memory.known(project, 'capsule', sha256(String(input.datakey_capsule)))
  const known = factOf(capsule, 'datakey')
  claim(
    'datakey is the one in the capsule',
    known === undefined || output.datakey === undefined || output.datakey === known,
    { expected: 'the datakey', got: 'another one' },
  )
  oneOfBoth(seen)
  openedBy(seen)
}

/** The datakey, or what only the owner of the public key can read. */
function oneOfBoth({ input, output, claim }: Seen) {
  const isSealed = textOf(input.public_key) !== undefined
  const [open, sealed] = [output.datakey, output.datakey_cipher].map((value) => textOf(value) !== undefined)
  claim(
    'datakey is there without a public_key, and datakey_cipher with one',
    open === !isSealed && sealed === isSealed,
    {
      expected: isSealed ? 'datakey_cipher' : 'datakey',
      got: 'something else',
      isInsecure: isSealed && open === true,
    },
  )
}

/** A custom access point is known by its public key. */
function openedBy({ input, output, memory, claim }: Seen) {
  const { custom_public_key } = fieldsOf(input.attestation_document)
  const point = factOf(memory.known('point of key', String(custom_public_key)), 'access_point_id')
  claim('instance_id is that of the access point', point === undefined || output.instance_id === point, {
    expected: 'the access point whose key it is',
    got: 'another id',
  })
}

export const data: Rules = {
  encryptData: {
    answered(seen) {
      namesItsCmk(seen)
      seal(seen, seen.output.cipher_text, {
        content: base64(seen.input.plain_text),
        bytes: undefined,
        binding: bindingIn(seen.input),
      })
    },
  },
  decryptData: { answered: decrypted },
  reEncrypt: { answered: moved },
  createDatakey: {
    answered(seen) {
      seen.claim('plain_text is there', textOf(seen.output.plain_text) !== undefined, {
        expected: 'the datakey',
        got: 'nothing',
      })
      datakeyMade(seen)
    },
  },
  createDatakeyWithoutPlaintext: { answered: datakeyMade },
  encryptDatakey: { answered: datakeySealed },
  decryptDatakey: { answered: datakeyOpened },
  genRandom: {
    answered(seen) {
      const { input, output, claim, memory } = seen
      const length = Number(input.random_data_length) / 4
      const got = String(output.random_data).length
      claim('random_data has the length that was asked for', got === length, {
        expected: `${length} characters`,
        got: `${got}`,
      })
      isNew(seen, memory, 'random_data', String(output.random_data))
    },
  },
  createPin: { answered: (seen) => isNew(seen, seen.memory, 'pin', String(seen.output.pin)) },
  createDatakeyCapsule: { answered: capsuleMade },
  decryptDatakeyCapsule: { answered: capsuleOpened },
}

/** A private key that was answered under a CMK, for whoever decrypts it later. */
export function sealPrivateKey(seen: Seen, cipher: unknown, privateKey: unknown) {
  seal(seen, cipher, { content: textOf(privateKey), bytes: undefined, binding: bindingIn(seen.input) })
}
