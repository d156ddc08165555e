import type { OperationId } from '../../generated/names.ts'
import { Skipped } from '../../judge/complaint.ts'
import { assess, type Expected, isRefusedAs } from '../../judge/expected.ts'
import { type Input, type Request, requestOf, type Twist } from '../../judge/kms.ts'
import type { Answer } from '../../judge/wire.ts'
import { contractOf } from '../../spec/contract.ts'
import { parsed } from '../../spec/json.ts'
import type { Case, Probe } from '../case.ts'
import { recipeOf } from '../recipes/index.ts'
import type { Tools } from '../workshop/tools.ts'

/** A case of one request and one expectation. */
export function probe({ expected, act, ...about }: Probe): Case {
  return {
    ...about,
    mayBeAccepted: expected.outcome !== 'refused',
    async run(tools) {
      const answer = await act(tools)
      const isFull = isRefusedAs(answer, 'TooManyKeys') && expected.outcome !== 'refused'
      if (isFull) throw new Skipped('the quota of CMKs of the project is used up')
      const because = { rule: about.constraint, place: about.place, basis: about.basis }
      return assess(
        answer,
        expected,
        about.operation ? contractOf(about.operation) : { success: 200 },
        because,
      )
    },
  }
}

/** The request of an operation that would be accepted, and how to send it changed. */
export async function sendChanged(
  tools: Tools,
  id: OperationId,
  expected: Expected,
  change: (request: Request) => Twist | undefined,
): Promise<Answer> {
  const recipe = recipeOf(id)
  if (expected.outcome !== 'refused' && recipe.creates) tools.mayCreate()
  const isFresh =
    recipe.once && (expected.outcome === 'accepted' || (expected.outcome === 'understood' && !recipe.dear))
  const input: Input = isFresh ? await recipe.input(tools) : await tools.base(id)
  const request = structuredClone(requestOf(contractOf(id), input, tools.kms.caller.projectId))
  const twist = change(request)
  const answer = await tools.kms.send(id, request, twist)
  const attempt = tools.kms.attempts.at(-1)
  if (attempt && recipe.once && !isFresh && expected.outcome === 'understood') attempt.isContended = true
  const isAccepted = answer.status >= 200 && answer.status < 300
  if (isAccepted && recipe.once && !isFresh) tools.spoil()
  const { undo } = recipe
  if (undo && isAccepted) {
    const body = (parsed(answer.text)?.value ?? {}) as Record<string, unknown> // whatever it is, undo looks for ids alone
    const sent = { ...input, ...request.path, ...(request.body as object) }
    tools.later(async () => undo(tools, body, sent))
  }
  return answer
}
