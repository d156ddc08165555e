import { type KeySpec, keySpecs } from '../../src/generated/key-specs.ts'
import { type KeyPair, openKeyPair } from '../crypto/key-pair.ts'
import { fingerprintOf, newPrivateKey } from '../crypto/material.ts'
import type { CmkRecord, Imported, Material } from '../records.ts'
import type { World } from '../world.ts'
import type { Context } from './handler.ts'

/** New material for a CMK of this spec. */
export function newMaterial(
  spec: KeySpec,
  { world, beforehand }: Pick<Context, 'world' | 'beforehand'>,
): Material {
  const entry = keySpecs[spec]
  const bytes =
    'materialBytes' in entry ? world.random(entry.materialBytes) : beforehand(() => newPrivateKey(entry))
  return bytes.toString('base64')
}

/** The record of an import that happens now. */
export const importedNow = (material: Buffer, { now, uuid }: World): Imported => ({
  id: uuid(),
  fingerprint: fingerprintOf(material),
  importedAt: now(),
})

/** The bytes of the newest version: the one that encrypts, signs and authenticates. */
export const latestMaterial = (cmk: CmkRecord): Buffer => Buffer.from(cmk.versions.at(-1) ?? '', 'base64')

const remembered = new Map<Material, KeyPair>()

/** The key pair of an asymmetric CMK. Parsing costs more than most uses, so the pairs in use are remembered. */
export function keyPairOf(cmk: CmkRecord): KeyPair {
  const material = cmk.versions.at(-1) ?? ''
  const known = remembered.get(material)
  if (known) return known
  if (remembered.size >= 10_000) remembered.clear()
  const pair = openKeyPair(latestMaterial(cmk))
  remembered.set(material, pair)
  return pair
}
