import { createECDH } from 'node:crypto'
import { ecKeyOf, peerPoint, pointBytes } from './ec.ts'
import type { KeyPair } from './key-pair.ts'
import { toBytes } from './modular.ts'
import { timesPoint } from './sm2.ts'

/**
 * ECDH: x of the private number times the peer's point, given as SubjectPublicKeyInfo (DER). Undefined unless that point
 * is on the same curve.
 */
export function sharedSecret(pair: KeyPair, spki: Buffer): Buffer | undefined {
  const key = ecKeyOf(pair)
  const peer = peerPoint(pair, key, spki)
  if (!peer) return undefined
  // Node refuses to compute it on the curve of SM2.
  if (key.curve === 'SM2') return toBytes(timesPoint(peer, key.d).x, key.size)
  const ecdh = createECDH(key.curve)
  ecdh.setPrivateKey(toBytes(key.d, key.size))
  return ecdh.computeSecret(pointBytes(key, peer))
}
