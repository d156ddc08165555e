import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openKeyPair } from '../../mock/crypto/key-pair.ts'
import { type SigningAlgorithm, sign, verify } from '../../mock/crypto/signing.ts'
import { sm2Decrypt, sm2Encrypt } from '../../mock/crypto/sm2.ts'
import curves from '../vectors/curves.json' with { type: 'json' }

/** Random bytes that make k the number wanted: k is 1 + the bytes modulo the order less one. */
const randomFor = (k: string) => (bytes: number) =>
  Buffer.from((BigInt(`0x${k}`) - 1n).toString(16).padStart(bytes * 2, '0'), 'hex')

const noRandom = () => {
  throw new Error('Ed25519 needs no random bytes')
}

describe('published vectors', () => {
  test.each(curves)('$says', ({ algorithm, pkcs8, digest, k, r, s }) => {
    const pair = openKeyPair(Buffer.from(pkcs8, 'hex'))
    const input = Buffer.from(digest, 'hex')
    const signature = sign(algorithm as SigningAlgorithm, pair, input, randomFor(k))

    // Each number of these vectors has its highest bit set, hence a zero before it.
    const size = r.length / 2 + 1
    const hex = [0x30, 2 * size + 4, 2, size, 0].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    expect(signature.toString('hex')).toBe(`${hex}${r}02${size.toString(16)}00${s}`)
    expect(verify(algorithm as SigningAlgorithm, pair, input, signature)).toBe(true)
  })

  test('RFC 8032, 7.3: Ed25519ph of "abc"', () => {
    const seed = '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42'
    const pair = openKeyPair(Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'))
    const digest = createHash('sha512').update('abc').digest()

    const signature = sign('ED25519_PH_SHA_512', pair, digest, noRandom)
    expect(signature.toString('hex')).toBe(
      '98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae41' +
        '31f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406',
    )
    expect(verify('ED25519_PH_SHA_512', pair, digest, signature)).toBe(true)
  })

  test('GB/T 32918.5, annex C: SM2 encryption of "encryption standard"', () => {
    const pair = openKeyPair(Buffer.from(curves[2]?.pkcs8 ?? '', 'hex'))
    const k = curves[2]?.k ?? ''

    const ciphertext = sm2Encrypt(pair, Buffer.from('encryption standard'), randomFor(k))
    expect(ciphertext.toString('hex')).toBe(
      '0404ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73' +
        'e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0' +
        '59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766' +
        '21886ca989ca9c7d58087307ca93092d651efa',
    )
    expect(sm2Decrypt(pair, ciphertext)?.toString()).toBe('encryption standard')
  })

  test('SM2 encryption draws another number when the mask of one byte is zero', () => {
    const pair = openKeyPair(Buffer.from(curves[2]?.pkcs8 ?? '', 'hex'))
    const drawn: number[] = []
    const counting = (bytes: number) => {
      drawn.push(drawn.length + 1)
      return Buffer.from(drawn.length.toString(16).padStart(bytes * 2, '0'), 'hex')
    }

    for (let index = 0; index < 1000; index += 1) {
      const ciphertext = sm2Encrypt(pair, Buffer.from('a'), counting)
      expect(ciphertext.at(-1)).not.toBe('a'.charCodeAt(0))
    }
    expect(drawn.length).toBeGreaterThan(1000)
  })
})
