import type { Expected } from '../../judge/expected.ts'
import type { Contract, Field } from '../../spec/contract.ts'
import { knows } from '../../spec/generation.ts'
import { violationsOf } from '../../spec/schema.ts'
import type { Case } from '../case.ts'
import { recipeOf } from '../recipes/index.ts'
import { sampleBody } from './boundary.ts'
import { candidatesOf } from './candidates.ts'
import { probe, sendChanged } from './probe.ts'
import { sampleOf } from './samples.ts'

const absent = Symbol('absent')
type Choice = Record<string, unknown>
const mostChoices = 12
const mostLevels = 4

/** Right values of several fields at once, so that every two of them meet, within a budget: never a full product. */
export function pairCases(contract: Contract): Case[] {
  const recipe = recipeOf(contract.id)
  if (recipe.incomplete || recipe.slow) return []
  const free = contract.fields.filter(
    ({ name, where }) => where === 'body' && !recipe.bound?.includes(name) && !recipe.opaque?.includes(name),
  )
  if (free.length < 2) return []
  const most = recipe.creates ? 4 : mostChoices
  const expected: Expected = { outcome: 'accepted' }
  return choicesFor(contract, free)
    .slice(0, most)
    .map((choice, index) =>
      probe({
        ...{
          id: `${contract.id}/fields together ${index + 1}`,
          kind: 'pairs',
          operation: contract.id,
          expected,
        },
        constraint: 'fields together',
        says: `${contract.id} with ${wordsOf(choice)}`,
        place: `${contract.place}/requestBody`,
        basis: 'documented',
        act: (tools) =>
          sendChanged(tools, contract.id, expected, (request) => {
            const body = request.body as Choice // an operation with two fields has a body
            for (const [name, value] of Object.entries(choice)) {
              if (value === absent) delete body[name]
              else body[name] = value
            }
            return undefined
          }),
      }),
    )
}

const wordsOf = (choice: Choice) => {
  const given = Object.entries(choice)
    .filter(([, value]) => value !== absent)
    .map(([name]) => name)
  return given.length > 0 ? given.join(', ') : 'none of its optional fields'
}

function levelsOf(contract: Contract, { name, required, schema }: Field): unknown[] {
  const fitting = [
    ...new Set([sampleOf(schema), ...candidatesOf(schema, sampleOf(schema)).map(({ value }) => value)]),
  ].filter(
    (value) =>
      knows(contract, name, value) &&
      violationsOf(contract.body ?? {}, { ...sampleBody(contract), [name]: value }).length === 0,
  )
  const spread =
    fitting.length <= mostLevels
      ? fitting
      : [0, 1, 2, 3].map((at) => fitting[Math.floor((at * (fitting.length - 1)) / 3)])
  return required ? spread : [absent, ...spread]
}

/** Greedy: each choice takes, field by field, the level that meets most of the pairs that have not met. */
function choicesFor(contract: Contract, fields: Field[]): Choice[] {
  const levels = fields.map((field) => levelsOf(contract, field))
  const open = new Set<string>()
  for (const [a, one] of levels.entries())
    for (const [b, other] of levels.entries())
      if (a < b) for (const i of one.keys()) for (const j of other.keys()) open.add(`${a}:${i} ${b}:${j}`)

  const choices: Choice[] = []
  while (open.size > 0 && choices.length < mostChoices) {
    const picked: number[] = []
    for (const [field, values] of levels.entries()) {
      const gain = (level: number) =>
        picked.filter((other, index) => open.has(`${index}:${other} ${field}:${level}`)).length
      const firstOpen =
        [...values.keys()].find((level) => [...open].some((pair) => pair.startsWith(`${field}:${level} `))) ??
        0
      picked.push(
        [...values.keys()].reduce(
          (best, level) => (gain(level) > gain(best) ? level : best),
          picked.length === 0 ? firstOpen : 0,
        ),
      )
    }
    const before = open.size
    for (const [a, i] of picked.entries())
      for (const [b, j] of picked.entries()) open.delete(`${a}:${i} ${b}:${j}`)
    choices.push(
      Object.fromEntries(fields.map(({ name }, field) => [name, levels[field]?.[picked[field] ?? 0]])),
    )
    if (open.size === before) open.delete(open.values().next().value ?? '')
  }
  return choices
}
