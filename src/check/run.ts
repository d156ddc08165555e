import { setTimeout as wait } from 'node:timers/promises'
import { type Credentials, createAccess, type Home } from '../client/access.ts'
import type { Refusal } from '../client/types.ts'
import type { OperationId } from '../generated/names.ts'
import { isTroubled } from '../judge/expected.ts'
import { type Attempt, type Caller, createKms, type Input } from '../judge/kms.ts'
import { createMask, type Mask } from '../judge/mask.ts'
import { createSpan, leashes, type Span, Stopped, until } from '../judge/span.ts'
import { type Answer, createWire, mostBytes, type Wire } from '../judge/wire.ts'
import { createWitness, type Witness } from '../judge/witness.ts'
import { createCourse } from './course.ts'
import { createCoverage } from './coverage.ts'
import type { CheckOptions } from './options.ts'
import { planned } from './plan.ts'
import type { Report } from './report.ts'
import { createWatch } from './watch.ts'
import { type Callers, createWorkshop } from './workshop/workshop.ts'

export type { CheckOptions } from './options.ts'
export type { Progress, Report } from './report.ts'

/** Thrown when nothing can be said about the service: it cannot be reached, or refuses the credentials. */
export class CannotRun extends Error {}

/** The secrets of a run: nothing that it says may show them. */
export const maskOf = (options: CheckOptions): Mask => createMask(secretsOfAll(options))

const secretsOfAll = ({ credentials, secondUser, signing, expiredToken }: CheckOptions) =>
  [credentials, secondUser ?? {}, signing ?? {}, { token: expiredToken }].flatMap(secretsOf)

function secretsOf(whose: object): (string | undefined)[] {
  const { token, password, sk, securityToken } = whose as Record<string, string | undefined> // what credentials may have
  return [token, password, sk, securityToken]
}

/** Judges an implementation. Whatever it creates it also deletes, also when `signal` ends it early. */
export async function check(options: CheckOptions): Promise<Report> {
  const { endpoint, workers, timeoutMs, rps } = options
  const startedAt = options.now()
  const span = createSpan(options)
  const wire = createWire({ endpoint, sockets: workers, timeoutMs, rps })
  const mask = maskOf(options)
  const witness = createWitness({ now: options.now, hasOthers: false, secrets: secretsOfAll(options) })
  try {
    return await judged(options, startedAt, { wire, witness, span, mask })
  } catch (error) {
    if (error instanceof Stopped) return reportOfNone(options, startedAt, error.message)
    throw error instanceof CannotRun ? new CannotRun(mask.hide(error.message)) : error
  } finally {
    span.close()
    wire.close()
  }
}

type Means = { wire: Wire; witness: Witness; span: Span; mask: Mask }

async function judged(
  options: CheckOptions,
  startedAt: number,
  { wire, witness, span, mask }: Means,
): Promise<Report> {
  const { now } = options
  const { callers, probe } = await until(span.running, reached(options, { wire, witness, span, mask }))
  const watch = createWatch({ wire, span, probe })
  const workshop = createWorkshop({
    ...{ callers, wire: watch.wire, witness, span, now, workers: options.workers },
    ...{ prefix: options.prefix, mostKeys: options.mostKeys, isLoud: options.loud },
    isClassic: options.generation === 'classic',
    expiredToken: options.expiredToken,
    signing: options.signing ?? ('ak' in options.credentials ? options.credentials : undefined),
    run: startedAt.toString(36),
  })
  const cases = options.cases ?? planned(options)
  const course = createCourse({ options, cases, workshop, watch, span, mask })
  let leftBehind: string[] = []
  try {
    await course.all()
  } finally {
    span.finish()
    leftBehind = await workshop.close()
  }
  return course.report({ projectId: callers.own.projectId, startedAt, ms: now() - startedAt, leftBehind })
}

/** Of a run that ended before its first case. */
const reportOfNone = (options: CheckOptions, startedAt: number, stopped: string): Report => ({
  ...{ endpoint: options.endpoint, projectId: options.projectId ?? '', seed: options.seed },
  ...{ generation: options.generation ?? 'both', startedAt, ms: options.now() - startedAt, requests: 0 },
  cases: { passed: 0, failed: 0, skipped: 0, planned: (options.cases ?? planned(options)).length },
  ...{ stopped, leftBehind: [], findings: [], skipped: [], coverage: createCoverage().result() },
})

/** Who calls, and how an ordinary request is answered. Throws CannotRun where nothing can be said about the service. */
async function reached(options: CheckOptions, means: Means) {
  const { credentials, secondUser, secondProjectId, projectId, region, now } = options
  const accessOf = accessesOf(options, means.span)
  const callerOf = async (whose: Credentials, home: Home): Promise<Caller> => {
    const access = accessOf(whose, home)
    const had = await answered(access('listKeys'))
    if (!had.ok) throw new CannotRun(`the credentials were refused: ${wordsOf(had.error)}`)
    const project = had.data.projectId ?? home.projectId
    if (project === undefined) throw new CannotRun('no project: give --project-id, or --region')
    return { access, projectId: project, now }
  }
  const own = await callerOf(credentials, { projectId, region })
  const probe = await probeOf(own, means)
  const callers: Callers = {
    own,
    ...(secondUser && { secondUser: await callerOf(secondUser, { projectId: own.projectId }) }),
    ...(secondProjectId !== undefined && {
      secondProject: await callerOf(credentials, { projectId: secondProjectId }),
    }),
  }
  return { callers, probe }
}

function accessesOf({ endpoint, iamEndpoint = endpoint, now, timeoutMs }: CheckOptions, span: Span) {
  const base = (url: string) => url.replace(/\/+$/, '')
  const wire = {
    ...{ endpoint: base(endpoint), iamEndpoint: base(iamEndpoint), now, fetch: globalThis.fetch },
    ...{ timeoutMs, maxAnswerBytes: mostBytes, signal: span.tidying },
  }
  return (whose: Credentials, home: Home) => createAccess(whose, home, wire)
}

const wordsOf = ({ code, message }: Refusal) => [code, message].filter(Boolean).join(' ')

async function answered<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (error) {
    throw new CannotRun((error as Error).message, { cause: error }) // the client throws for a missing answer alone
  }
}

/** Calls that change nothing; the last two are for a service that lacks the others, or does them wrong. */
const harmless: [OperationId, Input][] = [
  ['listKeys', { limit: '1' }],
  ['showUserQuotas', {}],
  ['genRandom', { random_data_length: '512' }],
]

/** One harmless call tells whether there is a service at all, and whether it knows the caller. */
async function probeOf(caller: Caller, { wire, witness, span, mask }: Means): Promise<() => Promise<Answer>> {
  const line = { wire, witness, ...leashes(span).tidying, isTidying: false }
  const said: string[] = []
  for (const [id, input] of harmless) {
    const attempts: Attempt[] = []
    const kms = createKms(caller, line, attempts)
    let answer = await kms.call(id, input)
    // It may just be starting.
    for (let again = 0; again < 2 && answer.status === 0 && answer.ms < 1000; again += 1) {
      await wait(300)
      answer = await kms.call(id, input)
    }
    if (answer.status === 0) throw new CannotRun(`no answer from ${wire.address}: ${answer.failure}`)
    if (!isTroubled(answer)) return () => createKms(caller, line).call(id, input)
    const words =
      `${answer.status} ${mask.hide(answer.text.slice(0, 2000), attempts.at(-1)).slice(0, 300)}`.trim()
    if (id === 'listKeys' && (answer.status === 401 || answer.status === 403))
      throw new CannotRun(`list-keys refuses the credentials: ${words}`)
    said.push(`${id}: ${words}`)
  }
  throw new CannotRun(`the service answers nothing well: ${said.join('; ')}`)
}
