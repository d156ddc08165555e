import { expect, test } from 'vitest'
import { nearest } from '../../src/text/nearest.ts'

test.each([
  ['encrytp-data', 'encrypt-data'],
  ['KEY_ID', 'key_id'],
  ['qwertz', undefined],
  ['', undefined],
])('the nearest to "%s" is %s', (text, name) => {
  expect(nearest(text, ['encrypt-data', 'key_id'])).toBe(name)
})

/** Whoever sends a name decides how long it is: comparing all of it would stop the mock for minutes. */
test('nothing is near a text that is as long as a body may be', () => {
  const long = 'x'.repeat(10_000_000)

  expect(nearest(long, ['encrypt-data', long])).toBeUndefined()
  expect(nearest('encrypt', [long])).toBeUndefined()
})
