import { type Credentials, createAccess } from '../client/access.ts'
import type { SigningKeys } from '../client/sign.ts'
import { type Callers, createWorkshop, type Workshop } from './bench.ts'
import type { Case } from './case.ts'
import { type Complaint, Skipped, Unprepared, Violated } from './complaint.ts'
import { type Coverage, createCoverage, type Outcome } from './coverage.ts'
import { createFindings, type Finding } from './findings.ts'
import { type Attempt, type Caller, createKms } from './kms.ts'
import { type PlanOptions, planned } from './plan.ts'
import { createWire, type Wire } from './wire.ts'

export type CheckOptions = PlanOptions & {
  /** In place of those that are planned from the other options. */
  cases?: readonly Case[]
  endpoint: string
  iamEndpoint?: string | undefined
  credentials: Credentials
  projectId?: string | undefined
  region?: string | undefined
  /** An access key, for the cases about signatures; by default that of `credentials`. */
  signing?: SigningKeys | undefined
  secondUser?: Credentials | undefined
  secondProjectId?: string | undefined
  /** A token that was valid once: it cannot be had from outside. */
  expiredToken?: string | undefined
  workers: number
  rps: number
  /** Milliseconds until an answer counts as missing. */
  timeoutMs: number
  /** Milliseconds after which no new case begins; 0 for no limit. */
  maxTimeMs: number
  /** Findings after which no new case begins; 0 for no limit. */
  bail: number
  mostKeys: number
  prefix: string
  loud: boolean
  now: () => number
  signal?: AbortSignal | undefined
  onProgress?: ((progress: Progress) => void) | undefined
  /** Gets the exchanges of each case when it is over, without those that prepared it or tidied up. */
  onCase?: ((entry: Case, attempts: readonly Attempt[], outcome: Outcome) => void) | undefined
}

export type Progress = { done: number; total: number; findings: number; current: string }

export type Report = {
  endpoint: string
  projectId: string
  seed: number
  generation: string
  /** Milliseconds since the epoch, and how many it took. */
  startedAt: number
  ms: number
  requests: number
  cases: Record<Outcome, number> & { planned: number }
  /** Why the run ended before its last case. */
  stopped: string | undefined
  findings: Finding[]
  skipped: { reason: string; cases: string[] }[]
  coverage: Coverage
}

/** Thrown when nothing can be said about the service: it cannot be reached, or refuses the credentials. */
export class CannotRun extends Error {}

/** Judges an implementation. Whatever it creates it also deletes, also when `signal` ends it early. */
export async function check(options: CheckOptions): Promise<Report> {
  const { endpoint, workers, timeoutMs, rps, now } = options
  const wire = createWire({ endpoint, sockets: workers, timeoutMs, rps })
  const startedAt = now()
  try {
    const callers = await callersOf(options, wire)
    const workshop = createWorkshop({
      ...{ callers, wire, now, prefix: options.prefix, mostKeys: options.mostKeys, isLoud: options.loud },
      isClassic: options.generation === 'classic',
      expiredToken: options.expiredToken,
      signing: options.signing ?? ('ak' in options.credentials ? options.credentials : undefined),
      run: startedAt.toString(36),
    })
    const run = createRun(options, workshop)
    try {
      await run.all()
    } finally {
      await workshop.close()
    }
    return run.report({ projectId: callers.own.projectId, startedAt, ms: now() - startedAt })
  } finally {
    wire.close()
  }
}

async function callersOf(options: CheckOptions, wire: Wire): Promise<Callers> {
  const {
    credentials,
    secondUser,
    secondProjectId,
    projectId,
    region,
    endpoint,
    iamEndpoint = endpoint,
    now,
  } = options
  const base = (url: string) => url.replace(/\/+$/, '')
  const client = { endpoint: base(endpoint), iamEndpoint: base(iamEndpoint), now, fetch: globalThis.fetch }
  const callerOf = async (
    whose: Credentials,
    home: { projectId?: string | undefined; region?: string | undefined },
  ) => {
    const access = createAccess(whose, home, client)
    const had = await reached(() => access('listKeys'))
    if (!had.ok) throw new CannotRun(`the credentials were refused: ${had.error.code} ${had.error.message}`)
    const project = had.data.projectId ?? home.projectId
    if (project === undefined) throw new CannotRun('no project: give --project-id, or --region')
    return { access, projectId: project, now }
  }
  const own = await callerOf(credentials, { projectId, region })
  await probed(own, wire)
  return {
    own,
    ...(secondUser && { secondUser: await callerOf(secondUser, { projectId: own.projectId }) }),
    ...(secondProjectId !== undefined && {
      secondProject: await callerOf(credentials, { projectId: secondProjectId }),
    }),
  }
}

async function reached<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw new CannotRun((error as Error).message, { cause: error }) // the client throws for a missing answer alone
  }
}

/** One harmless call tells whether there is a service at all, and whether it knows the caller. */
async function probed(caller: Caller, wire: Wire) {
  const answer = await createKms(caller, wire).call('listKeys', { limit: '1' })
  if (answer.status === 0) throw new CannotRun(`no answer from ${wire.origin}: ${answer.failure}`)
  if (answer.status === 401 || answer.status === 403)
    throw new CannotRun(`list-keys refuses the credentials: ${answer.status} ${answer.text.slice(0, 300)}`)
}

type Ended = {
  outcome: Outcome
  complaints: { complaint: Complaint; attempt: Attempt | undefined }[]
  reason?: string
}
type Tried = Ended & { own: readonly Attempt[] }

function createRun(options: CheckOptions, workshop: Workshop) {
  const cases = options.cases ?? planned(options)
  const findings = createFindings()
  const coverage = createCoverage()
  const skipped = new Map<string, string[]>()
  const tally = { passed: 0, failed: 0, skipped: 0, planned: cases.length }
  const begin = performance.now()
  let requests = 0
  let next = 0
  let stopped: string | undefined

  function stopReason(): string | undefined {
    if (options.signal?.aborted) return 'it was interrupted'
    if (options.bail > 0 && findings.size >= options.bail)
      return `it found ${findings.size} (--bail ${options.bail})`
    if (options.maxTimeMs > 0 && performance.now() - begin > options.maxTimeMs)
      return 'its time was used up (--max-time)'
    return undefined
  }

  async function work() {
    while (next < cases.length) {
      stopped ??= stopReason()
      if (stopped !== undefined) return
      const entry = cases[next++] as Case // below the length
      const result = await ended(entry)
      settle(entry, result)
      options.onCase?.(entry, result.own, result.outcome)
      const done = tally.passed + tally.failed + tally.skipped
      options.onProgress?.({ done, total: cases.length, findings: findings.size, current: entry.id })
    }
  }

  async function ended(entry: Case): Promise<Tried & { isFlaky?: boolean }> {
    const reason = workshop.missing(entry.needs ?? [])
    if (reason !== undefined) return { outcome: 'skipped', complaints: [], own: [], reason }
    const once = await tried(entry)
    if (once.outcome !== 'failed') return once
    // Before anybody is accused, it must happen again.
    const again = await tried(entry)
    return again.outcome === 'failed' ? again : { ...once, own: again.own, isFlaky: true }
  }

  async function tried(entry: Case): Promise<Tried> {
    const attempts: Attempt[] = []
    const { bench, close } = workshop.open(attempts)
    const result = await resultOf(() => entry.run(bench), attempts)
    const own = [...attempts]
    await close()
    requests += attempts.length
    for (const attempt of attempts) coverage.see(attempt)
    return { ...result, own }
  }

  function settle(
    entry: Case,
    { outcome, complaints, reason, isFlaky = false }: Ended & { isFlaky?: boolean },
  ) {
    tally[outcome] += 1
    coverage.count(entry, outcome)
    if (reason !== undefined) skipped.set(reason, [...(skipped.get(reason) ?? []), entry.id])
    for (const { complaint, attempt } of complaints) findings.add(complaint, entry, attempt, isFlaky)
    judgeSetUp()
  }

  /** What went wrong while something was made for several cases. */
  function judgeSetUp() {
    const attempts = workshop.attempts.splice(0)
    requests += attempts.length
    for (const attempt of attempts) {
      coverage.see(attempt)
      const about = {
        id: 'set-up',
        says: `making what the cases need, ${attempt.operation}`,
        operation: attempt.operation,
        kind: 'set-up' as const,
      }
      for (const complaint of attempt.complaints) findings.add(complaint, about, attempt, false)
    }
  }

  return {
    all: () => Promise.all(Array.from({ length: Math.max(1, options.workers) }, work)),
    report(about: { projectId: string; startedAt: number; ms: number }): Report {
      judgeSetUp()
      return {
        ...{
          endpoint: options.endpoint,
          seed: options.seed,
          generation: options.generation ?? 'both',
          requests,
          stopped,
        },
        ...about,
        cases: tally,
        findings: findings.all(),
        skipped: [...skipped].map(([reason, ids]) => ({ reason, cases: ids })),
        coverage: coverage.result(),
      }
    },
  }
}

/** Runs a case and gathers what is wrong with its outcome and with every answer on the way. */
async function resultOf(run: () => Promise<Complaint | undefined>, attempts: Attempt[]): Promise<Ended> {
  const aboutAnswers = () =>
    attempts.flatMap((attempt) => attempt.complaints.map((complaint) => ({ complaint, attempt })))
  const judged = (complaint: Complaint | undefined): Ended => {
    const found = aboutAnswers()
    const last = attempts.at(-1)
    // A code that is wrong because the whole error is malformed is one defect.
    const isSame = complaint?.class === 'wrong code' && found.some(({ attempt }) => attempt === last)
    if (complaint && !isSame) found.unshift({ complaint, attempt: last as Attempt })
    return { outcome: found.length > 0 ? 'failed' : 'passed', complaints: found }
  }
  try {
    return judged(await run())
  } catch (error) {
    if (error instanceof Violated) return judged(error.complaint)
    if (error instanceof Skipped)
      return { outcome: 'skipped', complaints: aboutAnswers(), reason: error.message }
    if (error instanceof Unprepared) {
      const cause = error.cause instanceof Violated ? error.cause.complaint : undefined
      return cause ? judged(cause) : { outcome: 'skipped', complaints: aboutAnswers(), reason: error.message }
    }
    // An answer that nobody expected can upset whoever reads it; that it was wrong has mostly been said by then.
    return aboutAnswers().length > 0 ? judged(undefined) : judged(unusable(error))
  }
}

const unusable = (error: unknown): Complaint => ({
  class: 'wrong shape',
  rule: 'an answer can be used as the contract says',
  expected: 'an answer that fits',
  got: error instanceof Error ? error.message : String(error),
  place: '#/paths',
  origin: 'documented',
})
