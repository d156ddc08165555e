import { describe, expect, test } from 'vitest'
import { KmsError } from '../../mock/errors.ts'
import type { CmkRecord } from '../../mock/records.ts'
import { cmkAt, type KeyOperation, stateAfter, stateDigit } from '../../mock/rules/key-rule.ts'

const NOON = Date.UTC(2026, 0, 2, 12)

const cmk = (given: Partial<CmkRecord> = {}): CmkRecord => {
  const usual = {
    spec: 'AES_256',
    usage: 'ENCRYPT_DECRYPT',
    origin: 'kms',
    state: 'enabled',
    isDefault: false,
  }
  return { ...usual, versions: ['AAAA'], ...given } as CmkRecord // what no rule reads is left out
}

const waiting: Partial<CmkRecord> = { state: 'pendingImport', origin: 'external', versions: [] }

/** The next state, or the code of the refusal as the vendor's pages give it. */
function outcome(operation: KeyOperation, given: Partial<CmkRecord>): string {
  try {
    return stateAfter(operation, cmk(given))
  } catch (error) {
    if (!(error instanceof KmsError)) throw error
    return JSON.parse(JSON.stringify(error.toBody(''))).error.error_code
  }
}

describe('an operation and the state of the CMK', () => {
  // biome-ignore format: a table is read by its columns
  const table: [KeyOperation, string, string, string, string][] = [
    // operation             enabled            disabled           pendingDeletion    pendingImport
    ['encryptData',          'enabled',         'KMS.0209',        'KMS.0210',        'KMS.0209'],
    ['decryptData',          'enabled',         'KMS.0209',        'KMS.0210',        'KMS.0209'],
    ['describeKey',          'enabled',         'disabled',        'pendingDeletion', 'pendingImport'],
    ['enableKey',            'KMS.1201',        'enabled',         'KMS.1201',        'KMS.1201'],
    ['disableKey',           'disabled',        'KMS.1301',        'KMS.1301',        'KMS.1301'],
    ['scheduleKeyDeletion',  'pendingDeletion', 'pendingDeletion', 'KMS.1402',        'pendingDeletion'],
    ['cancelKeyDeletion',    'KMS.1501',        'KMS.1501',        'disabled',        'KMS.1501'],
    ['updateKeyAlias',       'enabled',         'disabled',        'KMS.0210',        'pendingImport'],
    ['updateKeyDescription', 'enabled',         'disabled',        'KMS.0210',        'pendingImport'],
    ['createAlias',          'enabled',         'disabled',        'KMS.0210',        'pendingImport'],
    ['associateAlias',       'enabled',         'disabled',        'KMS.0210',        'pendingImport'],
    ['deleteAlias',          'enabled',         'disabled',        'pendingDeletion', 'pendingImport'],
  ]

  const cases = table.flatMap(([operation, enabled, disabled, pendingDeletion, pendingImport]) =>
    Object.entries({ enabled, disabled, pendingDeletion, pendingImport }).map(
      ([state, expected]) => [operation, state as CmkRecord['state'], expected] as const, // entries forget the names
    ),
  )

  test.each(cases)('%s of a CMK that is %s: %s', (operation, state, expected) => {
    expect(outcome(operation, state === 'pendingImport' ? waiting : { state })).toBe(expected)
  })

  test('a cancelled deletion leads back to disabled with material, and to the import without', () => {
    const deleted = { state: 'pendingDeletion', origin: 'external' } as const

    expect(outcome('cancelKeyDeletion', { ...deleted, versions: ['AAAA'] })).toBe('disabled')
    expect(outcome('cancelKeyDeletion', { ...deleted, versions: [] })).toBe('pendingImport')
  })

  test('a CMK is not changed by the question', () => {
    const asked = Object.freeze(cmk({ state: 'disabled' }))

    expect(stateAfter('enableKey', asked)).toBe('enabled')
    expect(asked.state).toBe('disabled')
  })
})

describe('a default master key', () => {
  test.each([
    ['encryptData', 'enabled'],
    ['decryptData', 'enabled'],
    ['describeKey', 'enabled'],
    ['enableKey', 'KMS.0211'],
    ['disableKey', 'KMS.0211'],
    ['scheduleKeyDeletion', 'KMS.0211'],
    ['cancelKeyDeletion', 'KMS.0211'],
    ['updateKeyAlias', 'KMS.0211'],
    ['updateKeyDescription', 'KMS.0211'],
    ['createAlias', 'KMS.0211'],
    ['associateAlias', 'KMS.0211'],
    ['deleteAlias', 'KMS.0211'],
  ] as const)('answers %s with %s', (operation, expected) => {
    expect(outcome(operation, { name: 'obs/default', isDefault: true })).toBe(expected)
  })
})

describe.each(['encryptData', 'decryptData'] as const)('%s', (operation) => {
  test.each([
    ['AES_256', 'ENCRYPT_DECRYPT', 'enabled'],
    ['SM4', 'ENCRYPT_DECRYPT', 'enabled'],
    ['RSA_2048', 'ENCRYPT_DECRYPT', 'enabled'],
    ['RSA_3072', 'ENCRYPT_DECRYPT', 'enabled'],
    ['RSA_4096', 'ENCRYPT_DECRYPT', 'enabled'],
    ['SM2', 'ENCRYPT_DECRYPT', 'enabled'],
    ['RSA_2048', 'SIGN_VERIFY', 'KMS.0335'],
    ['RSA_3072', 'SIGN_VERIFY', 'KMS.0335'],
    ['RSA_4096', 'SIGN_VERIFY', 'KMS.0335'],
    ['SM2', 'SIGN_VERIFY', 'KMS.0335'],
    ['ED25519', 'SIGN_VERIFY', 'KMS.0335'],
    ['EC_P256', 'SIGN_VERIFY', 'KMS.1114'],
    ['EC_P384', 'SIGN_VERIFY', 'KMS.1114'],
    ['SECP256K1', 'SIGN_VERIFY', 'KMS.1114'],
    ['HMAC_256', 'GENERATE_VERIFY_MAC', 'KMS.0341'],
    ['HMAC_384', 'GENERATE_VERIFY_MAC', 'KMS.0341'],
    ['HMAC_512', 'GENERATE_VERIFY_MAC', 'KMS.0341'],
    ['HMAC_SM3', 'GENERATE_VERIFY_MAC', 'KMS.0341'],
  ] as const)('with a CMK of spec %s for %s: %s', (spec, usage, expected) => {
    expect(outcome(operation, { spec, usage })).toBe(expected)
  })

  test('with imported material is as good as with our own', () => {
    expect(outcome(operation, { origin: 'external' })).toBe('enabled')
  })
})

describe('when several things are wrong', () => {
  test.each<[string, KeyOperation, Partial<CmkRecord>, string]>([
    ['default key before state', 'enableKey', { isDefault: true, state: 'enabled' }, 'KMS.0211'],
    [
      'state before usage',
      'encryptData',
      { state: 'disabled', spec: 'RSA_2048', usage: 'SIGN_VERIFY' },
      'KMS.0209',
    ],
    [
      'state before spec',
      'encryptData',
      { state: 'pendingDeletion', spec: 'EC_P256', usage: 'SIGN_VERIFY' },
      'KMS.0210',
    ],
    ['spec before usage', 'decryptData', { spec: 'EC_P384', usage: 'SIGN_VERIFY' }, 'KMS.1114'],
  ])('%s', (_, operation, given, expected) => {
    expect(outcome(operation, given)).toBe(expected)
  })
})

describe('a CMK as it is at a time', () => {
  const deleted = cmk({ state: 'pendingDeletion', deletionAt: NOON })

  test('pending deletion, it is there until the date, and gone from then on', () => {
    expect(cmkAt(deleted, NOON - 1)).toBe(deleted)
    expect(cmkAt(deleted, NOON)).toBeUndefined()
    expect(cmkAt(deleted, NOON + 1)).toBeUndefined()
  })

  test('pending deletion without a date, it is gone', () => {
    expect(cmkAt(cmk({ state: 'pendingDeletion' }), NOON)).toBeUndefined()
  })

  test.each(['enabled', 'disabled', 'pendingImport'] as const)(
    '%s, it stays, whatever the date says',
    (state) => {
      const kept = cmk({ state, deletionAt: NOON - 1 })

      expect(cmkAt(kept, NOON)).toBe(kept)
    },
  )
})

test.each([
  ['enabled', '2'],
  ['disabled', '3'],
  ['pendingDeletion', '4'],
  ['pendingImport', '5'],
] as const)('%s is %s on the wire', (state, digit) => {
  expect(stateDigit(state)).toBe(digit)
})
