import type { machine } from './machine.ts'
import { type Measured, median, type Plan } from './measure.ts'

export type Target = { text: string; measured: string; met: boolean }
export type Rivals = {
  mock: Measured
  noJournal: Measured
  signed: Measured
  bare: Measured
  prism: Measured
}
export type Report = {
  machine: ReturnType<typeof machine>
  plan: Plan
  measured: Measured[]
  targets: Target[]
}

/** What the mock is meant to reach. */
export function targetsOf({ mock, noJournal, signed, bare, prism }: Rivals): Target[] {
  const ofBare = ratio(mock, bare)
  const signedOfBare = ratio(signed, bare)
  const ofPrism = ratio(mock, prism)
  const tail = mock.p99Ms / bare.p99Ms
  return [
    { text: 'mock: at least 0.80 of bare node:http', measured: ofBare.toFixed(2), met: ofBare >= 0.8 },
    {
      text: 'mock: at least 0.95 of it without its journal',
      measured: ratio(mock, noJournal).toFixed(2),
      met: ratio(mock, noJournal) >= 0.95,
    },
    {
      text: 'mock, signed: at least 0.60 of it',
      measured: signedOfBare.toFixed(2),
      met: signedOfBare >= 0.6,
    },
    { text: 'mock: p99 at most twice that of it', measured: tail.toFixed(1), met: tail <= 2 },
    { text: 'mock: at least 4 times Prism', measured: ofPrism.toFixed(1), met: ofPrism >= 4 },
  ]
}

/** Round against the same round, so that a machine that slows down for a while slows both. */
export const ratio = (one: Measured, other: Measured) =>
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
    ...targets.map(({ text, measured, met }) => `${met ? 'met   ' : 'missed'}  ${text}: ${measured}`),
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
    'of bare',
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
    perCpu(one, bare),
    whole(one.p50Ms),
    whole(one.p99Ms),
    whole(one.startMs.median),
    whole(one.startMs.best),
    whole(one.peakMemoryMb),
  ])
  return columns([head, ...rows])
}

/** Rows as a table of Markdown, under the first. */
export function columns([head = [], ...rows]: string[][]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [head, rule, ...rows].map(
    (row) => `| ${row.map((cell, column) => padded(cell, column, widths)).join(' | ')} |`,
  )
}

const perCpu = (one: Measured, other: Measured) =>
  ((one.requestsPerCpuSecond ?? Number.NaN) / (other.requestsPerCpuSecond ?? Number.NaN)).toFixed(2)

function padded(cell: string, column: number, widths: number[]): string {
  const width = widths[column] ?? 0
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}

export const whole = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(0))
