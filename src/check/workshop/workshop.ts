import type { SigningKeys } from '../../client/sign.ts'
import type { OperationId } from '../../generated/operations.ts'
import { Skipped, type Violated } from '../../judge/complaint.ts'
import { type Attempt, type Caller, createKms, type Input, type Kms } from '../../judge/kms.ts'
import { leashes, type Span } from '../../judge/span.ts'
import type { Line, Wire } from '../../judge/wire.ts'
import type { Bench, Need } from '../case.ts'
import { recipeOf } from '../recipes/index.ts'
import { createStock, type Stock } from './stock.ts'
import type { Wanted } from './wanted.ts'

export type Callers = { own: Caller; secondUser?: Caller; secondProject?: Caller }

export type Workshop = {
  /** A bench for one case, and what tidies it up. */
  open(attempts: Attempt[]): { bench: Bench; close(): Promise<void> }
  /** What is needed and was not given, in words; undefined when everything is there. */
  missing(needs: readonly Need[]): string | undefined
  /** Exchanges that no case answers for: making the CMKs that all share. */
  readonly attempts: Attempt[]
  /** What was wrong there beside the form of answers. */
  readonly violations: Violated[]
  /** Gives the ids of CMKs that are left behind. */
  close(): Promise<string[]>
}

export type WorkshopOptions = {
  callers: Callers
  signing: SigningKeys | undefined
  expiredToken: string | undefined
  wire: Wire
  span: Span
  workers: number
  prefix: string
  /** Tells this run's names from those of others. */
  run: string
  mostKeys: number
  isLoud: boolean
  isClassic: boolean
  now: () => number
}

const reasons: Record<Need, string> = {
  secondUser: 'no second user was given (--second-user)',
  secondProject: 'no second project was given (--second-project-id)',
  expiredToken: 'no expired token was given (--expired-token)',
  signature: 'no access key was given (--ak, --sk)',
  token: 'the credentials are no token',
  loud: 'it is loud, and was not asked for (--loud)',
}

/** Where the benches come from: CMKs, callers and names that the cases share. */
export function createWorkshop(options: WorkshopOptions): Workshop {
  const { callers, wire, span, prefix, run, mostKeys, isClassic, workers } = options
  const attempts: Attempt[] = []
  const violations: Violated[] = []
  const { running, tidying } = leashes(span)
  const line: Line = { wire, ...running, isTidying: false }
  const kms = createKms(callers.own, line, attempts)
  let names = 0
  const name = () => {
    names += 1
    return `${prefix}${run}-${names}`
  }
  const onViolated = (violated: Violated) => void violations.push(violated)
  const stockOf = (owner: Kms) =>
    createStock({ kms: owner, prefix, name, mostKeys, isClassic, workers, onViolated })
  const stock = stockOf(kms)
  const foreignStock = callers.secondProject && stockOf(createKms(callers.secondProject, line, attempts))
  const bases = createBases(kms, stock, name, options)

  function open(log: Attempt[]) {
    const own: Line = { wire, ...running, isTidying: false }
    const undo: (() => Promise<unknown>)[] = []
    const tidy = async () => {
      Object.assign(own, { ...tidying, isTidying: true })
      await undone(undo.splice(0))
      Object.assign(own, { ...running, isTidying: false })
    }
    const bench: Bench = {
      ...benchParts(options, stock, name),
      kms: createKms(callers.own, own, log),
      get secondUser() {
        return createKms(demanded(callers.secondUser, 'secondUser'), own, log)
      },
      get secondProject() {
        return createKms(demanded(callers.secondProject, 'secondProject'), own, log)
      },
      foreignCmk: () => demanded(foreignStock, 'secondProject').shared({}),
      base: bases.of,
      spoil: bases.spoil,
      async borrow(wanted = {}) {
        const id = await stock.borrow(wanted)
        undo.unshift(async () => stock.giveBack(id))
        return id
      },
      later: (work) => void undo.push(work),
      tidy,
    }
    return { bench, close: tidy }
  }

  return {
    open,
    attempts,
    violations,
    missing: (needs) => needs.filter((need) => !isGiven(need, options)).map((need) => reasons[need])[0],
    async close() {
      Object.assign(line, { ...tidying, isTidying: true })
      await bases.close()
      return [...(await stock.close()), ...((await foreignStock?.close()) ?? [])]
    },
  }
}

/** Takes back what was made, the last first. */
async function undone(undo: (() => Promise<unknown>)[]) {
  for (const work of undo.reverse()) await work().catch(() => undefined)
}

function benchParts({ wire, signing, expiredToken, now }: WorkshopOptions, stock: Stock, name: () => string) {
  return {
    ...{ signing, expiredToken, name, now },
    origin: wire.origin,
    cmk: (wanted: Wanted = {}) => stock.shared(wanted),
    mayCreate: stock.spend,
    adopt: stock.adopt,
  }
}

function isGiven(need: Need, { callers, signing, expiredToken, isLoud }: WorkshopOptions): boolean {
  if (need === 'secondUser' || need === 'secondProject') return callers[need] !== undefined
  if (need === 'signature') return signing !== undefined
  if (need === 'expiredToken') return expiredToken !== undefined
  return need === 'loud' ? isLoud : true
}

function demanded<Value>(value: Value | undefined, need: Need): Value {
  if (value === undefined) throw new Skipped(reasons[need])
  return value
}

/** Inputs for requests that are to be refused: nothing changes, so that all cases of an operation share one. */
function createBases(kms: Kms, stock: Stock, name: () => string, options: WorkshopOptions) {
  const known = new Map<OperationId, Promise<Input>>()
  const undo: (() => Promise<unknown>)[] = []
  const borrowed = new Set<string>()
  const released: Promise<void>[] = []
  let edition = 0
  const bench: Bench = {
    ...benchParts(options, stock, name),
    kms,
    secondUser: kms,
    secondProject: kms,
    foreignCmk: async () => '',
    async borrow(wanted: Wanted = {}) {
      const id = await stock.shared({ ...wanted, label: `base ${edition}` })
      borrowed.add(id)
      return id
    },
    base: async () => ({}),
    spoil: () => {},
    tidy: async () => {},
    later: (work) => void undo.push(work),
  }

  return {
    of(id: OperationId): Promise<Input> {
      const input = known.get(id) ?? recipeOf(id)?.input(bench) ?? Promise.resolve({})
      known.set(id, input)
      return input
    },
    spoil() {
      edition += 1
      known.clear()
      const ids = [...borrowed]
      borrowed.clear()
      // Whoever gets these next brings them into the state that they need, and knows nothing of what else was made.
      released.push(undone(undo.splice(0)).then(() => ids.forEach(stock.giveBack)))
    },
    async close() {
      await Promise.all([...released, undone(undo.splice(0))])
    },
  }
}
