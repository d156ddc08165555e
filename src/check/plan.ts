import type { OperationId } from '../generated/names.ts'
import type { CaseKind } from '../judge/complaint.ts'
import { contractOf, operationIds } from '../spec/contract.ts'
import { type Generation, inGeneration } from '../spec/generation.ts'
import type { Case } from './case.ts'
import { boundaryCases } from './cases/boundary.ts'
import { credentialCases, signatureCases } from './cases/credentials.ts'
import { keyRuleCases } from './cases/key-rule.ts'
import { pairCases } from './cases/pairs.ts'
import { protocolCases, strayCases } from './cases/protocol.ts'
import { randomCases } from './cases/random.ts'
import { recipeOf } from './recipes/index.ts'
import { scenarios } from './scenarios/index.ts'

export type PlanOptions = {
  /** Operations, groups of operations, kinds of cases, or the beginnings of case ids. Empty: everything. */
  only: readonly string[]
  exclude: readonly string[]
  /** Ids of cases to run and no others. */
  replay: readonly string[]
  generation: Generation | undefined
  /** Leave out what no source documents. */
  documentedOnly: boolean
  maxCases: number
  quick: boolean
  seed: number
  /** Random requests per operation, right ones and wrong ones. */
  randomRuns: number
}

/** The cases of a run, the most telling first. */
export function planned(options: PlanOptions): Case[] {
  const all = operationIds.filter((id) => isNear(id, options)).flatMap((id) => casesOf(id, options))
  const cases = [...scenarios, ...all, ...signatureCases(), ...strayCases()].filter((entry) =>
    isChosen(entry, options),
  )
  const budget = options.quick ? Math.min(quickCases, options.maxCases) : options.maxCases
  return spread(cases, budget)
}

const quickCases = 500

function casesOf(id: OperationId, { seed, randomRuns, generation }: PlanOptions): Case[] {
  const contract = inGeneration(contractOf(id), generation)
  if (!contract) return []
  const own = [...keyRuleCases(contract), ...boundaryCases(contract), ...pairCases(contract)]
  const runs = { seed, runs: recipeOf(id).slow ? 1 : randomRuns }
  return [...own, ...credentialCases(contract), ...protocolCases(contract), ...randomCases(contract, runs)]
}

/** Whether any case of an operation can be wanted: planning the others would take longer than a check of one. */
function isNear(id: OperationId, { only, replay }: PlanOptions): boolean {
  const words = replay.length > 0 ? replay : only
  const names: string[] = [id, contractOf(id).group, ...kinds.filter((kind) => kind !== 'scenario')]
  return words.length === 0 || words.some((word) => names.includes(word) || word.startsWith(`${id}/`))
}

function isChosen(entry: Case, { only, exclude, replay, documentedOnly, generation }: PlanOptions): boolean {
  if (replay.length > 0) return replay.includes(entry.id)
  if (documentedOnly && entry.basis === 'assumed') return false
  if (!isInGeneration(entry, generation)) return false
  const names = namesOf(entry)
  const isNamed = (word: string) => names.includes(word) || entry.id.startsWith(`${word}/`)
  return (only.length === 0 || only.some(isNamed)) && !exclude.some(isNamed)
}

/** What `only` and `exclude` may call a case. */
export const namesOf = ({ id, kind, operation }: Case): string[] =>
  operation ? [id, kind, operation, contractOf(operation).group] : [id, kind]

const isInGeneration = ({ operation, generation: own }: Case, generation: Generation | undefined) =>
  (own === undefined || generation === undefined || own === generation) &&
  (operation === undefined || inGeneration(contractOf(operation), generation) !== undefined)

const kinds: CaseKind[] = ['scenario', 'key', 'credentials', 'protocol', 'boundary', 'pairs', 'fuzz']

/** Within a budget every kind, operation and constraint gets its turn before any gets a second one. */
function spread(cases: Case[], budget: number): Case[] {
  const byKind = kinds.flatMap((kind) => cases.filter((entry) => entry.kind === kind))
  if (byKind.length <= budget) return byKind
  const turns = new Map<string, number>()
  const turnOf = (entry: Case) => {
    const key = `${entry.kind} ${entry.operation} ${entry.constraint}`
    const turn = turns.get(key) ?? 0
    turns.set(key, turn + 1)
    return turn
  }
  const ranked = byKind.map((entry, index) => ({
    entry,
    index,
    turn: turnOf(entry),
    rank: kinds.indexOf(entry.kind),
  }))
  const kept = ranked
    .sort((a, b) => a.turn - b.turn || hash(a.entry.id) - hash(b.entry.id))
    .sort((a, b) => Number(b.entry.kind === 'scenario') - Number(a.entry.kind === 'scenario'))
    .slice(0, budget)
  return kept.sort((a, b) => a.index - b.index).map(({ entry }) => entry)
}

/** FNV-1a: spreads the cases of a turn over all operations, always in the same way. */
function hash(text: string): number {
  let value = 2166136261
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16777619)
  return value >>> 0
}
