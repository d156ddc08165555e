import { keySpecs } from '../../src/generated/key-specs.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'

/** Throws unless the CMK can encrypt with the algorithm (openapi/key-specs.yaml). */
export function demandAlgorithm({ spec }: CmkRecord, algorithm: string) {
  const { kind, encryption } = keySpecs[spec]
  if ((encryption as readonly string[]).includes(algorithm)) return
  if (kind === 'symmetric') throw new KmsError('SymmetricAlgorithmUnsupported')
  const detail = `encryption_algorithm must be ${encryption.join(' or ')}.`
  throw new KmsError(kind === 'rsa' ? 'RsaAlgorithmUnsupported' : 'InvalidParameter', detail)
}
