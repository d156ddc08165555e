import { type KeySpec, keySpecs } from '../../src/generated/key-specs.ts'
import { fingerprintOf, newPrivateKey } from '../crypto/material.ts'
import type { Imported, Material } from '../records.ts'
import type { World } from './handler.ts'

/** New material for a CMK of this spec. */
export async function newMaterial(spec: KeySpec, { random }: World): Promise<Material> {
  const entry = keySpecs[spec]
  const bytes = 'materialBytes' in entry ? random(entry.materialBytes) : await newPrivateKey(entry)
  return bytes.toString('base64')
}

/** The record of an import that happens now. */
export const importedNow = (material: Buffer, { now, uuid }: World): Imported => ({
  id: uuid(),
  fingerprint: fingerprintOf(material),
  importedAt: now(),
})
