import type { SigningKeys } from '../../client/sign.ts'
import { Skipped, type Violated } from '../../judge/complaint.ts'
import { type Attempt, type Caller, createKms, type Kms, type Line } from '../../judge/kms.ts'
import { leashes, type Span } from '../../judge/span.ts'
import type { Wire } from '../../judge/wire.ts'
import type { Witness } from '../../judge/witness.ts'
import { createBases } from './bases.ts'
import { createStock, type Stock } from './stock.ts'
import type { Clients, Lending, Need, Tools } from './tools.ts'
import { createUndo } from './undo.ts'

export type Callers = { own: Caller; secondUser?: Caller; secondProject?: Caller }

export type Workshop = {
  /** The tools for one case, and what tidies up after it. */
  open(attempts: Attempt[]): { tools: Tools; close(): Promise<void> }
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
  witness: Witness
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

/** Where the tools come from: CMKs, callers and names that the cases share. */
export function createWorkshop(options: WorkshopOptions): Workshop {
  const { callers, now } = options
  const attempts: Attempt[] = []
  const violations: Violated[] = []
  const line = lineOf(options)
  const name = namesOf(options)
  const onViolated = (violated: Violated) => void violations.push(violated)
  const stockOf = (kms: Kms) => createStock({ ...options, kms, name, onViolated })
  const kms = createKms(callers.own, line.own, attempts)
  const stock = stockOf(kms)
  const foreignStock = callers.secondProject && stockOf(createKms(callers.secondProject, line.own, attempts))
  const bases = createBases({ kms, stock, name, now })

  return {
    open(log) {
      const ownLine = lineOf(options)
      const undo = createUndo()
      const tidy = () => ownLine.tidying(undo.all)
      const tools: Tools = {
        ...clientsOf(options, foreignStock, ownLine.own, log),
        ...lendingOf(stock, name, undo.atLast),
        ...{ later: undo.later, tidy, base: bases.base, spoil: bases.spoil },
      }
      return { tools, close: tidy }
    },
    attempts,
    violations,
    missing: (needs) => needs.filter((need) => !isGiven(need, options)).map((need) => reasons[need])[0],
    close: () =>
      line.tidying(async () => {
        await bases.close()
        return [...(await stock.close()), ...((await foreignStock?.close()) ?? [])]
      }),
  }
}

/** A line, and how to tidy up over it. */
function lineOf({ wire, witness, span }: WorkshopOptions) {
  const { running, tidying } = leashes(span)
  const own: Line = { wire, witness, ...running, isTidying: false }
  return {
    own,
    async tidying<Value>(work: () => Promise<Value>): Promise<Value> {
      Object.assign(own, { ...tidying, isTidying: true })
      const value = await work()
      Object.assign(own, { ...running, isTidying: false })
      return value
    },
  }
}

function namesOf({ prefix, run }: WorkshopOptions): () => string {
  let names = 0
  return () => {
    names += 1
    return `${prefix}${run}-${names}`
  }
}

function clientsOf(
  { callers, signing, expiredToken, wire, now }: WorkshopOptions,
  foreignStock: Stock | undefined,
  line: Line,
  log: Attempt[],
): Clients {
  return {
    kms: createKms(callers.own, line, log),
    secondUser: () => createKms(demanded(callers.secondUser, 'secondUser'), line, log),
    secondProject: () => createKms(demanded(callers.secondProject, 'secondProject'), line, log),
    foreignCmk: async () => demanded(foreignStock, 'secondProject').shared({}),
    ...{ signing, expiredToken, now, address: wire.address },
  }
}

const lendingOf = (
  stock: Stock,
  name: () => string,
  atLast: (work: () => Promise<unknown>) => void,
): Lending => ({
  cmk: (wanted = {}) => stock.shared(wanted),
  async borrow(wanted = {}) {
    const id = await stock.borrow(wanted)
    atLast(async () => stock.giveBack(id))
    return id
  },
  ...{ mayCreate: stock.spend, adopt: stock.adopt, name },
})

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
