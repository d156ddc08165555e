import autocannon from 'autocannon'
import { body, type Contender } from './contenders.ts'
import { cpuSeconds, peakMemory } from './machine.ts'
import { type Server, startServer } from './server.ts'

export type Plan = {
  connections: number
  rounds: number
  seconds: number
  warmUpSeconds: number
  starts: number
}
export type Measured = {
  name: string
  requestsPerSecond: number
  /** Per second of the server's processor time: hardly moved by whatever else the machine does. */
  requestsPerCpuSecond: number | undefined
  p50Ms: number
  p99Ms: number
  startMs: { best: number; median: number }
  peakMemoryMb: number | undefined
  /** Share of its core that the server had. Well below 1 it was something else that was measured. */
  serverCpu: number | undefined
  /** Requests a second, round by round. */
  rounds: number[]
}

type Round = Burst
export type Burst = { rate: number; serverCpu: number | undefined; p50: number; p99: number }
type Say = (text: string) => void

/** Start times first, one contender after the other; then load, all running and taking turns. */
export async function measure(contenders: Contender[], plan: Plan, say: Say): Promise<Measured[]> {
  const starts = new Map<string, number[]>()
  for (const contender of contenders) starts.set(contender.name, await startTimes(contender, plan, say))

  const servers: Server[] = []
  for (const contender of contenders) servers.push(await startServer(contender))
  for (const server of servers) await warmUp(server, plan, say)

  const rounds = new Map<string, Round[]>(servers.map(({ name }) => [name, []]))
  for (let number = 1; number <= plan.rounds; number++) {
    for (const server of servers) {
      const round = await measureRound(server, plan)
      rounds.get(server.name)?.push(round)
      say(`round ${number} of ${plan.rounds}, ${server.name}: ${Math.round(round.rate)} requests/s`)
    }
  }
  const measured = servers.map((server) =>
    summary(server, rounds.get(server.name) ?? [], starts.get(server.name) ?? []),
  )
  for (const server of servers) await server.stop()
  return measured
}

async function startTimes(contender: Contender, plan: Plan, say: Say): Promise<number[]> {
  const times: number[] = []
  for (let number = 0; number < plan.starts; number++) {
    const server = await startServer(contender)
    await server.stop()
    times.push(server.startMs)
  }
  say(`${contender.name} starts in ${times.map((ms) => Math.round(ms)).join(', ')} ms`)
  return times
}

async function warmUp(server: Server, plan: Plan, say: Say) {
  say(`warming up ${server.name}`)
  await fire(server, plan.connections, plan.warmUpSeconds)
}

const measureRound = (server: Server, { connections, seconds }: Plan): Promise<Round> =>
  timed(server, () => fire(server, connections, seconds))

/** A burst of requests that differ, over ten connections. */
export const burst = (server: Server, next: () => Request, seconds: number): Promise<Burst> =>
  timed(server, () => fire(server, 10, seconds, next))

async function timed(server: Server, load: () => Promise<Fired>): Promise<Burst> {
  const before = cpuSeconds(server.pid)
  const result = await load()
  const after = cpuSeconds(server.pid)
  const { p50, p99 } = result.latency
  const known = before !== undefined && after !== undefined
  return {
    rate: result['2xx'] / result.duration,
    serverCpu: known ? (after - before) / result.duration : undefined,
    p50,
    p99,
  }
}

type Request = { method: 'GET' | 'POST'; path: string; body?: string }
type Fired = Awaited<ReturnType<typeof fire>>

/** One burst of load. Throws if anything but 2xx came back: a refusal is quick, and would look like speed. */
async function fire(
  { name, url, headers }: Server,
  connections: number,
  seconds: number,
  next?: () => Request,
) {
  const requests = next && [{ setupRequest: (request: object) => ({ ...request, ...next() }) }]
  const result = await autocannon({
    ...{ url, method: 'POST', headers, body, connections, duration: seconds },
    ...(requests && { requests }),
  })
  const { non2xx, errors, timeouts } = result
  if (result['2xx'] === 0 || non2xx + errors + timeouts > 0) {
    throw new Error(
      `${name}: ${result['2xx']} good answers, ${non2xx} not 2xx, ${errors} errors, ${timeouts} timeouts`,
    )
  }
  return result
}

function summary({ name, pid }: Server, rounds: Round[], starts: number[]): Measured {
  const medianOf = (of: (round: Round) => number | undefined) => {
    const values = rounds.flatMap((round) => of(round) ?? [])
    return values.length > 0 ? median(values) : undefined
  }
  return {
    name,
    requestsPerSecond: median(rounds.map(({ rate }) => rate)),
    requestsPerCpuSecond: medianOf(({ rate, serverCpu }) => serverCpu && rate / serverCpu),
    p50Ms: median(rounds.map(({ p50 }) => p50)),
    p99Ms: median(rounds.map(({ p99 }) => p99)),
    startMs: { best: Math.min(...starts), median: median(starts) },
    peakMemoryMb: peakMemory(pid),
    serverCpu: medianOf(({ serverCpu }) => serverCpu),
    rounds: rounds.map(({ rate }) => rate),
  }
}

/** Of an even number, the lower of the two in the middle. */
export const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN
