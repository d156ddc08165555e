import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkExtensions } from '../../openapi/extensions.ts'
import { placesOf } from '../../openapi/sources.ts'
import document from '../../src/generated/openapi.json' with { type: 'json' }

const file = join(import.meta.dirname, '../../openapi/extensions.yaml')
const extensions = parse(readFileSync(file, 'utf8'))
// What the generator adds comes after the check.
const added = ['x-error-catalogue', 'x-key-specs', 'x-limits', 'x-generations', 'x-secrets', 'x-extensions']
const checked = () =>
  Object.fromEntries(Object.entries(structuredClone(document)).filter(([name]) => !added.includes(name)))
const without = (word: string) =>
  Object.fromEntries(Object.entries<never>(extensions).filter(([name]) => name !== word))

type Any = Record<string, Record<string, Record<string, Record<string, object>>>>
const encryptData = (contract: Any) => contract.paths?.['/v1.0/{project_id}/kms/encrypt-data']?.post
const plainText = (contract: Any) =>
  (contract.components?.schemas?.EncryptDataRequestBody?.properties as Any | undefined)?.plain_text

describe('the words of the contract that begin with x-', () => {
  test('are all known, where they are and as they are', () => {
    expect(() => checkExtensions(checked(), extensions)).not.toThrow()
  })

  test.each([
    ['a misspelt limit', plainText, { 'x-max-byte': 4096 }, /plain_text: no extension is called x-max-byte/],
    ['a misspelt throttle', encryptData, { 'x-throtle': 1000 }, /post: no extension is called x-throtle/],
    ['misspelt errors', encryptData, { 'x-errorz': ['KeyDisabled'] }, /no extension is called x-errorz/],
    ['a throttle on a field', plainText, { 'x-throttle': 1000 }, /x-throttle belongs on operation, not here/],
    ['a limit on an operation', encryptData, { 'x-max-bytes': 4096 }, /x-max-bytes belongs on schema/],
    ['a limit as text', plainText, { 'x-max-bytes': '4096' }, /plain_text: x-max-bytes data must be integer/],
    ['an action of another form', encryptData, { 'x-actions': ['encrypt'] }, /x-actions data\/0 must match/],
    [
      'a rule that forgets a state',
      encryptData,
      { 'x-key-rule': { key: 'a', states: {}, defaultKeys: 'allowed' } },
      /x-key-rule data\/states must have required/,
    ],
  ])('are refused when there is %s', (_, nodeOf, words, expected) => {
    const contract = checked() as never as Any
    Object.assign(nodeOf(contract) ?? {}, words)

    expect(() => checkExtensions(contract, extensions)).toThrow(expected)
  })

  test('are refused by the file and the line in which they stand', () => {
    const contract = checked() as never as Any
    const [place = ''] = placesOf('x-throttle', 1000).filter((each) => each.includes('paths/data.yaml'))
    const [path = '', line] = place.split(':')

    expect(
      readFileSync(join(import.meta.dirname, '../..', path), 'utf8').split('\n')[Number(line) - 1],
    ).toMatch(/^ +x-throttle: 1000/)
    expect(() => checkExtensions(contract, without('x-throttle'))).toThrow(
      /openapi\/paths\/data\.yaml:\d+: .*no extension is called x-throttle/,
    )
  })

  test('are known in the schema of seed files, too', () => {
    const seed = parse(readFileSync(join(file, '../seed.yaml'), 'utf8'))

    expect(() => checkExtensions(seed, extensions)).not.toThrow()
    expect(() => checkExtensions(seed, without('x-expects'))).toThrow(
      /openapi\/seed\.yaml:\d+: #\/\$defs\/HexId: no extension is called x-expects/,
    )
  })
})
