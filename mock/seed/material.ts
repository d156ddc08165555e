import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type KeySpec, keySpecs } from '../../src/generated/key-specs.ts'
import type { Material } from '../records.ts'

type Found = { material: Material } | { wrong: string }

/** The material that a text of a seed file stands for, or what is wrong with it: the text itself is never repeated. */
export function materialIn(text: string, spec: KeySpec): Found {
  const entry = keySpecs[spec]
  return 'materialBytes' in entry
    ? secretBytes(text.replace(/\s/g, ''), entry.materialBytes)
    : privateKey(text.trim(), spec)
}

function secretBytes(text: string, length: number): Found {
  // What consists of hexadecimal digits only is not Base64 by chance: 64 random characters would be, once in 10^29.
  const isHex = /^(?:[0-9a-fA-F]{2})+$/.test(text)
  const bytes = Buffer.from(text, isHex ? 'hex' : 'base64')
  if (!isHex && bytes.toString('base64') !== text) return { wrong: 'must be Base64 or hexadecimal' }
  if (bytes.length === length) return { material: bytes.toString('base64') }
  return { wrong: `must have ${length} bytes, and has ${bytes.length}` }
}

function privateKey(text: string, spec: KeySpec): Found {
  const key = parsedKey(text)
  if (!key)
    return { wrong: 'must be a private key without passphrase, as PEM or as Base64 of its PKCS#8 DER' }
  if (!isOf(key, spec)) return { wrong: `must be a private key for ${spec}` }
  return { material: derOf(key).toString('base64') }
}

const derOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'der' })

function parsedKey(text: string): KeyObject | undefined {
  try {
    if (text.startsWith('-----BEGIN ')) return createPrivateKey(text)
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
  } catch {
    return undefined
  }
}

/** The curve's object identifier, 1.2.156.10197.1.301, as DER has it. Node knows no name for a key of this kind. */
const sm2Curve = Buffer.from('06082a811ccf5501822d', 'hex')

function isOf(key: KeyObject, spec: KeySpec): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails = {} } = key
  const entry = keySpecs[spec]
  if (entry.kind === 'sm2') return derOf(key).includes(sm2Curve)
  if (entry.kind === 'rsa')
    return asymmetricKeyType === 'rsa' && asymmetricKeyDetails.modulusLength === entry.modulusBits
  if ('curve' in entry) return asymmetricKeyDetails.namedCurve === entry.curve
  return asymmetricKeyType === entry.kind
}
