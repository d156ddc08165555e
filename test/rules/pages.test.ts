import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Asked, pageById, pageOf as pageIn, placeOf } from '../../mock/rules/pages.ts'

const entries = (...seqs: number[]) => seqs.map((seq) => ({ seq }))
/** The page that a store would give the entries of. */
const pageOf = <T extends { seq: number }>(all: T[], asked: Asked) => {
  const { after, limit } = placeOf(asked)
  const found = all.filter(({ seq }) => seq > after).slice(0, limit)
  return pageIn(found, asked)
}
const seqsOf = (page: ReturnType<typeof pageOf>) => page.entries.map(({ seq }) => seq)

describe('a page', () => {
  // The marker counts entries, the next one is the marker and as many as were returned, and the last page has none.
  test.each([
    ['the first two', { limit: '2' }, [1, 2], '2'],
    ['the first two, from 0', { limit: '2', marker: '0' }, [1, 2], '2'],
    ['the next two', { limit: '2', marker: '2' }, [3, 4], '4'],
    ['the last one', { limit: '2', marker: '4' }, [5], ''],
    ['the last two', { limit: '2', marker: '3' }, [4, 5], ''],
    ['exactly all', { limit: '5' }, [1, 2, 3, 4, 5], ''],
    ['all but one', { limit: '4' }, [1, 2, 3, 4], '4'],
    ['more than there are', { limit: '100' }, [1, 2, 3, 4, 5], ''],
    ['nothing behind the end', { limit: '2', marker: '5' }, [], ''],
    ['nothing far behind the end', { limit: '2', marker: '999999999999999' }, [], ''],
    ['the first two, by a number', { limit: 2 }, [1, 2], '2'],
    ['the next two, by numbers', { limit: 2, marker: 2 }, [3, 4], '4'],
    ['the first two, by an empty marker', { limit: '2', marker: '' }, [1, 2], '2'],
    ['a limit with a zero in front', { limit: '02', marker: '01' }, [2, 3], '3'],
  ])('holds %s', (_, asked, expected, nextMarker) => {
    const page = pageOf(entries(1, 2, 3, 4, 5), asked)

    expect([seqsOf(page), page.nextMarker]).toEqual([expected, nextMarker])
  })

  test('of nothing is empty, and the last', () => {
    expect(pageOf([], { limit: '2' })).toEqual({ entries: [], nextMarker: '' })
  })

  test('holds the entries themselves', () => {
    const [entry] = entries(7)

    expect(pageOf(entry ? [entry] : [], { limit: 1 }).entries[0]).toBe(entry)
  })
})

describe('a walk from page to page', () => {
  function walk(limit: number, entriesAt: (turn: number) => { seq: number }[]): number[] {
    const seen: number[] = []
    let marker = ''
    for (let turn = 0; turn === 0 || marker !== ''; turn += 1) {
      const page = pageOf(entriesAt(turn), { limit, marker })
      seen.push(...seqsOf(page))
      marker = page.nextMarker
    }
    return seen
  }

  const lists = fc
    .uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 60 })
    .map((seqs) => seqs.sort((a, b) => a - b))

  test('shows every entry once and in order, whatever the limit and the gaps', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 20 }), (seqs, limit) => {
        expect(walk(limit, () => entries(...seqs))).toEqual(seqs)
      }),
    )
  })

  test('neither skips nor repeats an entry when others are deleted and added on the way', () => {
    const remaining = [entries(1, 2, 3, 4, 5, 6), entries(4, 5, 6, 7)]

    expect(walk(2, (turn) => remaining[turn] ?? entries(4, 5, 6, 7))).toEqual([1, 2, 4, 5, 6, 7])
  })

  test('goes on when the entry that the marker names is deleted', () => {
    expect(pageOf(entries(1, 3, 4), { limit: '1', marker: '2' })).toEqual({
      entries: entries(3),
      nextMarker: '3',
    })
  })
})

describe('a page by ids', () => {
  const found = [{ id: 'c' }, { id: 'd' }, { id: 'e' }]

  test.each([
    ['the first two', 2, ['c', 'd'], 'd'],
    ['all that was found', 3, ['c', 'd', 'e'], ''],
    ['no more than was found', 9, ['c', 'd', 'e'], ''],
  ])('holds %s', (_, limit, expected, nextMarker) => {
    const page = pageById(found, { limit })

    expect([page.entries.map(({ id }) => id), page.nextMarker]).toEqual([expected, nextMarker])
  })
})
