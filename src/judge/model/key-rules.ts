import type { ErrorName } from '../../generated/errors.ts'
import type { KeyRule } from '../../generated/key-rule.ts'
import type { OperationId } from '../../generated/operations.ts'
import { isErrorName } from '../../spec/contract.ts'
import type { Complaint } from '../complaint.ts'
import { codeAndStatus, gotWords, isRefusedAs } from '../expected.ts'
import type { Answer } from '../wire.ts'
import { cmkOf } from './cmk.ts'
import { factOf, type Thing } from './memory.ts'
import type { Asked } from './rule.ts'

/** What else they name may be missing as well. */
const namesMore: OperationId[] = ['deleteAlias', 'associateAlias', 'reEncrypt']

type Known = { origin: unknown; state: unknown; spec: unknown; usage: unknown; isDefault: boolean }

/** What an answer calls a state or a spec may be in no table. */
const inTable = (table: object | undefined, name: unknown): string | undefined =>
  (table as Record<string, string> | undefined)?.[String(name)] // all cells are words

/** Which cells of the table `x-key-rule` speak of this CMK, with the error that each of them demands. */
function cellsOf(
  rule: KeyRule,
  { origin, state, spec, usage, isDefault }: Known,
): { cell: string; error: ErrorName }[] {
  const cells: [string, string | undefined][] = [
    ['defaultKeys', isDefault ? rule.defaultKeys : undefined],
    [`origins.${origin}`, inTable(rule.origins, origin)],
    [`states.${state}`, inTable(rule.states, state)],
    [`specs.${spec}`, inTable(rule.specs, spec)],
    [`usages.${usage}`, inTable(rule.usages, usage)],
  ]
  return cells.flatMap(([cell, verdict]) =>
    verdict !== undefined && isErrorName(verdict) ? [{ cell, error: verdict }] : [],
  )
}

/** What the table of the operation says about a CMK that is known: taken where it refuses, or the other way round. */
export function keyRuleComplaints(
  asked: Asked,
  answer: Answer,
  isQuiet: (thing: Thing) => boolean,
): Complaint[] {
  const { contract, memory, project } = asked
  const { keyRule: rule, success, place } = contract
  const cmk = rule && cmkOf(asked, asked.input[rule.key])
  if (!rule || !cmk || !memory.known(project, 'cmk', cmk.id) || !isQuiet(cmk.thing)) return []
  const value = (fact: string) => factOf(cmk.thing, fact)
  const known: Known = {
    ...{ origin: value('origin'), state: value('state'), spec: value('key_spec'), usage: value('key_usage') },
    isDefault: value('default_key_flag') === '1',
  }
  if (Object.values(known).includes(undefined)) return []
  const cells = cellsOf(rule, known)
  const complaint = (category: Complaint['class'], about: string, expected: string): Complaint => ({
    class: category,
    ...{ rule: `${contract.id}: ${about}`, expected, got: gotWords(answer), place: `${place}/x-key-rule` },
    basis: cells.some(({ cell }) => rule.assumed?.includes(cell)) ? 'assumed' : 'documented',
  })
  const [first] = cells
  if (first && answer.status === success)
    return [complaint('accepts too much', `a CMK with ${first.cell}`, codeAndStatus(first.error))]
  if (
    !first &&
    !namesMore.includes(contract.id) &&
    isRefusedAs(answer, 'KeyNotFound') &&
    value('isCaused') === true
  )
    return [complaint('accepts too little', 'a CMK that is there is found', `${success}`)]
  return []
}
