import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createHose } from '../support/hose.ts'
import { createServerOfPostgres } from '../support/postgres-server.ts'
import { verifyTables } from './database.ts'
import type { Violations } from './facts.ts'
import { Caller } from './load.ts'
import { MockProcess } from './mocks.ts'
import { type Checked, verify, verifyLists } from './verify.ts'

const help = `npm run torture -- [--short] [--seconds N] [--replicas N] [--callers N] [--kills N] [--store postgres|sqlite]

Mocks under load are killed, their database is stopped, crashed and cut off, and nothing that was answered may be lost: no
key, alias, tag or grant; no alias is there twice, no ciphertext cannot be opened, and none of a key that is pending
deletion can. First with PostgreSQL for N seconds (120), then with SQLite for N times kill -9 (100).

  --short   30 seconds and 5 kills: what a CI has time for`

type Asked = { seconds: number; replicas: number; callers: number; kills: number }
type Chaos = { name: string; often: number; act: () => Promise<void> }

async function main() {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      replicas: { type: 'string', default: '3' },
      callers: { type: 'string', default: '12' },
      kills: { type: 'string' },
      store: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(help)
  const asked: Asked = {
    seconds: Number(values.seconds ?? (values.short ? 30 : 120)),
    kills: Number(values.kills ?? (values.short ? 5 : 100)),
    replicas: Number(values.replicas),
    callers: Number(values.callers),
  }
  const violations: Violations = []
  if (values.store !== 'sqlite') await torturePostgres(asked, violations)
  if (values.store !== 'postgres') await tortureSqlite(asked, violations)
  for (const violation of violations.slice(0, 20)) console.log(`VIOLATION: ${violation}`)
  console.log(violations.length === 0 ? 'Nothing is lost.' : `${violations.length} violations`)
  process.exitCode = violations.length === 0 ? 0 : 1
}

async function torturePostgres({ seconds, replicas, callers: count }: Asked, violations: Violations) {
  const server = await createServerOfPostgres()
  await server.start()
  const hose = await createHose(server.url)
  const mocks = await Promise.all(
    Array.from({ length: replicas }, () => MockProcess.at('--database', hose.url)),
  )
  await Promise.all(mocks.map((mock) => mock.start()))
  const callers = Array.from({ length: count }, () => new Caller(mocks, violations))
  const chaos: Chaos[] = [
    { name: 'a mock killed', often: 6, act: () => again(mocks[randomInt(replicas)]) },
    { name: 'connections snapped', often: 4, act: async () => hose.snap() },
    { name: 'the network away', often: 2, act: () => during(hose.cut, hose.mend) },
    { name: 'the network silent', often: 2, act: () => during(hose.hold, hose.release) },
    { name: 'the database crashed', often: 1, act: () => restart(server.crash, server.start) },
    { name: 'the database stopped', often: 1, act: () => restart(server.stop, server.start) },
  ]
  const happened = await under(callers, seconds, chaos)
  await settled(mocks)

  const checked: Checked = {}
  const [first, ...others] = mocks as [MockProcess, ...MockProcess[]]
  for (const [index, caller] of callers.entries())
    await verify(caller, mocks[index % replicas] ?? first, violations, checked)
  const lists = await verifyLists(first, violations)
  for (const other of others)
    if (JSON.stringify(await verifyLists(other, violations)) !== JSON.stringify(lists))
      violations.push('two mocks have different lists')
  await verifyTables(server.url, violations)
  report(`PostgreSQL, ${replicas} mocks, ${seconds} s`, callers, { happened, checked, ...lists })
  await Promise.all(mocks.map((mock) => mock.kill('SIGTERM')))
  await hose.close()
  await server.stop()
  server.remove()
}

async function tortureSqlite({ kills, callers: count }: Asked, violations: Violations) {
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-torture-'))
  const mock = await MockProcess.at('--data', folder)
  await mock.start()
  const callers = Array.from({ length: count }, () => new Caller([mock], violations))
  let isOver = false
  const loads = callers.map((caller) => caller.runUntil(() => isOver))
  for (let kill = 0; kill < kills; kill += 1) {
    await pause(randomInt(1000))
    await again(mock)
  }
  isOver = true
  await Promise.all(loads)

  const checked: Checked = {}
  for (const caller of callers) await verify(caller, mock, violations, checked)
  const lists = await verifyLists(mock, violations)
  report(`SQLite, ${kills} times kill -9`, callers, { checked, ...lists })
  await mock.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

/** Lets the callers call for some seconds, while one thing after the other happens. Gives how often each did. */
async function under(callers: readonly Caller[], seconds: number, chaos: readonly Chaos[]) {
  const happened: Record<string, number> = {}
  const deck = chaos.flatMap((each) => Array.from({ length: each.often }, () => each))
  let isOver = false
  const loads = callers.map((caller) => caller.runUntil(() => isOver))
  const end = performance.now() + seconds * 1000
  await pause(1000)
  while (performance.now() < end) {
    const { name, act } = deck[randomInt(deck.length)] as Chaos // the deck is not empty
    happened[name] = (happened[name] ?? 0) + 1
    await act()
    await pause(randomInt(1500))
  }
  isOver = true
  await Promise.all(loads)
  return happened
}

async function again(mock: MockProcess | undefined) {
  await mock?.kill('SIGKILL')
  await mock?.start()
}

async function during(begin: () => void, end: () => void) {
  begin()
  await pause(randomInt(3000))
  end()
}

async function restart(stop: () => Promise<void>, start: () => Promise<void>) {
  await stop()
  await pause(randomInt(2000))
  await start()
}

/** Until all answer again: what they remember of before is a second old at most. */
async function settled(mocks: readonly MockProcess[]) {
  for (const { url } of mocks) {
    const isThere = () =>
      verifyLists({ url }, []).then(
        ({ keys }) => keys > 0,
        () => false,
      )
    while (!(await isThere())) await pause(200)
  }
  await pause(1500)
}

function report(title: string, callers: readonly Caller[], facts: object) {
  const sum = (of: (caller: Caller) => number) => callers.reduce((total, caller) => total + of(caller), 0)
  const { calls, answered, unsure } = {
    calls: sum((caller) => caller.calls),
    answered: sum((caller) => caller.answered),
    unsure: sum((caller) => caller.unsure),
  }
  console.log(`${title}: ${calls} calls, ${answered} answered, ${unsure} of unknown end`)
  console.log(JSON.stringify(facts, undefined, 1).replaceAll(/[{}"]\n?/g, ''))
}

await main()
