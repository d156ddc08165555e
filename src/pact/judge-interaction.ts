import { type ErrorName, errors } from '../generated/errors.ts'
import { codeOf } from '../judge/expected.ts'
import { type Contract, errorSchema } from '../spec/contract.ts'
import { violationsOf } from '../spec/schema.ts'
import type { Finding } from './finding.ts'
import { flawsOf } from './given.ts'
import { operationOf } from './operation-of.ts'
import { reasonsAgainst } from './possible.ts'
import { objectOf, type PactFile, type PactInteraction } from './read.ts'
import { isKnownSentence } from './situation.ts'

/** What a comparison of shapes does not see: sizes in bytes, codes of errors, and states that forbid the answer. */
export function judgeInteraction(pact: PactFile, interaction: PactInteraction): Finding[] {
  const routed = operationOf(interaction)
  const at = (path: string, says: string, place: string, level: Finding['level'] = 'error'): Finding => ({
    ...{ level, pact: pact.file, interaction: interaction.description },
    ...{ path: `$.interactions[${interaction.index}]${path}`, says, place },
  })
  const stateFindings = judgeStates(interaction, at)
  // The comparator says that there is no such operation.
  if (!routed) return stateFindings
  return [
    ...stateFindings,
    ...judgeSize(routed.contract, interaction, at),
    ...judgeOutcome(routed, interaction, at),
  ]
}

type At = (path: string, says: string, place: string, level?: Finding['level']) => Finding

const statesPlace = 'openapi/states.yaml'

/** A team may have states of its own. A sentence of ours with other parameters is a mistake. */
function judgeStates({ given }: PactInteraction, at: At): Finding[] {
  return given.flatMap((state, index) => {
    const level = isKnownSentence(state.name) ? 'error' : 'warning'
    return flawsOf(state).map((flaw) => at(`.providerStates[${index}]`, flaw, statesPlace, level))
  })
}

/** What only our own keywords say of an answer. */
function judgeSize({ responses }: Contract, { response }: PactInteraction, at: At): Finding[] {
  const { schema, place } = responses[response.status] ?? {}
  if (!schema || response.status >= 400 || response.body === undefined) return []
  return violationsOf(schema, response.body)
    .filter(({ keyword }) => ['x-max-bytes', 'x-max-serialized', 'contentSchema'].includes(keyword))
    .map(({ path, says, keyword }) =>
      at(`.response.body${path.replaceAll('/', '.')}`, `Response body ${says} (${keyword})`, place ?? ''),
    )
}

type Routed = NonNullable<ReturnType<typeof operationOf>>

function judgeOutcome({ contract, inPath }: Routed, interaction: PactInteraction, at: At): Finding[] {
  const { response } = interaction
  const asked = askedBy(contract, inPath, interaction)
  if (response.status < 400) {
    if (response.status !== contract.success) return []
    return reasonsAgainst(asked, 'success').map(({ says, place, field }) =>
      at(field === undefined ? '.response' : `.request.${field}`, says, place),
    )
  }
  const named = refusalIn(contract, interaction, at)
  if (typeof named !== 'string') return named
  return reasonsAgainst(asked, named).map(({ says, place }) => at('.response.body', says, place))
}

function askedBy(contract: Contract, inPath: Record<string, string>, { request, given }: PactInteraction) {
  const query = Object.fromEntries(Object.entries(request.query).map(([name, values]) => [name, values[0]]))
  const headers = Object.fromEntries(
    contract.fields
      .filter(({ where }) => where === 'header')
      .map(({ name }) => [name, request.headers[name.toLowerCase()]]),
  )
  const { path, 'X-Auth-Token': _, ...fromState } = request.fromState
  const ofPath = path === undefined ? {} : Object.fromEntries(Object.keys(inPath).map((name) => [name, path]))
  return {
    contract,
    input: { ...headers, ...query, ...objectOf(request.body), ...inPath },
    fromState: { ...request.fromState, ...ofPath, ...fromState },
    token: request.headers['x-auth-token'],
    given,
  }
}

/** The error that the interaction expects, or what is wrong with it. Without a code nothing is said of it. */
function refusalIn(contract: Contract, { response }: PactInteraction, at: At): ErrorName | Finding[] {
  const { status, body } = response
  if (body === undefined) return []
  const code = codeOf({ text: JSON.stringify(body) })
  const catalogue = '#/x-error-catalogue'
  if (code === '') return dialectFlaws(contract, body, at)
  const known = names.filter((name) => String(errors[name].code) === code)
  if (known.length === 0) return [at('.response.body', `no error has the code ${code}`, catalogue)]
  const fitting = known.filter((name) => errors[name].status === status)
  if (fitting.length === 0)
    return [
      at(
        '.response.status',
        `${code} has the status ${errors[known[0] as ErrorName].status}, not ${status}`,
        catalogue,
      ),
    ]
  const [first] = fitting as [ErrorName]
  const misshapen = formFlaws(first, body)
  if (misshapen) return [at('.response.body', misshapen, catalogue)]
  return closest(contract, fitting, JSON.stringify(body)) ?? first
}

const names = Object.keys(errors) as ErrorName[] // keys of a table that is never extended

/** Errors that share a code differ in message. */
function closest(contract: Contract, fitting: ErrorName[], text: string): ErrorName | undefined {
  const said = fitting.filter((name) => text.includes(errors[name].message.split('{', 1)[0] as string))
  return [...said, ...fitting].find((name) => contract.errors.includes(name))
}

/** A body without a code: one field of a form that the operation has will do, another one will not. */
function dialectFlaws(contract: Contract, body: unknown, at: At): Finding[] {
  const told = Object.keys(objectOf(body))
  const forms = ['error', 'error_code', 'error_msg', 'request_id']
  const foreign = told.filter((name) => !forms.includes(name))
  return foreign.map((name) =>
    at(`.response.body.${name}`, `${name} is no field of a refusal`, `${contract.place}/responses`),
  )
}

/** Whether the code stands where errors of its dialect have it. A pact says nothing of fields that nobody reads. */
function formFlaws(name: ErrorName, body: unknown): string | undefined {
  const { dialect, code } = errors[name]
  const flaws = violationsOf(errorSchema(dialect), body).filter(({ keyword }) => keyword !== 'required')
  const holder = dialect === 'kms' || dialect === 'keystone' ? objectOf(objectOf(body).error) : objectOf(body)
  const own = dialect === 'keystone' ? holder.code : holder.error_code
  if (String(own ?? '').replace(/^APIG\./, 'APIGW.') !== String(code))
    return `${code} is told by ${dialect} in another form: ${forms[dialect]}`
  const [flaw] = flaws
  return flaw && `${flaw.says} (${flaw.keyword})`
}

const forms = {
  kms: '{"error":{"error_code","error_msg"}}',
  gateway: '{"error_code","error_msg","request_id"}',
  keystone: '{"error":{"code","message","title"}}',
  iam: '{"error_code","error_msg"}',
}
