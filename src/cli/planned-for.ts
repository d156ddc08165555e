import type { Case } from '../check/case.ts'
import { namesOf, type PlanOptions, planned } from '../check/plan.ts'
import { Failure } from '../text/failure.ts'
import { nearest } from '../text/nearest.ts'

/** A misspelt word would check nothing, and find nothing wrong with that. */
export function plannedFor(options: PlanOptions): readonly Case[] {
  const cases = planned(options)
  if (cases.length > 0) return cases
  const asked = [...options.replay, ...options.only].join(', ') || 'what is left'
  const alike = alikeTo(options)
  const advice = alike === undefined ? '' : `did you mean ${alike}? `
  throw new Failure(`no case fits ${asked}: ${advice}dewkit check --list shows the ids of all cases`)
}

function alikeTo({ replay, only, ...options }: PlanOptions): string | undefined {
  const [word] = replay.length > 0 ? replay : only
  if (word === undefined) return undefined
  const all = planned({ ...options, exclude: [], replay: [], only: [] })
  const names = new Set(replay.length > 0 ? all.map(({ id }) => id) : all.flatMap(namesOf))
  return names.has(word) ? undefined : nearest(word, names)
}
