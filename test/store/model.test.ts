import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GROUP, labelsOf, TAG, taggedWith } from '../../mock/labels.ts'
import type { Context } from '../../mock/operations/handler.ts'
import { countCmks, goneCmks, listCmks } from '../../mock/operations/listing.ts'
import { listKmsByTags, listKmsTags } from '../../mock/operations/tags.ts'
import type { CmkRecord } from '../../mock/records.ts'
import { cmkAt } from '../../mock/rules/key-rule.ts'
import { memoryStore } from '../../mock/store/memory.ts'
import { sqliteStore } from '../../mock/store/sqlite.ts'
import type { Records, Store } from '../../mock/store/store.ts'
import { farStore } from '../support/far-store.ts'
import { temporaryStore } from '../support/stores.ts'

/*
 * What the stores keep beside the records, and what the listings make of it, against the plainest model: a list of all
 * records, looked through for each question.
 */

const id = fc.constantFrom(...'abcdefgh')
const time = fc.nat(12)
/** Of the kind that quoting, or the order of bytes, could get wrong. */
const tagKey = fc.constantFrom(
  'k',
  'k=',
  '=',
  'K',
  '["k","v"]',
  '__proto__',
  'constructor',
  'due=',
  'é',
  '键',
  '😀',
  '￿',
  'a b',
)
const tagValue = fc.constantFrom('', 'v', 'V', 'v"]', '=', '\\', '😀', '￿', 'x'.repeat(255))
const tags = fc.array(fc.tuple(tagKey, tagValue), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs))

const shape = fc.record({
  id,
  spec: fc.constantFrom('AES_256', 'SM4'),
  state: fc.constantFrom('enabled', 'disabled', 'pendingDeletion', 'pendingImport'),
  deletionAt: time,
  expiries: fc.array(time, { maxLength: 2 }),
  tags,
  isDefault: fc.boolean(),
  enterpriseProjectId: fc.constantFrom('0', 'e'),
  keepsPlace: fc.boolean(),
})
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never
type Step = { put: Shape } | { delete: string }

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ put: shape }) },
  { weight: 1, arbitrary: fc.record({ delete: id }) },
)
const turns = fc.array(fc.record({ steps: fc.array(step, { maxLength: 5 }), fails: fc.boolean() }), {
  maxLength: 6,
})
const questions = fc.record({
  now: fc.nat(14),
  after: fc.nat(10),
  limit: fc.nat(5),
  spec: fc.constantFrom(undefined, 'AES_256', 'SM4'),
  state: fc.constantFrom(undefined, 'enabled', 'pendingDeletion', 'pendingImport'),
  tags: fc.uniqueArray(fc.record({ key: tagKey, values: fc.array(tagValue, { maxLength: 2 }) }), {
    maxLength: 2,
    selector: ({ key }) => key,
  }),
})
type Questions = typeof questions extends fc.Arbitrary<infer T> ? T : never

function cmkOf({ expiries, keepsPlace: _, deletionAt, ...given }: Shape, seq: number): CmkRecord {
  const isImported = expiries.length > 0
  return {
    ...{ seq, name: `name-${given.id}`, description: '', usage: 'ENCRYPT_DECRYPT' },
    ...{ createdAt: 0, creatorId: '', keystoreId: '0', ...given },
    origin: isImported ? 'external' : 'kms',
    versions: isImported ? expiries.map(() => 'bWF0ZXJpYWw=') : ['bWF0ZXJpYWw='],
    ...(given.state === 'pendingDeletion' && { deletionAt }),
    ...(isImported && {
      imported: expiries.map((expiresAt) => ({ id: 'i', fingerprint: 'f', importedAt: 0, expiresAt })),
    }),
  } as CmkRecord
}

/** Plays the turns, and gives all records that are there at the end. */
async function play(store: Store, all: { steps: Step[]; fails: boolean }[]) {
  for (const { steps, fails } of all)
    await (async () =>
      store.transact('p', (records) => {
        for (const step of steps) {
          if ('delete' in step) records.delete('cmk', step.delete)
          else {
            const known = step.put.keepsPlace ? records.get('cmk', step.put.id)?.seq : undefined
            records.put('cmk', cmkOf(step.put, known ?? records.next('cmk')))
          }
        }
        if (fails) throw new Error('no')
      }))().catch(() => {})
  return store.transact('p', (records) => records.list('cmk'))
}

/** What a store with its labels says. `seq`s differ where draws of a failed transaction are lost: ids are compared. */
function said(records: Records, { now, after: skip, limit, spec, state, tags }: Questions) {
  const after = records.list('cmk')[skip - 1]?.seq ?? 0
  const context = { records, world: { now: () => now } } as unknown as Context
  const wanted = (cmk: Pick<CmkRecord, 'spec' | 'state'>) =>
    (spec === undefined || cmk.spec === spec) && (state === undefined || cmk.state === state)
  const ask = { body: { action: 'count', tags, matches: [] } } as never
  return {
    listed: listCmks(wanted, { after, limit }, context).map(({ id }) => id),
    counted: countCmks(wanted, context),
    gone: goneCmks(context)
      .map(({ id }) => id)
      .sort(),
    named: records.named('cmk', { after: 'c', limit }).map(({ id }) => id),
    due: records
      .due('cmk', now)
      .map(({ id }) => id)
      .sort(),
    labels: [GROUP, TAG, 'tagged='].map((family) =>
      records
        .labels('cmk', family)
        .map(({ label, count }) => `${count} ${label}`)
        .sort(),
    ),
    tagged: tags.map(({ key }) => records.list('cmk', { label: taggedWith(key), limit }).map(({ id }) => id)),
    counts: tags.map(({ key }) => records.count('cmk', taggedWith(key))),
    byTags: (listKmsByTags(ask, context) as { total_count: number }).total_count,
    allTags: listKmsTags({} as never, context),
  }
}

/** The same from the list of all records. */
function expected(all: readonly CmkRecord[], { now, after: skip, limit, spec, state, tags }: Questions) {
  const alive = all.flatMap((cmk) => cmkAt(cmk, now) ?? [])
  const after = all[skip - 1]?.seq ?? 0
  const wanted = alive.filter(
    (cmk) => (spec === undefined || cmk.spec === spec) && (state === undefined || cmk.state === state),
  )
  const labels = all.flatMap((cmk) => labelsOf('cmk', cmk))
  const dueAt = ({ state, deletionAt = 0, imported = [] }: CmkRecord) =>
    Math.min(
      state === 'pendingDeletion' ? deletionAt : Number.POSITIVE_INFINITY,
      ...imported.map(({ expiresAt = Number.POSITIVE_INFINITY }) => expiresAt),
    )
  const has = (cmk: CmkRecord, key: string) => Object.hasOwn(cmk.tags, key)
  const values = new Map<string, Set<string>>()
  for (const cmk of alive)
    for (const [key, value] of Object.entries(cmk.tags))
      values.set(key, (values.get(key) ?? new Set()).add(value))
  const ids = (cmks: readonly CmkRecord[]) => cmks.map(({ id }) => id)
  return {
    listed: ids(wanted.filter(({ seq }) => seq > after).slice(0, limit)),
    counted: wanted.length,
    gone: ids(all.filter((cmk) => !cmkAt(cmk, now))).sort(),
    named: ids(all)
      .sort()
      .filter((id) => id > 'c')
      .slice(0, limit),
    due: ids(all.filter((cmk) => dueAt(cmk) <= now)).sort(),
    labels: [GROUP, TAG, 'tagged='].map((family) =>
      [...new Set(labels.filter((label) => label.startsWith(family)))]
        .map((label) => `${labels.filter((each) => each === label).length} ${label}`)
        .sort(),
    ),
    tagged: tags.map(({ key }) => ids(all.filter((cmk) => has(cmk, key)).slice(0, limit))),
    counts: tags.map(({ key }) => all.filter((cmk) => has(cmk, key)).length),
    byTags: alive.filter((cmk) =>
      tags.every(
        ({ key, values }) =>
          has(cmk, key) && (values.length === 0 || values.includes(cmk.tags[key] as string)),
      ),
    ).length,
    allTags: {
      tags: [...values.keys()].sort().map((key) => ({ key, values: [...(values.get(key) ?? [])].sort() })),
    },
  }
}

test('all stores say of CMKs what a list of all of them says', async () => {
  await fc.assert(
    fc.asyncProperty(turns, fc.array(questions, { minLength: 1, maxLength: 4 }), async (all, asked) => {
      const { data, remove } = temporaryStore('sqlite')
      const stores = {
        memory: memoryStore(),
        sqlite: sqliteStore(data ?? ''),
        far: farStore(),
      }
      try {
        for (const [name, store] of Object.entries(stores)) {
          const kept = await play(store, all)
          for (const questions of asked) {
            const answers = await store.transact('p', (records) => said(records, questions))
            expect({ name, ...answers }).toEqual({ name, ...expected(kept, questions) })
          }
        }
      } finally {
        await Promise.all(Object.values(stores).map((store) => store.close()))
        remove()
      }
    }),
    { numRuns: 40 },
  )
}, 600_000)
