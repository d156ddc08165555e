import { type ErrorName, errors } from '../../../src/generated/errors.ts'
import { codeOf } from '../../../src/judge/expected.ts'
import { contractOf, operationIds } from '../../../src/spec/contract.ts'
import { type Mutant, type Reply, refusal } from '../mutant.ts'

/** For each refusal that an operation declares: one that lets it through, and one that calls it by its neighbour's name. */
export const refusalMutants: readonly Mutant[] = operationIds.flatMap((id) => {
  const declared = contractOf(id).errors
  return declared.flatMap((error) => [letThrough(id, error), ...renamed(id, error, declared)])
})

const isRefusal = (reply: Reply, error: ErrorName) =>
  reply.status === errors[error].status && codeOf(reply) === String(errors[error].code)

function letThrough(id: (typeof operationIds)[number], error: ErrorName): Mutant {
  return {
    ...{ name: `${id} ${error} let through`, group: 'let through', operations: [id] },
    defect: `${id} answers as it did last time when it should refuse with ${error}`,
    create: (misbehaves) => {
      let last: Reply | undefined
      return async (_, healthy) => {
        const reply = await healthy()
        if (reply.status === contractOf(id).success) last = reply
        if (!last || !isRefusal(reply, error)) return reply
        misbehaves()
        return { ...last, headers: { ...last.headers, 'x-request-id': reply.headers['x-request-id'] ?? '' } }
      }
    },
  }
}

/** The next one that is declared, with the same form and another code. */
function renamed(
  id: (typeof operationIds)[number],
  error: ErrorName,
  declared: readonly ErrorName[],
): Mutant[] {
  const at = declared.indexOf(error)
  const others = [...declared.slice(at + 1), ...declared.slice(0, at)]
  const { code, dialect } = errors[error]
  const neighbour = others.find((name) => errors[name].dialect === dialect && errors[name].code !== code)
  if (!neighbour) return []
  return [
    {
      ...{ name: `${id} ${error} renamed`, group: 'neighbouring code', operations: [id] },
      defect: `${id} answers ${neighbour} in the place of ${error}`,
      create: (misbehaves) => async (_, healthy) => {
        const reply = await healthy()
        if (!isRefusal(reply, error)) return reply
        misbehaves()
        return refusal(neighbour)
      },
    },
  ]
}
