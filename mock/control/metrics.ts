import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { errors } from '../../src/generated/errors.ts'
import { GROUP, groupIn } from '../labels.ts'
import type { ControlHandler, Steering } from './handler.ts'
import { journalOf } from './journal/query.ts'
import type { Journal, Recorded } from './journal/recorder.ts'
import { OWN } from './state/records.ts'

/** Seconds: most answers take less than a millisecond, and some make a key pair. */
const buckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5]

/** What is counted begins with what the journal remembers when it is first asked for. Until then it costs nothing. */
const known = new WeakMap<Journal, ReturnType<typeof createMetrics>>()

export const metrics: ControlHandler<'metrics'> = async (_, steering) => {
  const journal = journalOf(steering)
  const found = known.get(journal) ?? countedFrom(journal)
  known.set(journal, found)
  await countKeys(found.keys, steering)
  return found.registry.metrics()
}

function countedFrom(journal: Journal) {
  const made = createMetrics()
  for (const recorded of journal.all()) made.count(recorded)
  journal.listeners.add(made.count)
  return made
}

function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames, registers })
  const duration = new Histogram({
    ...{ name: 'dewkit_request_duration_seconds', help: 'How long answers took', registers, buckets },
    labelNames: ['operation'] as const,
  })
  const requests = counter('dewkit_requests_total', 'Requests, by what they were answered', [
    'operation',
    'status',
  ])
  const refused = counter('dewkit_errors_total', 'Refusals, by their code', ['operation', 'code', 'error'])
  const throttled = counter('dewkit_throttled_total', 'Calls beyond what a second may have', ['operation'])
  const faults = counter('dewkit_faults_injected_total', 'Answers that a fault meddled with', ['operation'])
  const keys = new Gauge({
    name: 'dewkit_keys',
    help: 'CMKs',
    labelNames: ['project', 'state'] as const,
    registers,
  })

  const count = ({ id, ms, status, refusal, faults: meddled }: Recorded) => {
    const operation = id ?? 'none'
    duration.observe({ operation }, ms / 1000)
    requests.inc({ operation, status })
    if (refusal) refused.inc({ operation, code: String(errors[refusal.error].code), error: refusal.error })
    if (refusal?.error === 'Throttled') throttled.inc({ operation })
    if (meddled) faults.inc({ operation })
  }
  return { registry, count, keys }
}

async function countKeys(gauge: Gauge<'project' | 'state'>, { store }: Steering) {
  gauge.reset()
  for (const project of await store.projects()) {
    if (project === OWN) continue
    const tallies = await store.transact(project, (records) => records.labels('cmk', GROUP))
    for (const { label, count } of tallies) gauge.inc({ project, state: groupIn(label).state }, count)
  }
}
