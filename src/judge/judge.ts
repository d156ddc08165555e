import { type Dialect, type ErrorName, errors } from '../generated/errors.ts'
import { type Contract, errorSchema, type ResponseContract, type Schema, secrets } from '../spec/contract.ts'
import { excessOf, parsed } from '../spec/json.ts'
import { fits, violationsOf } from '../spec/schema.ts'
import type { Class, Complaint } from './complaint.ts'
import { codeOf } from './expected.ts'
import type { Answer, Sent } from './wire.ts'

/** Complaints about an answer that hold whatever was asked: its status, headers, form and discretion. */
export function complaintsAbout(contract: Contract | undefined, sent: Sent, answer: Answer): Complaint[] {
  if (answer.status === 0)
    return [
      complaint('unstable', 'every request is answered', 'an answer', `none: ${answer.failure}`, wirePage),
    ]
  const response = contract?.responses[answer.status]
  return [
    ...statusComplaints(contract, response, answer),
    ...contentComplaints(contract, response, sent, answer),
    ...headerComplaints(response, answer),
  ]
}

function contentComplaints(
  contract: Contract | undefined,
  response: ResponseContract | undefined,
  sent: Sent,
  answer: Answer,
): Complaint[] {
  if (answer.flaw !== undefined)
    return [
      complaint(
        'wrong shape',
        'the body can be decoded',
        'gzip, deflate, br or zstd',
        answer.flaw,
        'docs/check.md',
      ),
    ]
  if (answer.status >= 400) return errorComplaints(sent, answer)
  return contract ? successComplaints(response, answer) : []
}

const wirePage = 'docs/contract.md'
const errorPlace = '#/x-error-catalogue'

const complaint = (
  category: Class,
  rule: string,
  expected: string,
  got: string,
  place: string,
): Complaint => ({
  class: category,
  ...{ rule, expected, got, place },
  basis: 'documented',
})

function statusComplaints(
  contract: Contract | undefined,
  response: ResponseContract | undefined,
  { status }: Answer,
) {
  if (!contract || response) return []
  const category = status >= 500 ? 'unstable' : 'wrong shape'
  const documented = Object.keys(contract.responses).join(', ')
  return [
    complaint(
      category,
      'the status is documented',
      `one of ${documented}`,
      `${status}`,
      `${contract.place}/responses`,
    ),
  ]
}

function successComplaints(response: ResponseContract | undefined, answer: Answer): Complaint[] {
  if (!response) return []
  const { schema, place } = response
  if (!schema)
    return answer.text === ''
      ? []
      : [
          complaint(
            'wrong shape',
            `${answer.status} has no body`,
            'no body',
            `${answer.text.length} characters`,
            place,
          ),
        ]
  return [...typeComplaints(answer, place), ...bodyComplaints(schema, answer, place)]
}

function typeComplaints({ status, headers }: Answer, place: string): Complaint[] {
  const type = headers['content-type'] ?? 'none'
  return /^application\/json\s*(;|$)/i.test(type)
    ? []
    : [
        complaint(
          'wrong shape',
          `content type of ${status < 400 ? 'an answer' : 'an error'}`,
          'application/json',
          type,
          place,
        ),
      ]
}

function bodyComplaints(schema: Schema, { status, text }: Answer, place: string): Complaint[] {
  const body = parsed(text)
  if (!body) {
    const got = text === '' ? 'nothing' : (excessOf(text) ?? 'something else')
    return [complaint('wrong shape', 'the body is JSON', 'JSON', got, place)]
  }
  return violationsOf(schema, body.value)
    .filter(({ keyword }) => !ofMore.includes(keyword))
    .slice(0, 3)
    .map(({ path, keyword, says }) =>
      complaint(
        'wrong shape',
        `body of ${status}: ${keyword} of ${withoutIndex(path) || 'the body'}`,
        says,
        kindOf(body.value, path),
        place,
      ),
    )
}

/** A service may tell more than is documented, also where that is nothing. */
const ofMore = ['additionalProperties', 'maxProperties']

/** An error must be in the catalogue, with its status, in the dialect of who refuses. */
function errorComplaints(sent: Sent, answer: Answer): Complaint[] {
  const code = codeOf(answer)
  const known = entries.filter(([, error]) => String(error.code) === code)
  const [first] = known
  const about = [...typeComplaints(answer, errorPlace), ...discretionComplaints(sent, answer)]
  if (!first) {
    const got = code === '' ? 'no code' : code
    return [
      complaint(
        answer.status >= 500 ? 'unstable' : 'wrong shape',
        'an error has a code of the catalogue',
        'a known code',
        `${answer.status} ${got}`,
        errorPlace,
      ),
      ...about,
    ]
  }
  const statuses = [...new Set(known.map(([, { status }]) => status))]
  const { dialect } = first[1]
  const body = parsed(answer.text)?.value
  return [
    ...(statuses.includes(answer.status as never)
      ? []
      : [
          complaint('wrong code', `status of ${code}`, statuses.join(' or '), `${answer.status}`, errorPlace),
        ]),
    ...(fits(formOf(dialect), body)
      ? []
      : [
          complaint(
            'wrong shape',
            `form of an error of ${dialect}`,
            dialectWords[dialect],
            'another form',
            errorPlace,
          ),
        ]),
    ...about,
  ]
}

const entries = Object.entries(errors) as [
  ErrorName,
  { code: string | number; status: number; dialect: Dialect },
][]
const forms = new Map<Dialect, Schema>()
function formOf(dialect: Dialect): Schema {
  const form = forms.get(dialect) ?? errorSchema(dialect)
  forms.set(dialect, form)
  return form
}
const dialectWords: Record<Dialect, string> = {
  kms: '{"error":{"error_code","error_msg"}}',
  gateway: '{"error_msg","error_code","request_id"}',
  keystone: '{"error":{"code","message","title"}}',
  iam: '{"error_msg","error_code"}',
}

function discretionComplaints({ headers, body }: Sent, { text }: Answer): Complaint[] {
  const given = Object.entries(headers).filter(([name]) => secrets.headers.includes(name.toLowerCase()))
  const sent = secretsIn(parsed(body?.toString() ?? '')?.value)
  const told = [...given, ...sent].filter(([, value]) => value.length >= 8 && text.includes(value))
  return told.map(([name]) =>
    complaint(
      'insecure',
      'an error repeats no secret',
      `no ${name} in the message`,
      `the message repeats ${name}`,
      'docs/contract.md',
    ),
  )
}

function secretsIn(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]): [string, string][] =>
    secrets.fields.includes(name) && typeof inner === 'string' ? [[name, inner]] : secretsIn(inner),
  )
}

function headerComplaints(response: ResponseContract | undefined, { headers }: Answer): Complaint[] {
  return Object.entries(response?.headers ?? {})
    .filter(([name, { schema, required }]) =>
      headers[name] === undefined ? required : !fitsAsHeader(schema, headers[name]),
    )
    .map(([name]) =>
      complaint(
        'wrong shape',
        `header ${name}`,
        `${name} as documented`,
        headers[name] ?? 'none',
        response?.place ?? '',
      ),
    )
}

/** A header is text; where the contract wants a number, digits are one. */
const fitsAsHeader = (schema: Schema, header: string) =>
  fits(schema, header) || (/^\d+$/.test(header) && fits(schema, Number(header)))

const withoutIndex = (path: string) => path.replace(/\/\d+(?=\/|$)/g, '/*')

/** What stands at a path, without telling its value: `a string of 5 characters`. */
function kindOf(body: unknown, path: string): string {
  const parts = path.split('/').slice(1)
  const value = parts.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], body)
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'string') return `a string of ${value.length} characters`
  if (typeof value === 'object')
    return `an object with ${Object.keys(value).slice(0, 20).join(', ') || 'no fields'}`
  return value === undefined ? 'nothing' : `the ${typeof value} ${String(value)}`
}
