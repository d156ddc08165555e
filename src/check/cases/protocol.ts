import type { ErrorName } from '../../generated/names.ts'
import type { Expected } from '../../judge/expected.ts'
import type { Request, Twist } from '../../judge/kms.ts'
import { type Contract, isAssumedError, limits } from '../../spec/contract.ts'
import type { Case } from '../case.ts'
import { recipeOf } from '../recipes/index.ts'
import { sampleBody } from './boundary.ts'
import { probe, sendChanged } from './probe.ts'

type Row = {
  id: string
  constraint: string
  says: string
  errors: ErrorName[] | 'accepted'
  twist: (request: Request, contract: Contract) => Twist
}

const text = (body: unknown) => JSON.stringify(body)

/** Bodies that are no JSON object, whatever the operation. */
const broken: [note: string, text: (json: string) => string | Buffer][] = [
  ['is cut off', (json) => json.slice(0, -1)],
  ['has a comma too many', (json) => `${json.slice(0, -1)},}`],
  ['is two values', (json) => json + json],
  ['is in single quotes', () => `{'a':1}`],
  ['is no JSON', () => 'dewkit'],
  [
    'is not UTF-8',
    (json) => Buffer.concat([Buffer.from(json.slice(0, -1)), Buffer.from(',"x":"\xff\xfe"}', 'latin1')]),
  ],
  ['nests very deep', () => '['.repeat(30_000)],
  [
    'has half of a surrogate pair',
    (json) => `${json.slice(0, -1)}${json.length > 2 ? ',' : ''}"x":"\\ud800"}`,
  ],
]

const bodyRows: Row[] = [
  ...broken.map(
    ([note, change]): Row => ({
      id: `body ${note}`,
      constraint: `a body that ${note}`,
      says: `a body that ${note}`,
      errors: ['InvalidJson'],
      twist: ({ body }) => ({ rawBody: change(text(body)) }),
    }),
  ),
  ...['text/plain', 'application/xml', 'application/json; charset=iso-8859-1'].map(
    (type): Row => ({
      id: `content type ${type}`,
      constraint: 'another content type',
      says: `the content type ${type}`,
      errors: ['InvalidFormat'],
      twist: () => ({ headers: { 'Content-Type': type } }),
    }),
  ),
  {
    id: 'content type with charset',
    constraint: 'content type with charset=UTF-8',
    says: 'the content type application/json;charset=UTF-8',
    errors: 'accepted',
    twist: () => ({ headers: { 'Content-Type': 'application/json;charset=UTF-8' } }),
  },
  {
    id: 'body too long',
    constraint: 'length of the body',
    says: `a body of more than ${limits.bodyBytes} bytes`,
    errors: ['BodyTooLong'],
    twist: ({ body }) => ({ rawBody: `${' '.repeat(limits.bodyBytes ?? 0)}${text(body)}` }),
  },
]

const protoRow: Row = {
  id: 'field __proto__',
  constraint: 'body additionalProperties',
  says: 'a field called __proto__',
  errors: ['InvalidParameter'],
  twist: ({ body }) => ({ rawBody: `{"__proto__":{"key_id":1},${text(body).slice(1)}`.replace(',}', '}') }),
}

const queryRow: Row = {
  id: 'unknown query parameter',
  constraint: 'query additionalProperties',
  says: 'a parameter of the query that nobody knows',
  errors: ['InvalidParameter'],
  twist(request) {
    request.query.unheard_of = '1'
    return {}
  },
}

const pathRows: Row[] = [
  {
    id: 'wrong method',
    constraint: 'the method',
    says: 'the method PATCH',
    errors: ['ApiMethodNotFound'],
    twist: () => ({ method: 'PATCH' }),
  },
]

/** What HTTP and JSON alone can have wrong. */
export function protocolCases(contract: Contract): Case[] {
  const { hasBody, body, fields } = contract
  const isKms = fields.some(({ name }) => name === 'project_id')
  const rows = [
    ...(hasBody ? bodyRows : []),
    ...(hasBody && body?.additionalProperties === false ? [protoRow] : []),
    ...(isKms ? [queryRow, ...pathRows] : []),
  ]
  const isRight = (row: Row) =>
    row.errors !== 'accepted' || !(recipeOf(contract.id).once || recipeOf(contract.id).incomplete)
  return rows.filter(isRight).map((row) => rowCase(contract, row))
}

function rowCase(contract: Contract, { id, constraint, says, errors, twist }: Row): Case {
  const named = errors === 'accepted' ? [] : errors.map((name) => contract.instead[name] ?? name)
  const expected: Expected =
    errors === 'accepted' ? { outcome: 'accepted' } : { outcome: 'refused', errors: named }
  const isAssumed = named.some(isAssumedError) || constraint.includes('additionalProperties')
  return probe({
    ...{ id: `${contract.id}/${id}`, kind: 'protocol', operation: contract.id, constraint, expected },
    says: `${contract.id} with ${says}`,
    place: contract.place,
    basis: isAssumed ? 'assumed' : 'documented',
    act: (tools) =>
      sendChanged(tools, contract.id, expected, (request) => {
        // An empty object would hide what a rule about its text is about.
        if (contract.hasBody && text(request.body) === '{}') request.body = sampleBody(contract)
        return twist(request, contract)
      }),
  })
}

/** Requests that no operation has. */
export function strayCases(): Case[] {
  const stray: [id: string, method: string, path: (projectId: string) => string][] = [
    ['an unknown path', 'GET', () => '/v1.0/dewkit-check'],
    ['an unknown operation', 'POST', (project) => `/v1.0/${project}/kms/encrypt-everything`],
    ['another version', 'POST', (project) => `/v9.9/${project}/kms/encrypt-data`],
    ['a path that climbs', 'GET', () => '/v1.0/../../etc/passwd'],
    ['an escaped path that climbs', 'GET', () => '/v1.0/%2e%2e/%2e%2e/etc/passwd'],
    ['a double slash', 'POST', (project) => `//v1.0/${project}/kms/encrypt-data`],
  ]
  return stray.map(([id, method, path]) =>
    probe({
      ...{ id: `stray/${id}`, kind: 'protocol', operation: undefined, constraint: 'an unknown path' },
      says: `${method} of ${id}`,
      place: '#/paths',
      basis: 'documented',
      expected: { outcome: 'refused', errors: ['ApiNotFound'] },
      act: ({ kms }) => kms.sendRaw({ method, path: path(kms.caller.projectId), headers: {} }),
    }),
  )
}
