import { errors } from '../generated/errors.ts'
import type { ErrorName } from '../generated/names.ts'
import type { Contract } from '../spec/contract.ts'
import { parsed } from '../spec/json.ts'
import type { Basis, Class, Complaint } from './complaint.ts'
import type { Answer } from './wire.ts'

/** What a request must be answered with. */
export type Expected =
  | { outcome: 'accepted' }
  /** Whether it succeeds depends on what a value refers to; but it must not be refused with one of `not`. */
  | { outcome: 'understood'; not: readonly ErrorName[] }
  /** One of `errors`: several are right where the contract does not say which comes first. */
  | { outcome: 'refused'; errors: readonly ErrorName[] }

export type Because = { rule: string; place: string; basis: Basis }

/** The code in the body of an error in any of the three dialects, `''` without one. */
export function codeOf({ text }: Pick<Answer, 'text'>): string {
  const body = fieldsOf(parsed(text)?.value)
  const error = body.error === undefined || body.error === null ? body : fieldsOf(body.error)
  const code = error.error_code ?? error.code
  const isCode = typeof code === 'string' || typeof code === 'number'
  return isCode
    ? String(code)
        .slice(0, longestCode)
        .replace(/^APIG\./, 'APIGW.')
    : ''
}

/** A code is short; what is not will not fill a report. */
const longestCode = 100

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {} // any object has such fields

/** An error as an expectation names it. */
export const codeAndStatus = (name: ErrorName) => `${errors[name].status} ${errors[name].code} (${name})`

export function gotWords(answer: Answer): string {
  if (answer.status === 0) return `no answer (${answer.failure})`
  const code = codeOf(answer)
  return code ? `${answer.status} ${code}` : `${answer.status}`
}

const isSuccess = ({ status }: Answer) => status >= 200 && status < 300

/** Compares an answer with what was expected. */
export function assess(
  answer: Answer,
  expected: Expected,
  contract: Pick<Contract, 'success'>,
  because: Because,
): Complaint | undefined {
  const complain = (category: Class, expectation: string): Complaint => ({
    class: answer.status === 0 || answer.status >= 500 ? 'unstable' : category,
    ...because,
    expected: expectation,
    got: gotWords(answer),
  })
  if (expected.outcome === 'accepted')
    return answer.status === contract.success
      ? undefined
      : complain(isSuccess(answer) ? 'wrong code' : 'accepts too little', `${contract.success}`)
  if (expected.outcome === 'understood') return assessUnderstood(answer, expected.not, contract, complain)
  return assessRefused(answer, expected.errors, complain)
}

type Complain = (category: Class, expectation: string) => Complaint

function assessUnderstood(
  answer: Answer,
  not: readonly ErrorName[],
  { success }: Pick<Contract, 'success'>,
  complain: Complain,
) {
  const isFine = answer.status === success || (answer.status >= 400 && answer.status < 500)
  const refusedAs = not.find((name) => isRefusedAs(answer, name))
  if (isFine && refusedAs === undefined) return undefined
  return complain(
    'accepts too little',
    `${success}, or a refusal other than ${not.map(codeAndStatus).join(', ')}`,
  )
}

function assessRefused(answer: Answer, named: readonly ErrorName[], complain: Complain) {
  if (named.some((name) => isRefusedAs(answer, name))) return undefined
  return complain(
    isSuccess(answer) ? 'accepts too much' : 'wrong code',
    named.map(codeAndStatus).join(' or '),
  )
}

/** By code and status; a message is for people. */
export const isRefusedAs = (answer: Answer, name: ErrorName) =>
  answer.status === errors[name].status && codeOf(answer) === String(errors[name].code)

/** Answers that any request can get when it is not the request that is wrong. */
export const isTroubled = ({ status }: Pick<Answer, 'status'>) =>
  status === 0 || status >= 500 || status === 401 || status === 403 || status === 429
