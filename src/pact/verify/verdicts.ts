import { secrets } from '../../spec/contract.ts'
import type { PactInteraction } from '../read.ts'
import type { State } from '../situation.ts'
import { type Notes, wordsOf } from './front.ts'
import type { Mismatch, Result } from './replay.ts'

/** What became of one interaction. `unprepared`: its state could not be brought about, so that nothing is known. */
export type Verdict = {
  description: string
  given: string[]
  outcome: 'passed' | 'failed' | 'pending' | 'unprepared'
  /** What is wrong, a line each. */
  says: string[]
}

/** A sentence with its parameters filled in. */
export const sentenceOf = ({ name, params }: State): string =>
  name.replace(/\{(\w+)\}/g, (hole, each: string) => {
    const value = params[each]
    if (value === undefined) return hole
    return typeof value === 'string' ? value : JSON.stringify(value)
  })

/** The verdicts about the interactions of a pact, in its order: one that the verifier left out has failed. */
export function verdictsOf(
  interactions: readonly PactInteraction[],
  results: readonly Result[],
  notes: Notes,
): Verdict[] {
  const open = [...results]
  return interactions.map((interaction) => {
    const at = open.findIndex((result) => isAbout(result, interaction))
    const [result] = at < 0 ? [] : open.splice(at, 1)
    return verdictOf(interaction, result, notes)
  })
}

const isAbout = ({ description, providerStates = [] }: Result, interaction: PactInteraction) =>
  description === interaction.description &&
  providerStates.join('\n') === interaction.given.map(({ name }) => name).join('\n')

function verdictOf(interaction: PactInteraction, result: Result | undefined, notes: Notes): Verdict {
  const about = { description: interaction.description, given: interaction.given.map(sentenceOf) }
  if (!result) return { ...about, outcome: 'failed', says: ['the verifier has left it out'] }
  const unready = unreadyOf(interaction.given, notes)
  if (unready.length > 0) return { ...about, outcome: 'unprepared', says: unready }
  if (result.result === 'OK') return { ...about, outcome: 'passed', says: [] }
  const answer = notes.answers.get(interaction.index)
  const says = linesOf(result, answer && wordsOf(answer))
  return { ...about, outcome: result.pending || interaction.pending ? 'pending' : 'failed', says }
}

const unreadyOf = (given: readonly State[], { failedStates }: Notes): string[] =>
  failedStates
    .filter(({ state }) => given.some((each) => sameState(each, state)))
    .map(({ state, says }) => `given ${sentenceOf(state)}: ${says}`)

const sameState = (a: State, b: State) => a.name === b.name && sentenceOf(a) === sentenceOf(b)

/** The verdicts about a broker's pacts, whose interactions only the verifier has seen. */
export const verdictsOfBroker = (results: readonly Result[], notes: Notes): Verdict[] =>
  results.map((result) => {
    const about = { description: result.description, given: result.providerStates ?? [] }
    const unready = notes.failedStates
      .filter(({ state }) => about.given.includes(state.name))
      .map(({ state, says }) => `given ${sentenceOf(state)}: ${says}`)
    if (result.result === 'OK') return { ...about, outcome: 'passed', says: [] }
    if (result.mismatch?.type !== 'mismatches' && unready.length > 0)
      return { ...about, outcome: 'unprepared', says: unready }
    return { ...about, outcome: result.pending ? 'pending' : 'failed', says: linesOf(result, undefined) }
  })

function linesOf({ mismatch = {} }: Result, answered: string | undefined): string[] {
  const lines = (mismatch.mismatches ?? []).map(lineOf)
  const told = lines.length > 0 ? lines : [mismatch.message ?? JSON.stringify(mismatch)]
  return answered === undefined ? told : [...told, `answered ${answered}`]
}

function lineOf({ type, mismatch, path, key }: Mismatch): string {
  if (type === 'StatusMismatch') return `status: ${mismatch}`
  if (key !== undefined) return `header ${key}: ${mismatch}`
  return path === undefined ? mismatch : `body ${path}: ${discreet(path, mismatch)}`
}

const longest = 300

/** A value that nobody may show is left out, and a long one is cut. */
function discreet(path: string, text: string): string {
  const field = /([\w-]+)(?:\[[^\]]*\])*$/.exec(path)?.[1] ?? ''
  const shown = secrets.fields.includes(field) ? text.replace(/'[\s\S]*?'(?= |$)/g, "'…'") : text
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown
}
