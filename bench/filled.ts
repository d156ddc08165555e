import { randomBytes } from 'node:crypto'
import { createMockOver, demo } from '../mock/index.ts'
import type { CmkRecord } from '../mock/records.ts'
import { memoryStore } from '../mock/store/memory.ts'
import { postgresStore } from '../mock/store/postgres.ts'
import { sqliteStore } from '../mock/store/sqlite.ts'
import type { Records, Store } from '../mock/store/store.ts'

/*
 * `node bench/filled.ts PORT COUNT [DIR|URL]`: a mock that has COUNT CMKs beside the demo one, each with a name, an alias and
 * two tags, in memory, in SQLite or in PostgreSQL. One in a thousand has the tag `rare`.
 */
const [port = '0', count = '0', place] = process.argv.slice(2)
const project = demo.account.projects[0].id
const AT_ONCE = 10_000

const cmkOf = (number: number, seq: number): CmkRecord => ({
  ...{ id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, seq, name: `cmk-${number}` },
  ...{ description: '', spec: 'AES_256', usage: 'ENCRYPT_DECRYPT', origin: 'kms', state: 'enabled' },
  ...{ createdAt: 0, versions: [randomBytes(32).toString('base64')], isDefault: false, creatorId: '' },
  tags: { stage: number % 2 === 0 ? 'test' : 'live', ...(number % 1000 === 0 && { rare: 'yes' }) },
  ...{ enterpriseProjectId: '0', keystoreId: '0' },
})

function put(records: Records, number: number) {
  const cmk = cmkOf(number, records.next('cmk'))
  records.put('cmk', cmk)
  records.put('name', { id: cmk.name, seq: records.next('name'), owner: cmk.id })
  const alias = { id: cmk.name, owner: cmk.id, alias: `alias/${cmk.name}`, createdAt: 0, updatedAt: 0 }
  records.put('alias', { ...alias, seq: records.next('alias') })
}

async function storeOf(place: string | undefined): Promise<Store> {
  if (place === undefined) return memoryStore()
  return place.startsWith('postgres:') ? postgresStore(place) : sqliteStore(place)
}

const store = await storeOf(place)
for (let from = 0; from < Number(count); from += AT_ONCE)
  await store.transact(project, (records) => {
    for (let number = from; number < Math.min(from + AT_ONCE, Number(count)); number += 1)
      put(records, number)
  })
const mock = await createMockOver(store, { tps: 1_000_000 })
await mock.app.listen({ port: Number(port), host: '127.0.0.1' })
