import { describe, expect, test } from 'vitest'
import { type WrittenRule, withOrigins } from '../../openapi/key-rule.ts'

const rule: WrittenRule = {
  key: 'key_id',
  states: { enabled: 'enabled', disabled: 'KeyDisabled' },
  specs: { HMAC_256: 'HmacKeyUnsupported', HMAC_SM3: 'HmacKeyUnsupported', SM2: 'AsymmetricKeyUnsupported' },
  defaultKeys: 'allowed',
}

describe('origins of the cells of a key rule', () => {
  test('a table stands for its cells, a star for all that begin so', () => {
    const written = withOrigins(
      { ...rule, assumed: ['specs.HMAC_*', 'defaultKeys'], observed: ['states'] },
      '',
    )

    expect(written.assumed).toEqual(['specs.HMAC_256', 'specs.HMAC_SM3', 'defaultKeys'])
    expect(written.observed).toEqual(['states.enabled', 'states.disabled'])
  })

  test('a rule without origins stays as it is', () => {
    expect(withOrigins(rule, '')).toEqual(rule)
  })

  test.each(['states.pendingImprot', 'spec', 'usages.SIGN_VERIFY', 'specs.RSA_*', 'state', 'key'])(
    '%s names no cell, which fails',
    (name) => {
      expect(() => withOrigins({ ...rule, assumed: [name] }, 'encryptData')).toThrow(
        `encryptData: x-key-rule has no cell ${name}`,
      )
      expect(() => withOrigins({ ...rule, observed: [name] }, '')).toThrow(name)
    },
  )

  test('a cell with two origins fails', () => {
    const both = { ...rule, assumed: ['states.disabled'], observed: ['states'] }
    expect(() => withOrigins(both, 'encryptData')).toThrow('gives states.disabled more than one origin')
  })
})
