import type { OperationId } from '../../generated/names.ts'
import { type Basis, type Class, type Complaint, Violated } from '../../judge/complaint.ts'
import { contractOf } from '../../spec/contract.ts'
import type { Generation } from '../../spec/generation.ts'
import type { Case } from '../case.ts'
import type { Need, Tools } from '../workshop/tools.ts'

export type About = {
  /** One sentence: what the documentation promises. */
  says: string
  /** The operation that the promise is about. */
  operation: OperationId
  needs?: readonly Need[]
  /** The generation of the API that alone has what this is about; `both`: it takes what only both have together. */
  generation?: Generation | 'both'
  /** Default: the operation in the contract. */
  place?: string
  basis?: Basis
  /** What a broken promise is. Default: `wrong result`. */
  class?: Class
  /** It sends requests at the same time. */
  isUnordered?: boolean
}

/** Says what must hold. Throws when it does not. */
export type Claim = (rule: string, holds: boolean, seen?: { expected?: unknown; got?: unknown }) => void

/** A promise that no schema can make, kept as a little story of calls. */
export function scenario(
  name: string,
  about: About,
  story: (tools: Tools, claim: Claim) => Promise<void>,
): Case {
  const { says, operation, needs = [], place = contractOf(operation).place, basis = 'documented' } = about
  const claim: Claim = (rule, holds, { expected = 'it to hold', got = 'otherwise' } = {}) => {
    if (holds) return
    throw new Violated({
      ...{ class: about.class ?? 'wrong result', rule, place, basis },
      ...{ expected: shown(expected), got: shown(got) },
    })
  }
  return {
    ...{ id: `scenario/${name}`, kind: 'scenario', operation, constraint: name, says, place, basis, needs },
    ...(about.generation && { generation: about.generation }),
    ...(about.isUnordered && { isUnordered: true }),
    async run(tools) {
      try {
        await story(tools, claim)
      } catch (error) {
        throw error instanceof Violated
          ? new Violated(inTheLightOf(about, error.complaint), error.operation)
          : error
      }
      return undefined
    },
  }
}

/** What a story calls insecure is so however it comes out: an answer that should be a refusal, too. */
function inTheLightOf({ says, class: category, basis }: About, complaint: Complaint): Complaint {
  const isBreach = category === 'insecure' && complaint.class === 'accepts too much'
  return {
    ...complaint,
    ...(isBreach && { class: category, rule: says }),
    ...(basis && { basis }),
  }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return text.length > 160 ? `${text.slice(0, 160)}… (${text.length} characters)` : text
}
