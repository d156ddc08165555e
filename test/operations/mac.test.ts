import { Buffer } from 'node:buffer'
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useEmulator } from '../support/emulator.ts'
import { openssl, withoutOpenssl } from '../support/openssl.ts'
import { runs } from '../support/prism.ts'
import vectors from '../vectors/hmac.json' with { type: 'json' }

const macs = [
  ['HMAC_256', 'HMAC_SHA_256', 'sha256', 64],
  ['HMAC_384', 'HMAC_SHA_384', 'sha384', 96],
  ['HMAC_512', 'HMAC_SHA_512', 'sha512', 128],
  ['HMAC_SM3', 'HMAC_SM3', 'sm3', 64],
] as const
type Spec = (typeof macs)[number][0]
type Algorithm = (typeof macs)[number][1]
const usage = 'GENERATE_VERIFY_MAC' as const
const message = Buffer.from('Nobody may change this.').toString('base64')

describe('generate-mac and verify-mac', () => {
  const kms = useEmulator()

  test.each(vectors.cases)('$spec: $says', async ({ spec, algorithm, key, data, mac }) => {
    const versions = [Buffer.from(key, 'hex').toString('base64')]
    const key_id = await kms.cmkIn('enabled', { spec: spec as Spec, usage, versions })
    const mac_algorithm = algorithm as Algorithm
    const body = { key_id, mac_algorithm, message: Buffer.from(data, 'hex').toString('base64') }

    expect(await kms.ok('generateMac', body)).toEqual({ key_id, mac_algorithm, mac })
    expect(await kms.ok('verifyMac', { ...body, mac })).toEqual({ key_id, mac_algorithm, mac_valid: true })
  })

  test.each(macs)(
    'a new %s CMK answers %s in lower-case hexadecimal',
    async (key_spec, mac_algorithm, _, length) => {
      const { key_id } = (await kms.ok('createKey', { key_alias: 'mac', key_spec })).key_info
      const { mac } = await kms.ok('generateMac', { key_id, mac_algorithm, message })

      expect(mac).toMatch(new RegExp(`^[0-9a-f]{${length}}$`))
      expect(
        await kms.ok('verifyMac', { key_id, mac_algorithm, message, mac: mac.toUpperCase() }),
      ).toMatchObject({
        mac_valid: true,
      })
    },
  )

  test.for(macs)('%s: openssl computes the same', async ([spec, mac_algorithm, hash], { skip }) => {
    skip(...withoutOpenssl)
    const key = Buffer.alloc(33, 7)
    const key_id = await kms.cmkIn('enabled', { spec, usage, versions: [key.toString('base64')] })
    const { mac } = await kms.ok('generateMac', { key_id, mac_algorithm, message })

    const command = `dgst -mac HMAC -${hash} -macopt hexkey:${key.toString('hex')} -binary m`
    const computed = openssl(command, { m: Buffer.from(message, 'base64') })
    expect(computed?.toString('hex')).toBe(mac)
  })

  test('a MAC of any message is the HMAC of its bytes, and any flipped bit is refused', async () => {
    const key = Buffer.alloc(48, 9)
    const key_id = await kms.cmkIn('enabled', { spec: 'HMAC_384', usage, versions: [key.toString('base64')] })
    const anyMessage = fc.uint8Array({ minLength: 1, maxLength: 4096 })
    await fc.assert(
      fc.asyncProperty(anyMessage, fc.nat(383), async (bytes, bit) => {
        const body = {
          key_id,
          mac_algorithm: 'HMAC_SHA_384' as const,
          message: Buffer.from(bytes).toString('base64'),
        }
        const { mac } = await kms.ok('generateMac', body)
        expect(mac).toBe(createHmac('sha384', key).update(bytes).digest('hex'))
        const wrong = Buffer.from(mac, 'hex')
        wrong.writeUInt8(wrong.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect(await kms.ok('verifyMac', { ...body, mac: wrong.toString('hex') })).toMatchObject({
          mac_valid: false,
        })
      }),
      runs(40),
    )
  })

  test('a MAC that is cut, longer or of another message or CMK is not valid', async () => {
    const key_id = await kms.cmkIn('enabled', { spec: 'HMAC_256', usage })
    const other = await kms.cmkIn('enabled', { spec: 'HMAC_256', usage })
    const body = { key_id, mac_algorithm: 'HMAC_SHA_256' as const, message }
    const { mac } = await kms.ok('generateMac', body)

    for (const wrong of [
      { mac: mac.slice(0, 32) },
      { mac: `${mac}00` },
      { mac, message: 'YQ==' },
      { mac, key_id: other },
    ])
      expect(await kms.ok('verifyMac', { ...body, ...wrong })).toMatchObject({ mac_valid: false })
  })

  test('a CMK can be named by alias', async () => {
    const key_id = await kms.cmkIn('enabled', { spec: 'HMAC_256', usage, aliases: ['alias/mac'] })
    const body = { key_id: 'alias/mac', mac_algorithm: 'HMAC_SHA_256' as const, message }

    expect(await kms.ok('generateMac', body)).toMatchObject({ key_id })
  })

  test('a MAC that is no hexadecimal is refused', async () => {
    const key_id = await kms.cmkIn('enabled', { spec: 'HMAC_256', usage })
    const body = { key_id, mac_algorithm: 'HMAC_SHA_256', message }

    for (const mac of ['', 'abc', 'xy', 'ab'.repeat(65), 1])
      expect(await kms.refused('verifyMac', { ...body, mac })).toBe('InvalidParameter')
    expect(await kms.refused('verifyMac', body)).toBe('MissingParameter')
  })
})

describe.each(['generateMac', 'verifyMac'] as const)('%s refuses', (operation) => {
  const kms = useEmulator()
  const fine = {
    mac_algorithm: 'HMAC_SHA_256',
    message,
    ...(operation === 'verifyMac' && { mac: 'ab'.repeat(32) }),
  }

  test.each([
    ['disabled', 'KeyDisabled'],
    ['pendingDeletion', 'KeyPendingDeletion'],
    ['pendingImport', 'KeyDisabled'],
  ] as const)('a CMK that is %s: %s', async (state, error) => {
    const key_id = await kms.cmkIn(state, { spec: 'HMAC_256', usage })

    expect(await kms.refused(operation, { key_id, ...fine })).toBe(error)
  })

  test.each([
    ['AES_256', 'ENCRYPT_DECRYPT', 'SymmetricKeyUnsupported'],
    ['SM4', 'ENCRYPT_DECRYPT', 'SymmetricKeyUnsupported'],
    ['RSA_2048', 'ENCRYPT_DECRYPT', 'KeyOnlyEncrypts'],
    ['RSA_2048', 'SIGN_VERIFY', 'KeyOnlySigns'],
    ['EC_P256', 'SIGN_VERIFY', 'KeyOnlySigns'],
  ] as const)('a CMK of spec %s for %s: %s', async (spec, wrongUsage, error) => {
    const key_id = await kms.cmkIn('enabled', { spec, usage: wrongUsage, versions: ['AA=='] })

    expect(await kms.refused(operation, { key_id, ...fine })).toBe(error)
  })

  test.each(macs)('every algorithm but its own for a %s CMK', async (spec, own) => {
    const key_id = await kms.cmkIn('enabled', { spec, usage })

    for (const [, mac_algorithm] of macs.filter(([, algorithm]) => algorithm !== own))
      expect(await kms.refused(operation, { key_id, ...fine, mac_algorithm })).toBe(
        'SigningAlgorithmUnsupported',
      )
  })

  test.each([
    ['no message', { message: undefined }, 'MissingParameter'],
    ['no algorithm', { mac_algorithm: undefined }, 'MissingParameter'],
    ['an unknown algorithm', { mac_algorithm: 'HMAC_SHA_1' }, 'InvalidParameter'],
    ['an empty message', { message: '' }, 'InvalidParameter'],
    ['a message of 4097 bytes', { message: Buffer.alloc(4097).toString('base64') }, 'InvalidParameter'],
    ['a message that is no Base64', { message: 'a-b_' }, 'InvalidParameter'],
    ['a malformed key_id', { key_id: 'x' }, 'InvalidKeyId'],
    ['an unknown CMK', { key_id: '11111111-2222-4333-8444-555555555555' }, 'KeyNotFound'],
    ['a sequence, which it does not have', { sequence: 'x'.repeat(36) }, 'InvalidParameter'],
  ])('%s', async (_, wrong, error) => {
    const key_id = await kms.cmkIn('enabled', { spec: 'HMAC_256', usage })

    expect(await kms.refused(operation, { key_id, ...fine, ...wrong })).toBe(error)
  })
})
