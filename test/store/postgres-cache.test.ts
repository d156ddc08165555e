import { describe, expect, test } from 'vitest'
import { Cache, LEASE_MS } from '../../mock/store/postgres-cache.ts'
import { targetOf } from '../../mock/store/postgres-targets.ts'
import type { Answered, Question } from '../../mock/store/source.ts'

const ofCmk = (id: string): Question => ({ project: 'p', kind: 'cmk', ask: 'get', id })
const answered = (mark: string): Answered => ({ answer: { id: mark }, mark })

/** A cache with a clock that stands still, and what stands behind it. */
function useCache() {
  const clock = { now: 0 }
  const cache = new Cache(() => clock.now)
  const fetch = (id: string, mark = id) => cache.fetch(id, ofCmk(id), async () => answered(mark))
  return { cache, clock, fetch }
}

describe('what a mock remembers of its database', () => {
  test('is at hand until its lease ends, counted from when it was asked for', async () => {
    const { cache, clock } = useCache()
    await cache.fetch('a', ofCmk('a'), async () => {
      clock.now += 300
      return answered('a')
    })

    clock.now = LEASE_MS - 1
    expect(cache.get('a')).toEqual({ ...answered('a'), isCopy: true })
    clock.now = LEASE_MS
    expect(cache.get('a')).toBeUndefined()
  })

  test('is less than a second old, whatever happens', () => {
    expect(LEASE_MS).toBeLessThan(1000)
  })

  test('is forgotten when somebody writes it, and nothing else is', async () => {
    const { cache, fetch } = useCache()
    await Promise.all([fetch('a'), fetch('b')])
    cache.drop([targetOf(ofCmk('a'))])

    expect(cache.get('a')).toBeUndefined()
    expect(cache.get('b')).toMatchObject({ mark: 'b' })
    cache.drop(undefined)
    expect(cache.get('b')).toBeUndefined()
  })

  test.each([
    ['of it', [targetOf(ofCmk('a'))], undefined],
    ['of everything', undefined, undefined],
    ['of something else', [targetOf(ofCmk('b'))], 'a'],
  ])('is not kept if news %s came while it was on its way', async (_, news, kept) => {
    const { cache } = useCache()
    const fetching = cache.fetch('a', ofCmk('a'), async () => {
      cache.drop(news)
      return answered('a')
    })
    // The news comes after the question was sent, and before its answer.
    cache.drop(news)
    await fetching

    expect(cache.get('a')?.mark).toBe(kept)
  })

  test('is asked for once by those who want it at the same time, and anew after news of it', async () => {
    const { cache } = useCache()
    let asked = 0
    const ask = async () => answered(`${++asked}`)
    const first = [cache.fetch('a', ofCmk('a'), ask), cache.fetch('a', ofCmk('a'), ask)]
    cache.drop([targetOf(ofCmk('a'))])
    const later = cache.fetch('a', ofCmk('a'), ask)

    expect((await Promise.all(first)).map(({ mark }) => mark)).toEqual(['1', '1'])
    expect((await later).mark).toBe('2')
    expect(cache.get('a')?.mark).toBe('2')
  })

  test('nothing is remembered of what is not there, or could not be asked for', async () => {
    const { cache } = useCache()
    await cache.fetch('a', ofCmk('a'), async () => ({ answer: undefined, mark: '' }))
    await cache.fetch('b', ofCmk('b'), () => Promise.reject(new Error('away'))).catch(() => {})

    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, undefined])
  })

  test('is looked after while it is used: what is still so is good again, from when it was looked after', async () => {
    const { cache, clock, fetch } = useCache()
    await Promise.all([fetch('a'), fetch('b')])
    clock.now = 500
    const { seen, renew } = cache.lookAfter()
    const places = seen.map(({ mark }) => mark)
    clock.now = 800
    renew([places.indexOf('b')])

    clock.now = 500 + LEASE_MS - 1
    expect(cache.get('a')).toMatchObject({ mark: 'a' })
    expect(cache.get('b')).toBeUndefined()
    clock.now = 500 + LEASE_MS
    expect(cache.get('a')).toBeUndefined()
  })

  test('a look that began before news of it makes nothing good again', async () => {
    const { cache, fetch } = useCache()
    await fetch('a', 'old')
    const { renew } = cache.lookAfter()
    cache.drop([targetOf(ofCmk('a'))])
    renew([])
    expect(cache.get('a')).toBeUndefined()

    await fetch('a', 'new')
    renew([0])
    expect(cache.get('a')).toMatchObject({ mark: 'new' })
  })

  test('is looked after no more when nobody asks for it', async () => {
    const { cache, clock, fetch } = useCache()
    await fetch('a')
    clock.now = 9_999
    expect(cache.lookAfter().seen).toHaveLength(1)
    clock.now = 10_000
    expect(cache.lookAfter().seen).toHaveLength(0)
  })

  test('has an end', async () => {
    const { cache, fetch } = useCache()
    for (let index = 0; index <= 10_000; index += 1) await fetch(`${index}`)

    expect(cache.get('0')).toBeUndefined()
    expect(cache.get('1')).toMatchObject({ mark: '1' })
    expect(cache.get('10000')).toMatchObject({ mark: '10000' })
  })
})
