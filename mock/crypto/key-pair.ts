import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

export type KeyPair = { privateKey: KeyObject; publicKey: KeyObject }

/** Random bytes, from wherever the caller takes them. */
export type Random = (bytes: number) => Buffer

/** Parses a private key (PKCS#8 DER). Costs more than most uses of it; keep the result. */
export function openKeyPair(pkcs8: Buffer): KeyPair {
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** SubjectPublicKeyInfo as PEM, with the CRLF line ends of the vendor's example. */
export const publicKeyPem = ({ publicKey }: KeyPair): string =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString().replaceAll('\n', '\r\n')
