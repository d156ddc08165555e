import type { machine } from './machine.ts'
import { type Measured, median, type Plan } from './measure.ts'

export type Target = { text: string; measured: string; met: boolean }
export type Rivals = { mock: Measured; bare: Measured; prism: Measured }
export type Report = {
  machine: ReturnType<typeof machine>
  plan: Plan
  measured: Measured[]
  targets: Target[]
}

/** What the mock is meant to reach. */
export function targetsOf({ mock, bare, prism }: Rivals): Target[] {
  const ofBare = ratio(mock, bare)
  const ofPrism = ratio(mock, prism)
  const start = mock.startMs.median
  return [
    { text: 'at least 0.75 of bare node:http', measured: ofBare.toFixed(2), met: ofBare >= 0.75 },
    { text: 'at least 4 times Prism', measured: ofPrism.toFixed(1), met: ofPrism >= 4 },
    { text: 'first answer within 400 ms (median)', measured: `${whole(start)} ms`, met: start <= 400 },
  ]
}

/** Round against the same round, so that a machine that slows down for a while slows both. */
const ratio = (one: Measured, other: Measured) =>
  median(one.rounds.map((rate, number) => rate / (other.rounds[number] ?? Number.NaN)))

/** For people; Markdown, so that it can be pasted. */
export function printed({ machine, plan, measured, targets }: Report, rivals: Rivals): string {
  const cores = machine.pinned
    ? 'servers on core 0, load on core 1'
    : 'nothing pinned to a core (taskset is missing, or there is one core): expect noise'
  return [
    `encrypt-data, ${plan.connections} connections, ${plan.rounds} x ${plan.seconds} s, median round`,
    `Node ${machine.node}, ${machine.cores} cores (${machine.cpu}), ${cores}`,
    '',
    ...table(measured, rivals),
    '',
    ...targets.map(({ text, measured, met }) => `${met ? 'met   ' : 'missed'}  mock: ${text}: ${measured}`),
    ...measured.flatMap(disturbance),
  ].join('\n')
}

const disturbance = ({ name, serverCpu = 1 }: Measured) =>
  serverCpu > 0.9
    ? []
    : `${name} had ${serverCpu.toFixed(2)} of its core: the machine was busy, or the load too light`

function table(measured: Measured[], { bare, prism }: Rivals): string[] {
  const head = [
    'contender',
    'requests/s',
    'of bare',
    'of Prism',
    'per CPU s',
    'p50 ms',
    'p99 ms',
    'start ms',
    'best',
    'MB',
  ]
  const rows = measured.map((one) => [
    one.name,
    whole(one.requestsPerSecond),
    ratio(one, bare).toFixed(2),
    ratio(one, prism).toFixed(1),
    whole(one.requestsPerCpuSecond),
    whole(one.p50Ms),
    whole(one.p99Ms),
    whole(one.startMs.median),
    whole(one.startMs.best),
    whole(one.peakMemoryMb),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [head, rule, ...rows].map(
    (row) => `| ${row.map((cell, column) => padded(cell, column, widths)).join(' | ')} |`,
  )
}

function padded(cell: string, column: number, widths: number[]): string {
  const width = widths[column] ?? 0
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}

const whole = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(0))
