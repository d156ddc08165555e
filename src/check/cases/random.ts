import * as fc from 'fast-check'
import { type Complaint, Violated } from '../../judge/complaint.ts'
import { assess, type Expected } from '../../judge/expected.ts'
import type { Contract, Field } from '../../spec/contract.ts'
import { violationsOf } from '../../spec/schema.ts'
import type { Case } from '../case.ts'
import { recipeOf } from '../recipes/index.ts'
import type { Recipe } from '../recipes/recipe.ts'
import type { Tools } from '../workshop/tools.ts'
import { sampleBody } from './boundary.ts'
import { sendChanged } from './probe.ts'
import { arbitraryOf } from './samples.ts'

export type RandomOptions = { seed: number; runs: number }
type Change = Record<string, unknown>

/** Random requests, right and wrong, from a seed; what fails is shrunk to the smallest that does. */
export function randomCases(contract: Contract, options: RandomOptions): Case[] {
  const recipe = recipeOf(contract.id)
  const fields = contract.fields.filter(({ where }) => where === 'body')
  if (fields.length === 0) return []
  const free = fields.filter(({ name }) => !recipe.bound?.includes(name) && !recipe.opaque?.includes(name))
  const isCheap = !recipe.incomplete && !recipe.slow && !recipe.creates
  return [
    ...(isCheap && free.length > 0
      ? [randomCase(contract, 'right', rightChanges(contract, free), options)]
      : []),
    randomCase(contract, 'wrong', wrongChanges(contract, fields), options),
  ]
}

const rightChanges = (contract: Contract, free: Field[]): fc.Arbitrary<Change> =>
  fc.record(Object.fromEntries(free.map((field) => [field.name, knownValues(contract, field)])), {
    requiredKeys: [],
    noNullPrototype: true,
  })

/** Where a generation documents few values of a field, a random one would hardly ever be among them. */
const knownValues = (contract: Contract, { name, schema }: Field): fc.Arbitrary<unknown> =>
  contract.known(name)?.length ? fc.constantFrom(...(contract.known(name) ?? [])) : arbitraryOf(schema)

/** Any JSON in the place of one field, and only what the contract refuses. */
const wrongChanges = (contract: Contract, fields: Field[]): fc.Arbitrary<Change> =>
  fc
    .tuple(
      fc.constantFrom(...fields.map(({ name }) => name)),
      // What null means no source says.
      fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' }).filter((value) => value !== null),
    )
    .map(([name, value]): Change => ({ [name]: value }))
    .filter((change) => violationsOf(contract.body ?? {}, { ...sampleBody(contract), ...change }).length > 0)

function randomCase(
  contract: Contract,
  side: 'right' | 'wrong',
  changes: fc.Arbitrary<Change>,
  options: RandomOptions,
): Case {
  return {
    ...{ id: `${contract.id}/random ${side}`, kind: 'fuzz', operation: contract.id },
    constraint: `random ${side} requests`,
    says: `${contract.id} with random ${side} values, seed ${options.seed}`,
    place: `${contract.place}/requestBody`,
    basis: 'documented',
    async run(tools) {
      const property = fc.asyncProperty(changes, async (change) => {
        const complaint = await tried(tools, contract, change, recipeOf(contract.id))
        await tools.tidy()
        if (complaint) throw new Violated(complaint)
      })
      const { seed, runs } = options
      const result = await fc.check(property, {
        seed,
        numRuns: runs,
        interruptAfterTimeLimit: 20_000,
        markInterruptAsFailure: false,
      })
      if (!result.failed) return undefined
      const error = result.errorInstance
      if (!(error instanceof Violated)) throw error
      const got = `${error.complaint.got} for ${shown(result.counterexample?.[0])}`
      throw new Violated({ ...error.complaint, got }, error.operation)
    },
  }
}

async function tried(
  tools: Tools,
  contract: Contract,
  change: Change,
  recipe: Recipe,
): Promise<Complaint | undefined> {
  const faults = violationsOf(contract.body ?? {}, { ...sampleBody(contract), ...change })
  const isBound = Object.keys(change).some(
    (name) => recipe.bound?.includes(name) || recipe.opaque?.includes(name),
  )
  const expected: Expected =
    faults.length > 0
      ? { outcome: 'refused', errors: [...new Set(faults.map(({ error }) => error))] }
      : isBound || recipe.incomplete
        ? { outcome: 'understood', not: [] }
        : { outcome: 'accepted' }
  const answer = await sendChanged(tools, contract.id, expected, (request) => {
    Object.assign(request.body as object, change)
    return undefined
  })
  const names = Object.keys(change).join(', ')
  const because = {
    rule: `${names} ${faults[0]?.keyword ?? 'fits'}`,
    place: `${contract.place}/requestBody`,
    basis: 'documented' as const,
  }
  return assess(answer, expected, contract, because)
}

const shown = (value: unknown) => {
  const text = JSON.stringify(value) ?? ''
  return text.length > 120 ? `${text.slice(0, 120)}… (${text.length} characters)` : text
}
