import { describe, expect, test } from 'vitest'
import { means } from '../../mock/auth/rights.ts'

describe('a right', () => {
  // The patterns of the IAM guides, and what they mean for the names of KMS.
  test.each([
    ['kms:cmk:encryptData', 'kms:cmk:encryptData', true],
    ['kms:cmk:encryptData', 'kms:cmk:decryptData', false],
    ['kms:cmk:ENCRYPTdata', 'kms:cmk:encryptData', true],
    ['KMS:cmk:encryptData', 'kms:cmk:encryptData', false],
    ['*:*:*', 'kms::generateRandom', true],
    ['kms:*:*', 'kms::generateRandom', true],
    ['kms:*:*', 'kms:alias:list', true],
    ['kms:cmk:*', 'kms:cmk:generate', true],
    ['kms:cmk:*', 'kms:alias:list', false],
    ['kms:cmk:*', 'kms::generateRandom', false],
    ['kms:*:get*', 'kms:cmk:getTags', true],
    ['kms:*:get*', 'kms::getQuota', true],
    ['kms:*:get*', 'kms:cmk:create', false],
    ['kms:*:get*', 'kms:cmk:encryptData', false],
    ['kms:cmk:*crypt*', 'kms:cmk:decryptData', true],
    ['kms:cmk:list*', 'kms:cmk:listKeysByTag', true],
    ['kms:cmk:list*', 'kms::listTags', false],
    ['kms:cmk:**', 'kms:cmk:get', true],
    ['kms:cmk:g.t', 'kms:cmk:get', false],
    ['kms:cmk:(get', 'kms:cmk:get', false],
  ])('%s means %s: %s', (right, name, expected) => {
    expect(means(right, name)).toBe(expected)
  })
})
