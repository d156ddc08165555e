import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownedBy } from '../../mock/labels.ts'
import type { AliasRecord } from '../../mock/records.ts'
import { memoryStore } from '../../mock/store/memory.ts'
import type { Records, Store } from '../../mock/store/store.ts'
import { freshStore, storesOf } from '../support/stores.ts'

const alias = (id: string, seq: number, owner = 'cmk-1'): AliasRecord => ({
  ...{ id, seq, owner, alias: `alias/${id}`, createdAt: 1, updatedAt: 1 },
})

describe('all stores', () => {
  type Step = { put: string; owner: string } | { delete: string }
  type Turn = {
    project: string
    steps: Step[]
    fails: boolean
    page: { limit?: number; after?: number; label?: string }
    names: { limit?: number; after?: string }
  }

  const id = fc.constantFrom('a', 'b', 'c', 'd')
  const owner = fc.constantFrom('cmk-1', 'cmk-2')
  const step = fc.oneof(fc.record({ put: id, owner }), fc.record({ delete: id }))
  const page = fc.record(
    { limit: fc.nat(4), after: fc.nat(6), label: owner.map(ownedBy) },
    { requiredKeys: [] },
  )
  const turn: fc.Arbitrary<Turn> = fc.record({
    project: fc.constantFrom('one', 'two'),
    steps: fc.array(step, { maxLength: 4 }),
    fails: fc.boolean(),
    page,
    names: fc.record({ limit: fc.nat(4), after: id }, { requiredKeys: [] }),
  })

  /** What the work saw before and after its writes, whether or not it is kept. */
  async function play(store: Store, { project, steps, fails, page, names }: Turn) {
    const see = (records: Records) => [
      records.list('alias', page).map(({ id, owner }) => id + owner),
      records.named('alias', names).map(({ id, owner }) => id + owner),
      records.count('alias', ownedBy('cmk-1')),
      records.labels('alias', ownedBy('')).toSorted((a, b) => (a.label < b.label ? -1 : 1)),
    ]
    let seen: unknown[] = []
    const work = (records: Records) => {
      seen = [see(records)]
      for (const step of steps) {
        if ('put' in step) records.put('alias', alias(step.put, records.next('alias'), step.owner))
        else records.delete('alias', step.delete)
      }
      seen.push(see(records))
      if (fails) throw new Error('no')
    }
    await (async () => store.transact(project, work))().catch(() => {})
    return seen
  }

  test('show the same after the same transactions, in any order, kept or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 12 }), async (turns) => {
        const fresh = await Promise.all(storesOf('sqlite', 'far').map(freshStore))
        const memory = memoryStore()
        const others = await Promise.all(fresh.map(({ open }) => open()))
        try {
          for (const turn of turns) {
            // A store that is elsewhere leaves out the numbers that a failed transaction has drawn.
            const numbered = { ...turn, fails: turn.fails && turn.steps.every((step) => 'delete' in step) }
            const expected = await play(memory, numbered)
            for (const other of others) expect(await play(other, numbered)).toEqual(expected)
          }
        } finally {
          await Promise.all([memory.close(), ...others.map((other) => other.close())])
          for (const { remove } of fresh) remove()
        }
      }),
      { numRuns: 40 },
    )
  })
})
