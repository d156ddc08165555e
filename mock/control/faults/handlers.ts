import { nearest } from '../../../src/text/nearest.ts'
import { ControlError } from '../control-error.ts'
import type { ControlHandler, Steering } from '../handler.ts'
import { type Faults, unfired } from './faults.ts'
import { meddler } from './meddle.ts'
import { type NewFault, type Rule, ruleOf, toldOf } from './rule.ts'

const MOST_FAULTS = 1000

/** Those of the scope. */
const ofScope = ({ faults, scope }: Pick<Steering, 'faults' | 'scope'>): Rule[] =>
  scope ? faults.rules.filter(({ project }) => project === scope.id) : faults.rules

export const faults: ControlHandler<'faults'> = (_, steering) => ({ faults: ofScope(steering).map(toldOf) })

export const addFault: ControlHandler<'addFault'> = (given, steering) => toldOf(added(given, steering))

/** Adds a rule: the next call is asked of it. */
export function added(given: NewFault, { faults, store, scope }: Steering): Rule {
  if (faults.rules.length >= MOST_FAULTS)
    throw new ControlError('invalid', `There are ${MOST_FAULTS} faults already: remove some.`)
  const rule = ruleOf(given, `fault-${faults.added + 1}`, scope?.id)
  faults.added += 1
  faults.rules = [...faults.rules, rule]
  faults.meddle ??= meddler(faults, store)
  return rule
}

export const clearFaults: ControlHandler<'clearFaults'> = (_, steering) => ({ unfired: cleared(steering) })

/** Removes those of the scope, and tells which of them never fired. */
export function cleared(steering: Pick<Steering, 'faults' | 'scope'>): string[] {
  const gone = ofScope(steering)
  keep(
    steering.faults,
    steering.faults.rules.filter((rule) => !gone.includes(rule)),
  )
  return unfired(gone)
}

export const removeFault: ControlHandler<'removeFault'> = ({ id }, { faults }) => toldOf(removed(id, faults))

export function removed(id: string, faults: Faults): Rule {
  const rule = faults.rules.find((each) => each.id === id)
  const ids = faults.rules.map((each) => each.id)
  if (!rule) throw new ControlError('unknown', `There is no fault "${id}".`, nearest(id, ids))
  keep(
    faults,
    faults.rules.filter((each) => each !== rule),
  )
  return rule
}

function keep(faults: Faults, rules: Rule[]) {
  faults.rules = rules
  if (rules.length === 0) faults.meddle = undefined
}
