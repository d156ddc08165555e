import type { OperationId } from '../generated/names.ts'
import { codeOf } from '../judge/expected.ts'
import type { Attempt } from '../judge/kms.ts'
import { contractOf } from '../spec/contract.ts'

/** Which operations a service does not have: every request with their method and path is answered so. */
export function createAbsences() {
  const said = new Map<OperationId, string | undefined>()

  return {
    see({ operation, sent, answer }: Attempt) {
      if (!operation || sent.method !== contractOf(operation).method || answer.status === 0) return
      const words = absenceIn(answer)
      const before = said.get(operation)
      said.set(operation, said.has(operation) && before !== words ? undefined : words)
    },
    /** What all requests of an operation were answered so far, where that says that it is not there. */
    of: (operation: OperationId | undefined): string | undefined => operation && said.get(operation),
  }
}

/** The gateway's own answer, or that of a server without one; KMS itself speaks of CMKs. */
function absenceIn(answer: Attempt['answer']): string | undefined {
  const code = codeOf(answer)
  if (![404, 405, 501].includes(answer.status) || (code !== '' && !code.startsWith('APIGW.')))
    return undefined
  return code === '' ? `${answer.status}` : `${answer.status} ${code}`
}
