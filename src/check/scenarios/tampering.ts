import type { Kms } from '../../judge/kms.ts'
import type { Tools } from '../workshop/tools.ts'
import { isDocumented, mended, withVersion } from './layout.ts'
import { scenario } from './scenario.ts'

const place = 'docs/ciphertext.md'
const secret = 'A plaintext that nobody may change, 0123456789'

const sealed = async ({ kms, cmk }: Tools, plain_text = secret) =>
  Buffer.from((await kms.ok('encryptData', { key_id: await cmk(), plain_text })).cipher_text, 'base64')

/** No source documents the code. */
const refused = (kms: Kms, bytes: Buffer) =>
  kms.refused('decryptData', { cipher_text: bytes.toString('base64') })

function flipped(bytes: Buffer, at: number, bit = 0x01): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ bit
  return changed
}

/** All regions of a ciphertext, however it is laid out, and closely where the documented one has its small fields. */
const placesIn = ({ length }: Buffer) => {
  const spread = Array.from({ length: 24 }, (_, step) => Math.floor((step * length) / 24))
  return new Set([0, 1, 2, 3, 4, 19, 20, ...spread, length - 36, length - 33, length - 32, length - 1])
}

export const tampering = scenario(
  'tampering',
  {
    says: 'a ciphertext with one bit flipped, in whatever region, does not decrypt',
    ...{ operation: 'decryptData', place, class: 'insecure' },
  },
  async (tools) => {
    const bytes = await sealed(tools)

    for (const at of placesIn(bytes)) {
      await refused(tools.kms, flipped(bytes, at))
      await refused(tools.kms, flipped(bytes, at, 0x80))
    }
  },
)

export const forging = scenario(
  'forging',
  {
    says: 'a ciphertext that was changed does not decrypt either when its digest, which has no key, is computed anew',
    ...{ operation: 'decryptData', place, class: 'insecure' },
  },
  async (tools) => {
    const bytes = await sealed(tools)
    if (!isDocumented(bytes)) return

    for (const at of placesIn(bytes))
      if (at < bytes.length - 32) await refused(tools.kms, mended(flipped(bytes, at)))
    for (const version of [1, 255, 0xffffffff]) await refused(tools.kms, withVersion(bytes, version))
  },
)

export const splicing = scenario(
  'splicing',
  {
    says: 'the halves of two ciphertexts do not make a third',
    ...{ operation: 'decryptData', place, class: 'insecure' },
  },
  async (tools) => {
    const text = 'x'.repeat(200)
    const [one, other] = [await sealed(tools, text), await sealed(tools, 'y'.repeat(200))]

    for (const part of [0.25, 0.5, 0.75]) {
      const at = Math.floor(one.length * part)
      const spliced = Buffer.concat([one.subarray(0, at), other.subarray(at)])
      if (spliced.equals(one) || spliced.equals(other)) continue
      await refused(tools.kms, spliced)
      if (isDocumented(one)) await refused(tools.kms, mended(spliced))
    }
  },
)

export const truncation = scenario(
  'truncation',
  {
    says: 'a ciphertext that is cut off or goes on does not decrypt',
    ...{ operation: 'decryptData', place, class: 'insecure' },
  },
  async (tools) => {
    const bytes = await sealed(tools, secret.repeat(2))
    const wrong = [
      ...[1, 3, 16, 32, 48].map((count) => bytes.subarray(0, bytes.length - count)),
      ...[1, 16].map((count) => bytes.subarray(count)),
      ...[1, 16, 48].map((count) => Buffer.concat([bytes, Buffer.alloc(count)])),
      Buffer.concat([bytes, bytes]),
    ]

    for (const each of wrong) {
      await refused(tools.kms, each)
      if (isDocumented(bytes)) await refused(tools.kms, mended(each))
    }
  },
)

export const oneRefusal = scenario(
  'one-refusal',
  {
    says: 'tampered, cut off or foreign: every ciphertext that does not decrypt gets one answer, which tells nothing',
    ...{ operation: 'decryptData', place: 'openapi/DEVIATIONS.md', basis: 'assumed' },
  },
  async (tools) => {
    const { kms } = tools
    const bytes = await sealed(tools)
    const [middle, end] = [Math.floor(bytes.length / 3), bytes.length - 1]
    const broken = [flipped(bytes, middle), flipped(bytes, end), bytes.subarray(0, end), Buffer.alloc(200, 7)]

    for (const each of broken)
      await kms.refused('decryptData', { cipher_text: each.toString('base64') }, 'InvalidCipherText')
    if (isDocumented(bytes))
      for (const each of [mended(flipped(bytes, 24)), withVersion(bytes, 7)])
        await kms.refused('decryptData', { cipher_text: each.toString('base64') }, 'InvalidCipherText')
  },
)
