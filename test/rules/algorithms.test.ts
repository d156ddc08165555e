import { describe, expect, test } from 'vitest'
import { KmsError } from '../../mock/errors.ts'
import type { CmkRecord } from '../../mock/records.ts'
import { demandAlgorithm } from '../../mock/rules/algorithms.ts'

type Spec = CmkRecord['spec']

/** Undefined when the CMK encrypts with the algorithm. */
function refusal(spec: Spec, algorithm: string): KmsError | undefined {
  try {
    demandAlgorithm({ spec } as CmkRecord, algorithm) // nothing else of a CMK matters here
    return undefined
  } catch (error) {
    if (error instanceof KmsError) return error
    throw error
  }
}

const algorithms = [
  'SYMMETRIC_DEFAULT',
  'RSAES_OAEP_SHA_256',
  'RSAES_OAEP_SHA_1',
  'SM2_ENCRYPT',
  'rsaes_oaep_sha_256',
  '',
]

describe('a CMK encrypts with the algorithm of its spec and with no other', () => {
  test.each<[Spec, string]>([
    ['AES_256', 'SYMMETRIC_DEFAULT'],
    ['SM4', 'SYMMETRIC_DEFAULT'],
    ['RSA_2048', 'RSAES_OAEP_SHA_256'],
    ['RSA_3072', 'RSAES_OAEP_SHA_256'],
    ['RSA_4096', 'RSAES_OAEP_SHA_256'],
    ['SM2', 'SM2_ENCRYPT'],
  ])('%s: %s', (spec, algorithm) => {
    expect(algorithms.filter((each) => refusal(spec, each) === undefined)).toEqual([algorithm])
  })

  test.each<Spec>([
    'EC_P256',
    'EC_P384',
    'SECP256K1',
    'ED25519',
    'HMAC_256',
    'HMAC_384',
    'HMAC_512',
    'HMAC_SM3',
  ])('%s: none', (spec) => {
    expect(algorithms.filter((each) => refusal(spec, each) === undefined)).toEqual([])
  })
})

describe('the refusal', () => {
  test.each<[Spec, string, string]>([
    ['AES_256', 'RSAES_OAEP_SHA_256', 'KMS.2105'],
    ['AES_256', 'SM2_ENCRYPT', 'KMS.2105'],
    ['SM4', 'RSAES_OAEP_SHA_256', 'KMS.2105'],
    ['RSA_2048', 'SYMMETRIC_DEFAULT', 'KMS.2106'],
    ['RSA_2048', 'RSAES_OAEP_SHA_1', 'KMS.2106'],
    ['RSA_3072', 'SM2_ENCRYPT', 'KMS.2106'],
    ['RSA_4096', 'SYMMETRIC_DEFAULT', 'KMS.2106'],
    ['SM2', 'SYMMETRIC_DEFAULT', 'KMS.0308'],
    ['SM2', 'RSAES_OAEP_SHA_256', 'KMS.0308'],
    ['EC_P256', 'SYMMETRIC_DEFAULT', 'KMS.0308'],
    ['ED25519', 'RSAES_OAEP_SHA_256', 'KMS.0308'],
    ['HMAC_256', 'SYMMETRIC_DEFAULT', 'KMS.0308'],
  ])('of %s with %s is %s', (spec, algorithm, code) => {
    expect(refusal(spec, algorithm)?.toBody('')).toMatchObject({ error: { error_code: code } })
  })

  test('of an asymmetric CMK names what it encrypts with', () => {
    expect(refusal('RSA_2048', 'SYMMETRIC_DEFAULT')?.message).toContain('RSAES_OAEP_SHA_256')
    expect(refusal('SM2', 'SYMMETRIC_DEFAULT')?.message).toContain('SM2_ENCRYPT')
  })
})
