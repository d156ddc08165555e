import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { demo } from '../mock/auth/accounts.ts'
import { createServerOfPostgres } from '../test/support/postgres-server.ts'
import { type Answer, type Contender, contenders, file, json, post, urlOf } from './contenders.ts'
import { machine, pin } from './machine.ts'
import { type Burst, burst } from './measure.ts'
import { columns } from './report.ts'
import { killAll, type Server, startServer } from './server.ts'

const help = `npm run bench:operations -- [--count 100000] [--quick]

Calls per second of processor time, of the operations that teams call most: in memory, in SQLite and in PostgreSQL (whose own
processor time is not counted), with few CMKs and with many. What does not grow with the number of CMKs is the same in both columns of a store.

  --count N  how many CMKs are many (100000)
  --quick    bursts of half a second: a glance, no result`

type Asked = { method: 'GET' | 'POST'; url: string; body?: string }
type Operation = { name: string; ask: (base: string, number: number, sealed: Answer) => Asked }

const project = demo.account.projects[0].id
const key_id = demo.cmk.id
const posted = (operation: string, body: (sealed: Answer, number: number) => object): Operation => ({
  name: operation,
  ask: (base, number, sealed) => ({
    method: 'POST',
    url: urlOf(base, operation),
    body: JSON.stringify(body(sealed, number)),
  }),
})
const got = (operation: string, query = ''): Operation => ({
  name: operation,
  ask: (base) => ({ method: 'GET', url: `${urlOf(base, operation)}${query}` }),
})

const operations: Operation[] = [
  posted('encrypt-data', () => ({ key_id, plain_text: 'correct horse battery staple' })),
  posted('decrypt-data', ({ cipher_text }) => ({ cipher_text })),
  posted('create-datakey', () => ({ key_id, datakey_length: '256' })),
  posted('describe-key', () => ({ key_id })),
  { ...posted('list-keys', () => ({ limit: '10' })), name: 'list-keys, 10' },
  got('aliases', '?limit=10'),
  {
    name: 'query by tags',
    ask: (base) => ({
      method: 'POST',
      url: `${base}/v1.0/${project}/kms/resource_instances/action`,
      body: JSON.stringify({ action: 'filter', limit: '10', tags: [{ key: 'rare', values: ['yes'] }] }),
    }),
  },
  got('user-instances'),
  posted('create-key', (_, number) => ({ key_alias: `made-${number}` })),
]

async function main() {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '100000' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(help)
  pin()
  const seconds = values.quick ? 0.5 : 3
  const counts = ['10', values.count]
  const folders: string[] = []
  const folder = () => folders[folders.push(mkdtempSync(join(tmpdir(), 'dewkit-bench-'))) - 1] ?? ''
  process.on('exit', () => {
    for (const path of folders) rmSync(path, { recursive: true, force: true })
  })

  const rows = new Map(operations.map(({ name }) => [name, [name]]))
  const heads: string[] = []
  for (const [store, place] of places(folder))
    for (const count of counts) {
      const { at, leave } = await place()
      const server = await startServer(filled(count, at))
      heads.push(`${store}, ${count}`)
      for (const operation of operations) {
        const measured = await measureOne(server, operation, seconds)
        process.stderr.write(`${store} ${count} ${operation.name} ${Math.round(measured.rate)}/s\n`)
        rows.get(operation.name)?.push(cell(measured))
      }
      await server.stop()
      await leave()
    }
  const { node, cores, cpu, pinned } = machine()
  console.log(`Calls per second of processor time (p99 in ms), ten connections\n`)
  console.log(`Node ${node}, ${cores} cores (${cpu})${pinned ? ', servers on core 0, load on core 1' : ''}\n`)
  console.log(columns([['operation', ...heads], ...rows.values()]).join('\n'))
}

type Place = () => Promise<{ at: string | undefined; leave: () => Promise<void> }>

const places = (folder: () => string): [store: string, Place][] => [
  ['memory', async () => ({ at: undefined, leave: async () => {} })],
  ['SQLite', async () => ({ at: folder(), leave: async () => {} })],
  [
    'PostgreSQL',
    async () => {
      const server = await createServerOfPostgres()
      await server.start()
      const leave = async () => {
        await server.stop()
        server.remove()
      }
      return { at: server.url, leave }
    },
  ],
]

const filled = (count: string, place: string | undefined): Contender => ({
  ...contenders.mock,
  name: `mock with ${count} CMKs`,
  command: (port) => [file('bench/filled.ts'), `${port}`, count, ...(place ? [place] : [])],
})

async function measureOne(server: Server, { ask }: Operation, seconds: number): Promise<Burst> {
  const base = new URL(server.url).origin
  const sealed = (await post(
    urlOf(base),
    { ...json, ...server.headers },
    JSON.stringify({ key_id, plain_text: 'a' }),
  )) as Answer
  let number = Date.now()
  const next = () => {
    number += 1
    const { method, url, body } = ask(base, number, sealed)
    const { pathname, search } = new URL(url)
    return { method, path: pathname + search, ...(body !== undefined && { body }) }
  }
  await burst(server, next, seconds / 3)
  return burst(server, next, seconds)
}

const cell = ({ rate, serverCpu, p99 }: Burst) =>
  `${serverCpu ? Math.round(rate / serverCpu) : '-'} (${Math.round(p99)})`

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(2))
process.on('exit', killAll)

try {
  await main()
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n`)
  process.exit(2)
}
