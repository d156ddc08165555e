import { contractOf, secrets } from '../../spec/contract.ts'
import { parsed } from '../../spec/json.ts'
import { operationAt } from '../../spec/route.ts'
import type { Basis, Complaint } from '../complaint.ts'
import type { Answer, Sent } from '../wire.ts'
import { createClock } from './clock.ts'
import { keyRuleComplaints } from './key-rules.ts'
import { cause, createMemory, type Memory, type Thing } from './memory.ts'
import { type Asked, type Claim, type Fields, fieldsOf, type Rule, type Seen, sameJson } from './rule.ts'
import { rules } from './rules.ts'

export type ModelOptions = {
  /** Milliseconds since the epoch. */
  now: () => number
  /** Others may change things unseen: what an answer says is believed once it was complained about. */
  hasOthers: boolean
}

/** Takes the answer of a request, and tells what it should have said. */
export type Reply = (answer: Answer) => Complaint[]

/**
 * The documented API, as far as the requests go that it is shown: it remembers what they did, and knows what the next
 * answer must say. What order could change is not predicted.
 */
export function createModel({ now, hasOthers }: ModelOptions): { asked(sent: Sent): Reply } {
  const memory = createMemory()
  const clock = createClock()

  return {
    asked(sent) {
      const asked = readingOf(sent, memory)
      if (!asked) return () => []
      const rule: Rule = rules[asked.id] ?? {}
      const changed = [...new Set(rule.changes?.(asked) ?? [])]
      for (const thing of changed) thing.writers += 1
      const began = memory.tick()
      const from = now()
      return (answer) => {
        const complaints: Complaint[] = []
        const isOwn = (thing: Thing) => changed.includes(thing)
        const isQuiet = (thing: Thing) => thing.writers === (isOwn(thing) ? 1 : 0) && thing.lastWrite < began
        const complain = complainer(asked, complaints)
        complaints.push(...keyRuleComplaints(asked, answer, isQuiet))
        if (answer.status === asked.contract.success) {
          const output = fieldsOf(parsed(answer.text)?.value)
          const told = { from, to: now(), isQuiet, complain, hasOthers, clock }
          safely(() => rule.answered?.(seenOf({ ...asked, output, answer }, told)))
        } else if (answer.status < 400 || answer.status >= 500)
          for (const thing of changed) thing.facts.clear()
        const over = memory.tick()
        for (const thing of changed) {
          thing.writers -= 1
          thing.lastWrite = over
        }
        return complaints
      }
    },
  }
}

/** An answer of another form can upset whoever reads it; that it is wrong is said by others. */
function safely(work: () => void) {
  try {
    work()
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError))
      throw error
  }
}

function readingOf(sent: Sent, memory: Memory): Asked | undefined {
  const found = operationAt(sent.method, sent.path)
  if (!found) return undefined
  const query = Object.fromEntries(new URLSearchParams(sent.path.split('?')[1] ?? ''))
  const body = fieldsOf(parsed(sent.body?.toString() ?? '')?.value)
  const { project_id = '' } = found.path
  const { contract, path } = found
  const input = { ...body, ...query, ...path }
  return {
    id: contract.id,
    contract: contractOf(contract.id),
    sent,
    input,
    project: project_id,
    caller: callerOf(sent),
    memory,
  }
}

function callerOf({ headers }: Sent): string {
  const named = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return named['x-auth-token'] ?? /Access=([^,\s]+)/i.exec(named.authorization ?? '')?.[1] ?? ''
}

type Complain = (rule: string, about: Claim) => void

const complainer =
  ({ contract }: Asked, complaints: Complaint[]): Complain =>
  (rule, { expected = 'it to hold', got = 'otherwise', basis = 'documented', isInsecure = false }) =>
    complaints.push({
      class: isInsecure ? 'insecure' : 'wrong result',
      ...{ rule: `${contract.id}: ${rule}`, expected, got, basis },
      place: `${contract.place}/responses/${contract.success}`,
    })

type Told = Pick<Seen, 'isQuiet'> & {
  from: number
  to: number
  complain: Complain
  hasOthers: boolean
  clock: ReturnType<typeof createClock>
}

const seenOf = (
  about: Asked & { output: Fields; answer: Answer },
  { from, to, isQuiet, complain, hasOthers, clock }: Told,
): Seen => ({
  ...{ ...about, from, to, isQuiet },
  expect(thing: Thing, field: string, value: unknown, basis: Basis = 'documented') {
    if (!isQuiet(thing)) return
    const fact = thing.facts.get(field)
    if (fact && !sameJson(fact.value, value))
      complain(`${field} is what it was`, {
        expected: fact.isCaused ? 'what was made of it' : 'the same as before',
        got: secrets.fields.includes(field)
          ? `another ${field}`
          : `another ${field} for ${shown(fact.value)}: ${shown(value)}`,
        basis,
      })
    if (!fact || (hasOthers && !sameJson(fact.value, value)))
      thing.facts.set(field, { value, isCaused: false })
  },
  cause(thing, facts) {
    const known = isQuiet(thing)
      ? facts
      : Object.fromEntries(Object.keys(facts).map((name) => [name, undefined]))
    cause(thing, known)
  },
  claim(rule, holds, claimed = {}) {
    if (!holds) complain(rule, claimed)
  },
  near(field, ms, within = { from, to }) {
    const isNear = clock.isNear(ms, within)
    if (!isNear)
      complain(`${field} is the time of the call`, {
        expected: 'now, in the documented unit',
        got: `another moment for ${ms}`,
      })
  },
})

const shown = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 100)
