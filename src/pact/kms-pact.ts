import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, Output } from '../client/types.ts'
import type { ErrorName, OperationId } from '../generated/names.ts'
import type { ErrorOf } from '../generated/refusals.ts'
import { type Contract, contractOf } from '../spec/contract.ts'
import { type Answer, refusalOf, successOf } from './answer.ts'
import { type Ask, askOf } from './ask.ts'
import { flawsOf, type Given, statesOf } from './given.ts'
import { loadPact } from './peers.ts'
import type { Exactly, FromState } from './placeholders.ts'
import { reasonsAgainst } from './possible.ts'
import { type Proof, proofOf } from './proof.ts'
import { publish } from './publish.ts'
import type { State } from './situation.ts'

export type KmsPactOptions = {
  /** Who needs the contract, as it shall be called in the pact. */
  consumer: string
  /** Folder of the pact. Default: `pacts`. */
  dir?: string
  /** How the consumer proves who it is: a token, the default, or a signature with AK and SK. */
  proof?: Proof
  /** The project that the consumer's test is set up with. */
  projectId?: string
  /** How much Pact itself says. Default: `error`. */
  logLevel?: 'trace' | 'debug' | 'info' | 'warn' | 'error'
}

/** Where KMS is during a test, and with what the consumer has to be set up. */
export type Service = { url: string; projectId: string; token: string; ak: string; sk: string }

export type Interaction = {
  /** Runs the consumer against a KMS that knows this one answer, and writes the pact when it asked as it said. */
  test<Outcome>(call: (kms: Service) => Promise<Outcome>): Promise<Outcome>
}

/** What is sent: fields that are left out, and that the contract requires, have any value of their shape. */
export type Sends<Op extends OperationId> = {
  readonly [Field in keyof Input<Op>]?: Input<Op>[Field] | FromState<Input<Op>[Field]>
}
/** The same for a request that is to be refused: what is wrong with it can be a value. */
export type WrongSends<Op extends OperationId> = { readonly [Field in keyof Input<Op>]?: unknown }

/** A part of an answer, with examples. Values of their shape will do; `exactly(value)` wants that one. */
export type Reads<Value> =
  | Exactly<Value>
  | (Value extends readonly (infer Item)[]
      ? readonly Reads<Item>[]
      : Value extends object
        ? { readonly [Field in keyof Value]?: Reads<Value[Field]> }
        : Value)

type Common = {
  /** What has to be so before: sentences of the contract with their parameters. */
  given?: Given
  /** Names the interaction; needed where two of the same operation have the same states. */
  description?: string
}
export type Answers<Op extends OperationId> = Common & {
  sends?: Sends<Op>
  /** What the consumer reads of the answer. Default: all that the contract requires there. */
  reads?: Reads<NonNullable<Output<Op>>>
}
export type Refuses<Op extends OperationId> = Common & { sends?: WrongSends<Op>; token?: string }

export type KmsPact = {
  answers<Op extends OperationId>(operation: Op, needs?: Answers<Op>): Interaction
  refuses<Op extends OperationId>(operation: Op, error: ErrorOf<Op>, needs?: Refuses<Op>): Interaction
}

type Declared = {
  description: string
  given: State[]
  contract: Contract
  ask: Ask
  answer: Answer
  token: string
}

const provider = 'kms'
const project = '0123456789abcdef0123456789abcdef'

/**
 * A Pact contract with KMS, made of the contract that KMS has. What that one does not allow does not compile, and
 * throws where types did not see it.
 */
export function kmsPact(options: KmsPactOptions): KmsPact {
  const { consumer, projectId = project, proof = 'token' } = options
  if (!/^[\w. -]+$/.test(consumer))
    throw new TypeError('consumer must be a name of letters, digits and _ . -')
  const known = new Set<string>()

  function declare(
    id: OperationId,
    outcome: ErrorName | 'success',
    needs: Refuses<OperationId> & { reads?: unknown },
  ) {
    const contract = contractOf(id)
    const given = statesOf(needs.given ?? {})
    const flaws = given.flatMap(flawsOf)
    if (flaws.length > 0) throw new TypeError(flaws.join('; '))
    const ask = askOf(contract, needs.sends ?? {}, given, projectId)
    const token = needs.token ?? valid.token
    const { input, fromState } = ask
    const [reason] = reasonsAgainst({ contract, input, fromState, token, given }, outcome)
    if (reason) throw new TypeError(`${reason.says} (${reason.place})`)
    const answer = outcome === 'success' ? successOf(contract, needs.reads) : refusalOf(contract, outcome)
    const description = needs.description ?? descriptionOf(contract, outcome, Object.keys(needs.sends ?? {}))
    refuseTwin(known, description, given)
    return interactionOf(
      { description, given, contract, ask, answer, token },
      { ...options, projectId, proof },
    )
  }

  return {
    answers: (operation, needs = {}) => declare(operation, 'success', needs as Refuses<OperationId>),
    refuses: (operation, error, needs = {}) => declare(operation, error, needs as Refuses<OperationId>),
  }
}

const valid = { token: 'a-valid-token', ak: 'an-access-key', sk: 'a-secret-key' }

function descriptionOf({ id }: Contract, outcome: string, fields: string[]): string {
  const request = fields.length === 0 ? id : `${id} with ${fields.join(', ')}`
  return outcome === 'success' ? request : `${request}, refused as ${outcome}`
}

/** Pact takes two interactions of one name and the same states for one. */
function refuseTwin(known: Set<string>, description: string, given: readonly State[]) {
  const identity = JSON.stringify([description, given])
  if (known.has(identity))
    throw new TypeError(`Two interactions are called "${description}": give one a description of its own.`)
  known.add(identity)
}

const interactionOf = (
  declared: Declared,
  options: Required<Pick<KmsPactOptions, 'projectId' | 'proof'>> & KmsPactOptions,
): Interaction => ({
  async test(call) {
    const { PactV4 } = await loadPact()
    const { consumer, dir = 'pacts', projectId, logLevel = 'error' } = options
    const draft = mkdtempSync(join(tmpdir(), 'dewkit-pact-'))
    try {
      const pact = new PactV4({ consumer, provider, dir: draft, logLevel })
      const outcome = await drawn(pact, declared, options.proof).executeTest(({ url }) =>
        call({ ...valid, token: declared.token, url, projectId }),
      )
      await publish(join(draft, `${consumer}-${provider}.json`), dir, `${consumer}-${provider}.json`)
      return outcome as Awaited<ReturnType<typeof call>> // it is undefined only where the test has thrown
    } finally {
      rmSync(draft, { recursive: true })
    }
  },
})

type PactV4 = InstanceType<Awaited<ReturnType<typeof loadPact>>['PactV4']>

/** The interaction in Pact's own words. */
function drawn(pact: PactV4, { description, given, contract, ask, answer, token }: Declared, proof: Proof) {
  const draft = pact.addInteraction()
  for (const { name, params } of given) draft.given(name, params as Parameters<typeof draft.given>[1])
  const type = ask.body === undefined ? {} : { 'Content-Type': jsonType }
  const headers = { ...type, ...(contract.secured ? proofOf(proof, token) : {}), ...ask.headers }
  return draft
    .uponReceiving(description)
    .withRequest(contract.method, ask.path as never, (request) => {
      request.headers(headers as never).query(ask.query as never) // Pact reads matchers wherever it reads values
      if (ask.body !== undefined) request.jsonBody(ask.body)
    })
    .willRespondWith(answer.status, (response) => {
      response.headers(answer.headers as never)
      if (answer.body !== undefined) response.jsonBody(answer.body)
    })
}

const jsonType = {
  'pact:matcher:type': 'regex',
  regex: '^application/json\\s*(?:;.*)?$',
  value: 'application/json',
}
