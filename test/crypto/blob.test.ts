import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import {
  type Address,
  type BlobKind,
  type Cipher,
  deriveKeys,
  fromBase64,
  open,
  parse,
  seal,
} from '../../mock/crypto/blob.ts'
import type { Binding } from '../../mock/crypto/context.ts'
import blobVectors from '../vectors/blob.json' with { type: 'json' }

type Vector = {
  says: string
  kind: BlobKind
  cipher: Cipher
  material: string
  cmkId: string
  version: number
  binding: { pairs: Record<string, string>; text: string }
  iv: string
  plaintext: string
  encryption: string
  authentication: string
  bindingBytes: string
  blob: string
}

const vectors = blobVectors as unknown as Vector[] // the compiler takes a word of a JSON file for any string
const root = join(import.meta.dirname, '../..')
const cmkId = '25abe69f-ae10-44cd-bc87-1bda1de3b7d7'
const keys = deriveKeys('aes-256-cbc', Buffer.alloc(32, 7))
const to: Address = { kind: 'data', cmkId, version: 0 }
const binding: Binding = { pairs: { tenant: 'blue' }, text: 'order=7' }
const iv = Buffer.alloc(16, 9)
const sealed = seal(keys, to, Buffer.from('hello'), binding, iv)

const hex = (text: string) => Buffer.from(text, 'hex')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
const redigested = (body: Buffer) => Buffer.concat([body, sha256(body)])

/** What somebody can do who knows the format and no key: any payload and tail, with the right length and digest. */
function framed(payload: Uint8Array, tail: Uint8Array = sealed.subarray(-72, -32)): Buffer {
  const header = Buffer.from([2, 0, 0, 0])
  header.writeUInt16LE(payload.length + tail.length, 2)
  return redigested(Buffer.concat([header, payload, tail]))
}

function reopened(bytes: Buffer, kind: BlobKind = 'data'): Buffer | undefined {
  const blob = parse(bytes)
  return blob && open(keys, kind, blob, binding)
}

describe('the pinned ciphertexts, made with OpenSSL', () => {
  test.each(vectors)('$says', (vector) => {
    const derived = deriveKeys(vector.cipher, hex(vector.material))
    const blob = parse(hex(vector.blob))

    expect(derived.encryption.export().toString('hex')).toBe(vector.encryption)
    expect(derived.authentication.export().toString('hex')).toBe(vector.authentication)
    expect(seal(derived, vector, hex(vector.plaintext), vector.binding, hex(vector.iv)).toString('hex')).toBe(
      vector.blob,
    )
    expect(blob).toMatchObject({ cmkId: vector.cmkId, version: vector.version })
    expect(blob && open(derived, vector.kind, blob, vector.binding)?.toString('hex')).toBe(vector.plaintext)
  })

  test('cover every length at the edge of a block, both ciphers and both kinds', () => {
    expect(vectors.map(({ plaintext }) => plaintext.length / 2)).toEqual(
      expect.arrayContaining([0, 1, 15, 16, 4096]),
    )
    expect(new Set(vectors.map(({ cipher, kind }) => `${cipher} ${kind}`)).size).toBe(4)
  })
})

describe('the ciphertext that the vendor shows', () => {
  const page = parseYaml(readFileSync(join(root, 'openapi/paths/data.yaml'), 'utf8'), { merge: true })
  const answer = page['encrypt-data'].post.responses['200'].content['application/json']
  const bytes = Buffer.from(answer.examples.documented.value.cipher_text, 'base64')

  test('has our layout: id, version, a payload of 192 bytes and the right digest', () => {
    const blob = parse(bytes)

    expect(bytes.length).toBe(268)
    expect(blob).toMatchObject({
      cmkId: '25abe69f-ae10-44cd-bc87-1bda1de3b7d7',
      version: 0,
      header: hex('0200e800'),
    })
    expect([blob?.iv.length, blob?.sealed.length, blob?.tag.length]).toEqual([16, 144, 32])
    expect(sha256(bytes.subarray(0, 236)).toString('hex')).toBe(bytes.subarray(236).toString('hex'))
  })

  test('does not open: its keys are not ours', () => {
    expect(reopened(bytes)).toBeUndefined()
  })
})

describe('open inverts seal', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 })
  const bindings = fc.record({ pairs: fc.dictionary(text, text, { maxKeys: 4 }), text }, { requiredKeys: [] })
  const bytesOf = (length: number) =>
    fc.uint8Array({ minLength: length, maxLength: length }).map((it) => Buffer.from(it))
  const plaintexts = fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes))

  test.each([
    ['aes-256-cbc', 32],
    ['sm4-cbc', 16],
  ] as const)('under %s, for every plaintext, binding, version and material', (cipher, materialBytes) => {
    fc.assert(
      fc.property(
        fc.tuple(bytesOf(materialBytes), bytesOf(16)),
        fc.constantFrom<BlobKind>('data', 'datakey'),
        fc.nat({ max: 0xffffffff }),
        plaintexts,
        bindings,
        ([material, iv], kind, version, bytes, binding) => {
          const plaintext = kind === 'data' ? bytes : bytes.subarray(bytes.length % 16)
          const random = deriveKeys(cipher, material)
          const blob = parse(seal(random, { kind, cmkId, version }, plaintext, binding, iv))

          expect(blob).toMatchObject({ cmkId, version })
          expect(blob && open(random, kind, blob, binding)).toEqual(plaintext)
        },
      ),
    )
  })

  // The vendor's manual: 124 bytes and whole blocks of 16, of which padding always takes a part; a datakey has none.
  test.each([
    ['data', 0, 140],
    ['data', 15, 140],
    ['data', 16, 156],
    ['data', 4096, 4236],
    ['datakey', 0, 124],
    ['datakey', 16, 140],
    ['datakey', 64, 188],
  ] as const)('a %s of %d bytes becomes %d bytes', (kind, length, expected) => {
    const bytes = seal(keys, { ...to, kind }, Buffer.alloc(length, 1), binding, iv)

    expect(bytes.length).toBe(expected)
    expect(reopened(bytes, kind)).toEqual(Buffer.alloc(length, 1))
  })

  test('a datakey that is no whole number of blocks cannot be sealed', () => {
    expect(() => seal(keys, { ...to, kind: 'datakey' }, Buffer.alloc(15), binding, iv)).toThrow()
  })
})

describe('open refuses', () => {
  const bits = Array.from({ length: sealed.length * 8 }, (_, bit) => bit)
  const flipped = (bit: number) => {
    const bytes = Buffer.from(sealed)
    bytes[bit >> 3] = bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7))
    return bytes
  }

  test('any flipped bit', () => {
    expect(bits.filter((bit) => parse(flipped(bit)) !== undefined)).toEqual([])
  })

  test('any flipped bit before the digest, though the digest is made right again', () => {
    const repaired = bits.slice(0, -256).map((bit) => redigested(flipped(bit).subarray(0, -32)))

    expect(repaired.filter((bytes) => reopened(bytes) !== undefined)).toEqual([])
  })

  test('any cut at either end', () => {
    const cuts = Array.from(sealed.keys()).flatMap((at) => [sealed.subarray(0, at), sealed.subarray(at + 1)])

    expect(cuts.filter((bytes) => parse(bytes) !== undefined)).toEqual([])
  })

  test('any extension at either end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (more) => {
        expect(parse(Buffer.concat([sealed, more]))).toBeUndefined()
        expect(reopened(Buffer.concat([more, sealed]))).toBeUndefined()
      }),
    )
  })

  test('a payload that was cut, extended or patched, though length and digest are right', () => {
    const payload = sealed.subarray(4, -72)
    const at = fc.nat({ max: payload.length })
    fc.assert(
      fc.property(at, at, fc.uint8Array({ maxLength: 40 }), (from, until, patch) => {
        const other = Buffer.concat([payload.subarray(0, from), patch, payload.subarray(until)])
        fc.pre(!other.equals(payload))
        expect(reopened(framed(other))).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  test.each<[string, Partial<Address> & { binding?: Binding; keys?: typeof keys }]>([
    ['kind', { kind: 'datakey' }],
    ['version', { version: 1 }],
    ['CMK id', { cmkId: '25abe69f-ae10-44cd-bc87-1bda1de3b7d8' }],
    ['value of a pair', { binding: { pairs: { tenant: 'red' }, text: 'order=7' } }],
    ['text', { binding: { pairs: { tenant: 'blue' }, text: 'order=8' } }],
    ['binding, without its text', { binding: { pairs: { tenant: 'blue' } } }],
    ['binding, without its pairs', { binding: { text: 'order=7' } }],
    ['binding, empty', { binding: {} }],
    ['material', { keys: deriveKeys('aes-256-cbc', Buffer.alloc(32, 8)) }],
  ])('another %s', (_, { kind = 'data', binding: other = binding, keys: otherKeys = keys, ...address }) => {
    const blob = parse(sealed)

    expect(blob && open(otherKeys, kind, { ...blob, ...address }, other)).toBeUndefined()
  })

  test.each<[string, BlobKind, Buffer]>([
    ['padding', 'data', Buffer.alloc(16, 3)],
    ['number of blocks', 'data', Buffer.alloc(15, 3)],
    ['number of blocks', 'datakey', Buffer.alloc(15, 3)],
    ['padding, there being none', 'data', Buffer.alloc(0)],
  ])('a wrong %s of %s under a right tag', (_, kind, ciphertext) => {
    const tail = sealed.subarray(-72, -32)
    const header = framed(Buffer.concat([iv, ciphertext, Buffer.alloc(32)])).subarray(0, 4)
    const mac = createHmac('sha256', keys.authentication)
      .update(kind === 'data' ? '\x01' : '\x02')
      .update(header)
    const nothing = Buffer.alloc(8)
    const tag = mac.update(tail).update(nothing).update(iv).update(ciphertext).digest()
    const blob = parse(framed(Buffer.concat([iv, ciphertext, tag])))

    expect(blob?.tag).toEqual(tag)
    expect(blob && open(keys, kind, blob, {})).toBeUndefined()
  })
})

describe('parse', () => {
  test('never throws, and random bytes are no ciphertext', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(parse(Buffer.from(bytes))).toBeUndefined()
        expect(parse(Buffer.from([2, 0, ...bytes]))).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  test('takes any payload with a right frame apart, and open refuses it', () => {
    const payloads = fc.uint8Array({ minLength: 48, maxLength: 200 })
    fc.assert(
      fc.property(payloads, fc.uint8Array({ minLength: 40, maxLength: 40 }), (payload, tail) => {
        const blob = parse(framed(payload, tail))

        expect(blob && Buffer.concat([blob.iv, blob.sealed, blob.tag])).toEqual(Buffer.from(payload))
        expect(blob && Buffer.from(blob.cmkId, 'latin1')).toEqual(Buffer.from(tail.subarray(0, 36)))
        expect(blob && open(keys, 'data', blob, {})).toBeUndefined()
      }),
    )
  })

  test('refuses whatever is too short for IV and tag, with a right length and digest', () => {
    const short = Array.from({ length: 48 }, (_, length) => framed(Buffer.alloc(length)))

    expect(short.filter((bytes) => parse(bytes) !== undefined)).toEqual([])
    expect(parse(framed(Buffer.alloc(48)))).toBeDefined()
  })

  test('refuses a length that is not its own, though the digest is right', () => {
    const wrong = [0, 1, 103, 105, 140, 0x6800, 0xffff].map((length) => {
      const body = Buffer.from(sealed.subarray(0, -32))
      body.writeUInt16LE(length, 2)
      return redigested(body)
    })

    expect(sealed.readUInt16LE(2)).toBe(104)
    expect(wrong.filter((bytes) => parse(bytes) !== undefined)).toEqual([])
  })

  test.each(['0000', '0100', '0201', '0300', '0002'])('refuses the format %s', (format) => {
    expect(parse(redigested(Buffer.concat([hex(format), sealed.subarray(2, -32)])))).toBeUndefined()
  })
})

describe('fromBase64', () => {
  test('inverts toString', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(Buffer.from(bytes))
      }),
    )
  })

  test.each([
    ['lacks its padding', 'QQ'],
    ['lacks a part of its padding', 'QQ='],
    ['has too much padding', 'QUI==='],
    ['is nothing but padding', '===='],
    ['goes on after its padding', 'QQ==QQ=='],
    ['has bits beyond its last byte', 'QR=='],
    ['has a bit beyond its last two bytes', 'QUJ='],
    ['has the letters of URLs', '-_-_'],
    ['has a letter of no alphabet', 'QU!C'],
    ['begins with a blank', ' QUJD'],
    ['has a line end inside', 'QUJD\nQUJD'],
    ['ends in a line end', 'QUJD\n'],
    ['has a length of 1 modulo 4', 'QUJDR'],
  ])('refuses a text that %s', (_, text) => {
    expect(fromBase64(text)).toBeUndefined()
  })
})

describe('the openssl command', () => {
  const ask = (...words: string[]) => spawnSync('openssl', words, { encoding: 'utf8' }).stdout ?? ''
  const usable =
    /^OpenSSL ([3-9]|\d\d)/.test(ask('version')) && ask('list', '-cipher-algorithms').includes('SM4-CBC')
  const bash = spawnSync('bash', ['-c', 'command -v xxd']).status === 0

  beforeEach(({ skip }) => skip(!usable, 'needs the openssl command, version 3, with SM4'))

  const openssl = (words: string[], input: Buffer = Buffer.alloc(0)) =>
    execFileSync('openssl', words, { input })

  function prefixed(text: string): Buffer {
    const length = Buffer.byteLength(text).toString(16).padStart(8, '0')
    return Buffer.concat([hex(length), Buffer.from(text)])
  }

  /** As docs/ciphertext.md says it. */
  function opened(bytes: Buffer, cipher: Cipher, material: Buffer, kind: BlobKind, bound: Buffer): Buffer {
    const derive = (purpose: string, length: number) => {
      const options = ['digest:SHA256', `hexkey:${material.toString('hex')}`, `info:dewkit blob ${purpose}`]
      const flags = options.flatMap((option) => ['-kdfopt', option])
      return openssl(['kdf', '-binary', '-keylen', String(length), ...flags, 'HKDF']).toString('hex')
    }
    const [header, iv, ciphertext] = [bytes.subarray(0, 4), bytes.subarray(4, 20), bytes.subarray(20, -104)]
    const [tag, tail, digest] = [bytes.subarray(-104, -72), bytes.subarray(-72, -32), bytes.subarray(-32)]
    const covered = Buffer.concat([hex(kind === 'data' ? '01' : '02'), header, tail, bound, iv, ciphertext])
    const hmac = ['-mac', 'HMAC', '-macopt', `hexkey:${derive('authenticate', 32)}`]

    expect(openssl(['dgst', '-sha256', '-binary'], bytes.subarray(0, -32))).toEqual(digest)
    expect(openssl(['dgst', '-sha256', ...hmac, '-binary'], covered)).toEqual(tag)
    const padding = kind === 'data' ? [] : ['-nopad']
    const key = ['-K', derive('encrypt', material.length), '-iv', iv.toString('hex')]
    return openssl(['enc', '-d', `-${cipher}`, ...key, ...padding], ciphertext)
  }

  test.each([
    ['aes-256-cbc', 32],
    ['sm4-cbc', 16],
  ] as const)('opens what seal makes under %s', (cipher, materialBytes) => {
    const random = fc.uint8Array({ minLength: materialBytes + 16, maxLength: materialBytes + 16 })
    const text = fc.string({ unit: 'binary', maxLength: 20 })
    fc.assert(
      fc.property(
        random,
        fc.boolean(),
        fc.uint8Array({ maxLength: 100 }),
        text,
        text,
        (bytes, padded, data, a, b) => {
          const [material, iv] = [Buffer.from(bytes.subarray(16)), Buffer.from(bytes.subarray(0, 16))]
          const kind = padded ? 'data' : 'datakey'
          const plaintext = Buffer.from(padded ? data : data.subarray(data.length % 16))
          const bound = Buffer.concat([hex('00000001'), prefixed(a), prefixed(b), prefixed(b)])
          const to = { kind, cmkId, version: 258 } as const
          const blob = seal(deriveKeys(cipher, material), to, plaintext, { pairs: { [a]: b }, text: b }, iv)

          expect(opened(blob, cipher, material, kind, bound)).toEqual(plaintext)
          expect(blob.readUInt32LE(blob.length - 36)).toBe(258)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('makes the pinned ciphertexts again', ({ skip }) => {
    skip(!bash, 'needs bash and xxd')

    const written = execFileSync('bash', [join(root, 'test/vectors/blob.sh')], { encoding: 'utf8' })
    expect(JSON.parse(written)).toEqual(vectors)
  })

  test('opens the example of docs/ciphertext.md by the commands that stand there', ({ skip }) => {
    skip(!bash, 'needs bash and xxd')

    const page = readFileSync(join(root, 'docs/ciphertext.md'), 'utf8')
    const commands = [...page.matchAll(/^```bash\n(.*?)^```/gms)].map(([, block]) => block).join('')
    const output = execFileSync('bash', ['-euo', 'pipefail', '-c', commands], { encoding: 'utf8' })
    expect(commands).toContain(hex(vectors[0]?.blob ?? '').toString('base64'))
    expect(output).toBe('the digest is right\nthe tag is right\n12345678')
  })
})
