/*
 * The import token. Offsets and lengths in bytes.
 *
 *   0        2    00 00
 *   2        2    length                     of all that follows, little-endian
 *   4        36   CMK id                     ASCII
 *   40       2    00 00
 *   42       12   nonce                      \
 *   54       8    end of validity             | AES-256-GCM, with the 42 bytes before as additional data;
 *   62       1    wrapping algorithm          | end in milliseconds since the epoch, big-endian
 *   63       n    wrapping key, PKCS#8 DER   /
 *   63+n     16   GCM tag
 *
 * The first 42 bytes are as in the vendor's sample. The token carries the wrapping key itself, sealed: there is nothing to
 * remember between the two calls of an import, so nothing can get lost or pile up.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { type Wrapping, wrappings } from './wrap.ts'

export type ImportToken = { cmkId: string; expiresAt: number; wrapping: Wrapping; privateKey: Buffer }

const LENGTH_AT = 2
const CMK_ID_AT = 4
const CMK_ID = 36
const HEADER = 42
const NONCE = 12
const EXPIRY = 8
const TAG = 16
const SHORTEST = HEADER + NONCE + EXPIRY + 1 + TAG

/** `secret` is 32 bytes, `nonce` 12 random ones, never used before with this secret. */
export function sealToken(token: ImportToken, secret: Buffer, nonce: Buffer): Buffer {
  const expiry = Buffer.alloc(EXPIRY)
  expiry.writeBigUInt64BE(BigInt(token.expiresAt))
  const content = Buffer.concat([expiry, Buffer.of(wrappings.indexOf(token.wrapping)), token.privateKey])
  const header = headerOf(token.cmkId, HEADER + NONCE + content.length + TAG)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(header)
  return Buffer.concat([header, nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** Undefined for whatever `sealToken` did not write with this secret. */
export function openToken(bytes: Buffer, secret: Buffer): ImportToken | undefined {
  if (bytes.length < SHORTEST) return undefined
  const nonce = bytes.subarray(HEADER, HEADER + NONCE)
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce)
    .setAAD(bytes.subarray(0, HEADER))
    .setAuthTag(bytes.subarray(-TAG))
  try {
    const content = Buffer.concat([decipher.update(bytes.subarray(HEADER + NONCE, -TAG)), decipher.final()])
    const wrapping = wrappings[content.readUInt8(EXPIRY)]
    if (!wrapping) return undefined
    return {
      cmkId: bytes.toString('latin1', CMK_ID_AT, CMK_ID_AT + CMK_ID),
      expiresAt: Number(content.readBigUInt64BE()),
      wrapping,
      privateKey: content.subarray(EXPIRY + 1),
    }
  } catch {
    return undefined
  }
}

function headerOf(cmkId: string, total: number): Buffer {
  const header = Buffer.alloc(HEADER)
  header.writeUInt16LE(total - CMK_ID_AT, LENGTH_AT)
  header.write(cmkId, CMK_ID_AT, 'latin1')
  return header
}
