import { parseArgs } from 'node:util'
import { contenders } from './contenders.ts'
import { machine, pin } from './machine.ts'
import { type Measured, measure, type Plan } from './measure.ts'
import { printed, type Report, type Rivals, targetsOf } from './report.ts'
import { killAll } from './server.ts'

const help = `npm run bench -- [--quick] [--signed] [--json]

Encrypt-data requests a second: the mock beside a bare node:http handler and Prism.

  --quick   one short round: a glance, no result
  --signed  a fourth row: the mock, called with an AK/SK signature instead of a token
  --json    for machines
  --help    this text

Exit code 0 when it could be measured, whatever the figures, and 2 when not.`

const thorough: Plan = { connections: 50, rounds: 5, seconds: 3, warmUpSeconds: 2, starts: 3 }
const quick: Plan = { connections: 50, rounds: 1, seconds: 1, warmUpSeconds: 1, starts: 1 }

const flag = { type: 'boolean', default: false } as const
const say = (text: string) => process.stderr.write(`${text}\n`)

async function main() {
  const { values } = parseArgs({ options: { quick: flag, signed: flag, json: flag, help: flag } })
  if (values.help) return console.log(help)
  pin()
  const plan = values.quick ? quick : thorough
  const { mock, bare, prism, signed } = contenders
  const measured = await measure([mock, bare, prism, ...(values.signed ? [signed] : [])], plan, say)
  const [first, second, third] = measured as [Measured, Measured, Measured]
  const rivals: Rivals = { mock: first, bare: second, prism: third }
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
