import type { Contract, Schema } from '../spec/contract.ts'
import { operationAt } from '../spec/route.ts'
import type { Complaint } from './complaint.ts'
import { createModel, type ModelOptions, type Reply } from './model/model.ts'
import { createRequestIds, createSecretsWatch, wireComplaints } from './oracles.ts'
import type { Answer, Sent } from './wire.ts'

/** Sees every request and every answer of a run, and tells what an answer should have been, given all before it. */
export type Witness = {
  /** Says that a request goes out. Gives what takes its answer. */
  asked(sent: Sent): Reply
}

export type WitnessOptions = ModelOptions & {
  /** Secrets that no answer may repeat. */
  secrets?: readonly (string | undefined)[]
}

export function createWitness(options: WitnessOptions): Witness {
  const model = createModel(options)
  const requestIds = createRequestIds()
  const secretsWatch = createSecretsWatch(options.secrets)

  return {
    asked(sent) {
      const reply = model.asked(sent)
      return (answer: Answer): Complaint[] => {
        const predicted = reply(answer)
        if (answer.status === 0 || sent.method === 'HEAD') return predicted
        const contract = operationAt(sent.method, sent.path)?.contract
        return [
          ...wireComplaints(answer),
          ...requestIds(answer),
          ...secretsWatch(sent, answer, namesIn(contract, answer.status)),
          ...predicted,
        ]
      }
    },
  }
}

const none: ReadonlySet<string> = new Set()
const known = new Map<Schema, ReadonlySet<string>>()

/** The names of all fields that an answer may have. */
function namesIn(contract: Contract | undefined, status: number): ReadonlySet<string> {
  const schema = contract?.responses[status]?.schema
  if (!schema) return none
  const names = known.get(schema) ?? new Set(everyName(schema))
  known.set(schema, names)
  return names
}

const everyName = ({ properties = {}, items }: Schema): string[] => [
  ...Object.entries(properties).flatMap(([name, inner]) => [name, ...everyName(inner)]),
  ...(items ? everyName(items) : []),
]
