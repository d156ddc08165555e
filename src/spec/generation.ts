import { type Contract, generations } from './contract.ts'

/** The API has two: what `openapi/generations.yaml` names belongs to one of them alone. */
export type Generation = 'classic' | 'current'

const others: Record<Generation, Generation> = { classic: 'current', current: 'classic' }

/** The part of an operation that a generation has; undefined when it has none of it. */
export function inGeneration(contract: Contract, generation: Generation | undefined): Contract | undefined {
  if (generation === undefined) return contract
  const other = others[generation]
  if (generations.operations[other]?.includes(contract.id)) return undefined
  const foreign = generations.fields[other] ?? []
  const values = generations.values[generation] ?? {}
  return {
    ...contract,
    fields: contract.fields.filter(
      ({ name }) => !foreign.includes(name) && !foreign.includes(`${contract.id}.${name}`),
    ),
    known: (field) => values[`${contract.id}.${field}`] ?? values[field],
  }
}

/** Whether the generation at hand documents this value of a field; of a list, every entry. */
export function knows(contract: Contract, field: string, value: unknown): boolean {
  const documented = contract.known(field)
  return documented === undefined || [value].flat().every((entry) => documented.includes(entry))
}
