import { describe, expect, test } from 'vitest'
import { useEmulator } from '../support/emulator.ts'

describe('gen-random', () => {
  const kms = useEmulator()

  test.each([
    ['8', 2],
    ['512', 128],
    [512, 128],
    ['1000', 250],
    ['8192', 2048],
    [8192, 2048],
  ])('%j bits are %d characters of upper-case hexadecimal', async (random_data_length, characters) => {
    const { random_data } = await kms.ok('genRandom', { random_data_length })

    expect(random_data).toMatch(/^[0-9A-F]+$/)
    expect(random_data.length).toBe(characters)
  })

  test('no two answers are the same', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => kms.ok('genRandom', { random_data_length: '512' })))

    expect(one?.random_data).not.toBe(two?.random_data)
  })

  test('tells multiples of 8 from other lengths, and both from lengths out of range', async () => {
    const verdictOn = (length: number) =>
      length > 8192 ? 'KMS.1801' : length % 8 === 0 ? 'random_data' : 'KMS.1802'
    for (const length of [...Array(100).keys()].flatMap((n) => [n * 88 + 8, n * 83 + 9])) {
      const { text } = await kms.call('genRandom', { random_data_length: String(length) })
      expect(text).toContain(verdictOn(length))
    }
  })

  test.each([
    ['no length', {}, 'MissingParameter'],
    ['0 bits', { random_data_length: '0' }, 'InvalidRandomLength'],
    ['0 bits as a number', { random_data_length: 0 }, 'InvalidRandomLength'],
    ['8200 bits', { random_data_length: '8200' }, 'InvalidRandomLength'],
    ['8200 bits as a number', { random_data_length: 8200 }, 'InvalidRandomLength'],
    ['a negative length', { random_data_length: '-8' }, 'InvalidRandomLength'],
    ['a word', { random_data_length: 'many' }, 'InvalidRandomLength'],
    ['nothing', { random_data_length: '' }, 'InvalidRandomLength'],
    ['null', { random_data_length: null }, 'MissingParameter'],
    ['half a bit', { random_data_length: 8.5 }, 'InvalidRandomLength'],
    ['9 bits', { random_data_length: '9' }, 'RandomLengthNotWholeBytes'],
    ['9 bits as a number', { random_data_length: 9 }, 'RandomLengthNotWholeBytes'],
    ['8191 bits', { random_data_length: '8191' }, 'RandomLengthNotWholeBytes'],
    ['a malformed sequence', { random_data_length: '8', sequence: 'x' }, 'InvalidSequence'],
    ['an unknown field', { random_data_length: '8', key_id: 'x' }, 'InvalidParameter'],
  ])('refuses %s', async (_, body, error) => {
    expect(await kms.refused('genRandom', body)).toBe(error)
  })
})
