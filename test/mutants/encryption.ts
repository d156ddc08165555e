import { createHash } from 'node:crypto'
import { type Answer, type Call, type Healthy, type Json, json, mutantsOf } from './mutant.ts'

const { answers, does, replies } = mutantsOf({ group: 'encryption' })

/** encrypt-data and decrypt-data of one's own making, around the checks of the mock. */
const homemade =
  (
    seal: (call: Call, sealed: Json) => string,
    open: (text: string, call: Call, healthy: Healthy) => Promise<Json | undefined>,
  ): (() => Answer) =>
  () =>
  async (call, healthy) => {
    if (call.operation === 'encryptData') {
      const reply = await healthy()
      return reply.status === 200
        ? json(200, { ...JSON.parse(reply.text), cipher_text: seal(call, JSON.parse(reply.text)) })
        : reply
    }
    const text = typeof call.body?.cipher_text === 'string' ? call.body.cipher_text : ''
    const opened = await open(text, call, healthy).catch(() => undefined)
    return opened ? json(200, opened) : healthy()
  }

const both = ['encryptData', 'decryptData'] as const

/** Opens whatever `repair` makes of the ciphertext, if it opens then. */
const repairing =
  (repair: (bytes: Buffer) => Buffer): (() => Answer) =>
  () =>
  async (call, healthy) => {
    const reply = await healthy()
    if (reply.status !== 400 || typeof call.body?.cipher_text !== 'string') return reply
    return healthy({
      body: {
        ...call.body,
        cipher_text: repair(Buffer.from(call.body.cipher_text, 'base64')).toString('base64'),
      },
    })
  }

/** Remembers what was sealed, so that it can open more than it should. */
const remembering =
  (isTaken: (sealed: Json, asked: Json) => boolean): (() => Answer) =>
  () => {
    const known = new Map<string, { request: Json; key_id: string }>()
    return async (call, healthy) => {
      const reply = await healthy()
      if (call.operation === 'encryptData' && reply.status === 200)
        known.set(JSON.parse(reply.text).cipher_text, {
          request: call.body,
          key_id: JSON.parse(reply.text).key_id,
        })
      const sealed = known.get(call.body?.cipher_text)
      if (
        call.operation !== 'decryptData' ||
        reply.status !== 400 ||
        !sealed ||
        !isTaken(sealed.request, call.body)
      )
        return reply
      const { encryption_context, additional_authenticated_data } = sealed.request
      return healthy({
        body: { cipher_text: call.body.cipher_text, encryption_context, additional_authenticated_data },
      })
    }
  }

const contextOf = (body: Json) => body.encryption_context ?? {}
const keysOf = (body: Json) => Object.keys(contextOf(body)).sort().join()
const joined = (body: Json) => Object.entries(contextOf(body)).flat().join('')

export const encryption = [
  does(
    'base64-for-encryption',
    'cipher_text is the plaintext in Base64',
    both,
    homemade(
      ({ body }) => Buffer.from(body.plain_text.padEnd(140, ' ')).toString('base64'),
      async (text) => {
        const plain_text = Buffer.from(text, 'base64').toString().trimEnd()
        return {
          key_id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f',
          plain_text,
          plain_text_base64: Buffer.from(plain_text).toString('base64'),
        }
      },
    ),
  ),
  does(
    'plaintext-inside',
    'the ciphertext carries the plaintext beside the sealed bytes',
    both,
    homemade(
      ({ body }, sealed) =>
        Buffer.concat([
          Buffer.from(sealed.cipher_text, 'base64'),
          Buffer.from(body.plain_text),
          Buffer.from([0, Buffer.byteLength(body.plain_text) % 256, Buffer.byteLength(body.plain_text) >> 8]),
        ])
          .toString('base64')
          .slice(0, 5640),
      async (text, call, healthy) => {
        const bytes = Buffer.from(text, 'base64')
        const length = (bytes.at(-2) ?? 0) + ((bytes.at(-1) ?? 0) << 8)
        const reply = await healthy({
          body: {
            ...call.body,
            cipher_text: bytes.subarray(0, bytes.length - 3 - length).toString('base64'),
          },
        })
        return reply.status === 200 ? JSON.parse(reply.text) : undefined
      },
    ),
  ),
  {
    name: 'deterministic',
    group: 'encryption',
    defect: 'two encryptions of one plaintext are equal',
    operations: both,
    create: () => {
      const known = new Map<string, string>()
      return async (call, healthy) => {
        const reply = await healthy()
        if (call.operation !== 'encryptData' || reply.status !== 200) return reply
        const text = known.get(call.text) ?? reply.text
        known.set(call.text, text)
        return { ...reply, text }
      }
    },
  } satisfies ReturnType<typeof does>,
  does(
    'context-ignored',
    'the encryption_context does not matter',
    both,
    remembering(() => true),
  ),
  does(
    'context-keys-only',
    'only the keys of the encryption_context matter',
    both,
    remembering((sealed, asked) => keysOf(sealed) !== '' && keysOf(sealed) === keysOf(asked)),
  ),
  does(
    'context-joined',
    'keys and values of the encryption_context are joined without separators',
    both,
    remembering((sealed, asked) => joined(sealed) !== '' && joined(sealed) === joined(asked)),
  ),
  does(
    'context-case',
    'upper and lower case of the encryption_context do not matter',
    both,
    remembering(
      (sealed, asked) =>
        joined(sealed) !== '' && joined(sealed).toLowerCase() === joined(asked).toLowerCase(),
    ),
  ),
  does(
    'context-superset',
    'more pairs than the ciphertext was made with are accepted',
    both,
    remembering((sealed, asked) =>
      Object.entries(contextOf(sealed)).every(([key, value]) => contextOf(asked)[key] === value),
    ),
  ),
  does(
    'additional-data-ignored',
    'additional_authenticated_data does not matter',
    both,
    remembering((sealed) => sealed.additional_authenticated_data !== undefined),
  ),
  does('context-order-matters', 'the order of the pairs matters', both, () => {
    const known = new Map<string, string>()
    return async (call, healthy) => {
      const reply = await healthy()
      const order = Object.keys(contextOf(call.body ?? {})).join()
      if (call.operation === 'encryptData' && reply.status === 200)
        known.set(JSON.parse(reply.text).cipher_text, order)
      const isOther =
        call.operation === 'decryptData' &&
        reply.status === 200 &&
        known.has(call.body.cipher_text) &&
        known.get(call.body.cipher_text) !== order
      return isOther ? healthy({ body: { ...call.body, encryption_context: { not: 'it' } } }) : reply
    }
  }),
  does(
    'tampered-digest',
    'the digest at the end is not looked at',
    ['decryptData'],
    repairing((bytes) =>
      Buffer.concat([bytes.subarray(0, -32), createHash('sha256').update(bytes.subarray(0, -32)).digest()]),
    ),
  ),
  does(
    'trailing-bytes',
    'bytes behind the ciphertext are ignored',
    ['decryptData'],
    repairing((bytes) => bytes.subarray(0, 4 + 32 + bytes.readUInt16LE(2))),
  ),
  does(
    'header-not-authenticated',
    'the first bytes are not authenticated',
    ['decryptData'],
    repairing((bytes) => {
      const mended = Buffer.from(bytes)
      mended.writeUInt8(2, 0)
      mended.writeUInt8(0, 1)
      return Buffer.concat([
        mended.subarray(0, -32),
        createHash('sha256').update(mended.subarray(0, -32)).digest(),
      ])
    }),
  ),
  answers(
    'encrypt-echoes-alias',
    'encrypt-data answers the key_id as it was asked',
    ['encryptData'],
    (body, call) => ({ ...body, key_id: call.body.key_id }),
  ),
  answers('decrypt-wrong-key-id', 'decrypt-data answers the id of another CMK', ['decryptData'], (body) => ({
    ...body,
    key_id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f',
  })),
  answers('plaintext-trimmed', 'decrypt-data trims the plaintext', ['decryptData'], (body) => ({
    ...body,
    plain_text: body.plain_text.trim(),
  })),
  answers('plaintext-normalised', 'decrypt-data normalises Unicode', ['decryptData'], (body) => ({
    ...body,
    plain_text: body.plain_text.normalize('NFC'),
  })),
  answers(
    'surrogates-lost',
    'decrypt-data loses characters beyond the first plane',
    ['decryptData'],
    (body) => ({ ...body, plain_text: body.plain_text.replace(/[\ud800-\udfff]/g, '?') }),
  ),
  answers('base64-of-nothing', 'plain_text_base64 is empty', ['decryptData'], (body) => ({
    ...body,
    plain_text_base64: '',
  })),
  answers('ciphertext-in-hex', 'cipher_text is hexadecimal', ['encryptData'], (body) => ({
    ...body,
    cipher_text: Buffer.from(body.cipher_text, 'base64').toString('hex').slice(0, 5600),
  })),
  replies(
    'ciphertext-padded',
    'the ciphertext is a block longer than documented',
    ['encryptData'],
    (reply) => {
      if (reply.status !== 200) return reply
      const body = JSON.parse(reply.text)
      return {
        ...reply,
        text: JSON.stringify({
          ...body,
          cipher_text: Buffer.concat([Buffer.from(body.cipher_text, 'base64'), Buffer.alloc(16)])
            .toString('base64')
            .slice(0, 5648),
        }),
      }
    },
  ),
  answers(
    're-encrypt-same',
    're-encrypt answers the ciphertext that it got',
    ['reEncrypt'],
    (body, call) => ({ ...body, cipher_text: call.body.cipher_text }),
  ),
]
