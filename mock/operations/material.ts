import { type KeySpec, keySpecs } from '../../src/generated/key-specs.ts'
import { newPrivateKey } from '../crypto/material.ts'
import type { Material } from '../records.ts'
import type { World } from './handler.ts'

/** New material for a CMK of this spec. */
export async function newMaterial(spec: KeySpec, { random }: World): Promise<Material> {
  const entry = keySpecs[spec]
  const bytes = 'materialBytes' in entry ? random(entry.materialBytes) : await newPrivateKey(entry)
  return bytes.toString('base64')
}
