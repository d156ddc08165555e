import { execFileSync, spawnSync } from 'node:child_process'
import { constants, createCipheriv, createPublicKey, publicEncrypt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a client does with the parameters of an import, by node:crypto. */
const paddings = {
  RSAES_OAEP_SHA_256: { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
  RSAES_OAEP_SHA_1: { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
  RSAES_PKCS1_V1_5: { padding: constants.RSA_PKCS1_PADDING },
} as const
export type Wrapping = keyof typeof paddings
export const wrappings = Object.keys(paddings) as Wrapping[]

export function wrapped(
  public_key: string,
  material: Buffer,
  wrapping: Wrapping = 'RSAES_OAEP_SHA_256',
): string {
  const key = createPublicKey({ key: Buffer.from(public_key, 'base64'), format: 'der', type: 'spki' })
  return publicEncrypt({ key, ...paddings[wrapping] }, material).toString('base64')
}

export function wrappedPrivateKey(temporaryKey: Buffer, pkcs8: Buffer): string {
  const cipher = `id-aes${temporaryKey.length * 8}-wrap-pad`
  const wrap = createCipheriv(cipher, temporaryKey, Buffer.from('A65959A6', 'hex'))
  return Buffer.concat([wrap.update(pkcs8), wrap.final()]).toString('base64')
}

const version = /^OpenSSL (\d+)/.exec(
  spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1]

/** For `skip(...withoutOpenssl)`: the command of the vendor's manual, which only knows key wrap since version 3. */
export const withoutOpenssl = [
  Number(version ?? 0) < 3,
  'the command openssl, 3 or newer, is missing',
] as const

/** The same by the command of the vendor's manual. */
export const openssl = {
  run: (options: string[], input?: Buffer): Buffer =>
    execFileSync('openssl', options, { stdio: ['pipe', 'pipe', 'ignore'], ...(input && { input }) }),

  wrapped(public_key: string, material: Buffer, wrapping: Wrapping): string {
    const folder = mkdtempSync(join(tmpdir(), 'dewkit-test-'))
    try {
      const publicKey = join(folder, 'public.der')
      writeFileSync(publicKey, Buffer.from(public_key, 'base64'))
      const hash = wrapping === 'RSAES_OAEP_SHA_1' ? 'sha1' : 'sha256'
      const padding =
        wrapping === 'RSAES_PKCS1_V1_5' ? ['pkcs1'] : ['oaep', '-pkeyopt', `rsa_oaep_md:${hash}`]
      const key = ['-pubin', '-inkey', publicKey, '-keyform', 'DER']
      const options = ['-pkeyopt', `rsa_padding_mode:${padding[0]}`, ...padding.slice(1)]
      return openssl.run(['pkeyutl', '-encrypt', ...key, ...options], material).toString('base64')
    } finally {
      rmSync(folder, { recursive: true })
    }
  },

  /** Under SM2, as DER. */
  wrappedBySm2(public_key: string, material: Buffer): Buffer {
    const folder = mkdtempSync(join(tmpdir(), 'dewkit-test-'))
    try {
      const publicKey = join(folder, 'public.der')
      writeFileSync(publicKey, Buffer.from(public_key, 'base64'))
      return openssl.run(['pkeyutl', '-encrypt', '-pubin', '-inkey', publicKey, '-keyform', 'DER'], material)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },

  wrappedPrivateKey(temporaryKey: Buffer, pkcs8: Buffer): string {
    const cipher = `-id-aes${temporaryKey.length * 8}-wrap-pad`
    const key = ['-K', temporaryKey.toString('hex'), '-iv', 'A65959A6']
    return openssl.run(['enc', '-e', cipher, ...key], pkcs8).toString('base64')
  },
}
