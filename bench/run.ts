import { parseArgs } from 'node:util'
import { contenders } from './contenders.ts'
import { machine, pin } from './machine.ts'
import { measure, type Plan } from './measure.ts'
import { printed, type Report, type Rivals, targetsOf } from './report.ts'
import { killAll } from './server.ts'

const help = `npm run bench -- [--quick] [--json]

Encrypt-data requests a second: the mock, with a token and with signatures, beside a bare node:http handler, a plain route of
Fastify and Prism. What the other operations take: npm run bench:operations. Other mocks: npm run bench:peers.

  --quick   one short round: a glance, no result
  --json    for machines
  --help    this text

Exit code 0 when it could be measured, whatever the figures, and 2 when not.`

const thorough: Plan = { connections: 50, rounds: 5, seconds: 3, warmUpSeconds: 2, starts: 3 }
const quick: Plan = { connections: 50, rounds: 1, seconds: 1, warmUpSeconds: 1, starts: 1 }

const flag = { type: 'boolean', default: false } as const
const say = (text: string) => process.stderr.write(`${text}\n`)

async function main() {
  const { values } = parseArgs({ options: { quick: flag, json: flag, help: flag } })
  if (values.help) return console.log(help)
  pin()
  const plan = values.quick ? quick : thorough
  const names = ['mock', 'noJournal', 'signed', 'bare', 'route', 'prism'] as const
  const measured = await measure(
    names.map((name) => contenders[name]),
    plan,
    say,
  )
  const rivals = Object.fromEntries(names.map((name, at) => [name, measured[at]])) as Rivals // in their order
  const report: Report = { machine: machine(), plan, measured, targets: targetsOf(rivals) }
  console.log(values.json ? JSON.stringify(report, null, 2) : printed(report, rivals))
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(2))
process.on('exit', killAll)

try {
  await main()
} catch (error) {
  say(`bench: ${error instanceof Error ? error.message : error}`)
  process.exit(2)
}
