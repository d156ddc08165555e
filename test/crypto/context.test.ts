import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Binding, bindingBytes } from '../../mock/crypto/context.ts'
import blobVectors from '../vectors/blob.json' with { type: 'json' }

const hexOf = (binding: Binding) => bindingBytes(binding).toString('hex')
const none = '00000000'

describe('the bytes of a binding', () => {
  test.each<[string, Binding, string]>([
    ['nothing', {}, none + none],
    ['one pair', { pairs: { a: 'bc' } }, `00000001 00000001 61 00000002 6263 ${none}`],
    ['an empty key and an empty value', { pairs: { '': '' } }, `00000001 ${none} ${none} ${none}`],
    ['text', { text: 'bc' }, `${none} 00000002 6263`],
    ['both', { pairs: { a: 'b' }, text: 'c' }, '00000001 00000001 61 00000001 62 00000001 63'],
    ['text beyond ASCII, measured in bytes', { text: 'é' }, `${none} 00000002 c3a9`],
    ['two pairs', { pairs: { b: '', a: '' } }, `00000002 00000001 61 ${none} 00000001 62 ${none} ${none}`],
  ])('for %s', (_, binding, expected) => {
    expect(hexOf(binding)).toBe(expected.replaceAll(' ', ''))
  })

  test.each(
    blobVectors.map(({ says, binding, bindingBytes }) => ({ says, binding, expected: bindingBytes })),
  )('as pinned: $says', ({ binding, expected }) => {
    expect(hexOf(binding as Binding)).toBe(expected) // a union of all pairs in the file, to the compiler
  })

  test.each<[string, Binding, Binding]>([
    ['no pairs and none', {}, { pairs: {} }],
    ['an empty text and none', { pairs: { a: 'b' } }, { pairs: { a: 'b' }, text: '' }],
    ['undefined and nothing', {}, { pairs: undefined, text: undefined }],
    ['two orders of the same pairs', { pairs: { a: '1', b: '2' } }, { pairs: { b: '2', a: '1' } }],
  ])('are the same for %s', (_, one, two) => {
    expect(hexOf(one)).toBe(hexOf(two))
  })

  test.each<[string, Binding, Binding]>([
    ['moves a letter from key to value', { pairs: { ab: 'c' } }, { pairs: { a: 'bc' } }],
    [
      'moves a letter from value to key of the next',
      { pairs: { a: 'bc', d: '' } },
      { pairs: { a: 'b', cd: '' } },
    ],
    ['joins two pairs', { pairs: { a: 'b', c: 'd' } }, { pairs: { a: 'bcd' } }],
    ['swaps values', { pairs: { a: '1', b: '2' } }, { pairs: { a: '2', b: '1' } }],
    ['swaps key and value', { pairs: { a: 'b' } }, { pairs: { b: 'a' } }],
    ['makes text of a value', { pairs: { a: 'b' } }, { pairs: { a: '' }, text: 'b' }],
    ['makes text of the pairs', { pairs: { a: 'b' } }, { text: '{"a":"b"}' }],
    ['drops a pair of nothing', { pairs: { '': '' } }, {}],
    ['writes a letter otherwise', { text: '\u00e9' }, { text: 'e\u0301' }],
    ['begins its text with a length', { text: '\0\0\0\u0001a' }, { text: 'a' }],
    ['has a pair called __proto__', { pairs: JSON.parse('{"__proto__":"a"}') }, {}],
  ])('differ when one %s', (_, one, two) => {
    expect(hexOf(one)).not.toBe(hexOf(two))
  })
})

describe('any two bindings', () => {
  // Few letters, so that bindings that look alike, and equal ones, are frequent.
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', '\0', '\u0001', 'é', '～', '😀'), maxLength: 3 }),
    fc.constantFrom('__proto__', 'constructor'),
  )
  const bindings = fc.record({ pairs: fc.dictionary(text, text, { maxKeys: 3 }), text }, { requiredKeys: [] })
  const inOrder = (pairs: Record<string, string> = {}) =>
    Object.entries(pairs).sort(([a], [b]) => (a < b ? -1 : 1))
  const meaning = ({ pairs, text = '' }: Binding) => JSON.stringify([inOrder(pairs), text])

  test('share their bytes when they mean the same, and only then', () => {
    fc.assert(
      fc.property(bindings, bindings, (one, two) => {
        expect(hexOf(one) === hexOf(two)).toBe(meaning(one) === meaning(two))
      }),
      { numRuns: 2000 },
    )
  })

  test('that differ by the order of their pairs are one', () => {
    fc.assert(
      fc.property(bindings, fc.infiniteStream(fc.nat()), ({ pairs = {}, text }, weights) => {
        const shuffled = Object.entries(pairs)
          .map((pair) => ({ pair, weight: weights.next().value }))
          .sort((a, b) => a.weight - b.weight)
          .map(({ pair }) => pair)
        expect(hexOf({ pairs: Object.fromEntries(shuffled), text })).toBe(hexOf({ pairs, text }))
      }),
    )
  })
})
