import { sign } from '../../client/sign.ts'
import type { ErrorName } from '../../generated/names.ts'
import { Skipped } from '../../judge/complaint.ts'
import type { Expected } from '../../judge/expected.ts'
import type { Twist } from '../../judge/kms.ts'
import type { Contract } from '../../spec/contract.ts'
import type { Case } from '../case.ts'
import type { Need, Tools } from '../workshop/tools.ts'
import { probe, sendChanged } from './probe.ts'

type Row = {
  id: string
  constraint: string
  says: string
  errors: ErrorName[]
  needs?: readonly Need[]
  inProject?: true
  twist(tools: Tools): Promise<Twist> | Twist
}

const unknownProject = 'd'.repeat(32)
const zeros = '0'.repeat(64)

async function ownToken({ kms }: Tools): Promise<string> {
  const access = await kms.caller.access('listKeys')
  const headers = access.ok
    ? await access.data.headersFor({ method: 'GET', url: new URL('http://x'), headers: {} })
    : {}
  const token = headers['X-Auth-Token']
  if (token === undefined) throw new Skipped('the credentials are no token')
  return token
}

const token = (value: string): Twist => ({ credentials: { 'X-Auth-Token': value } })

/** Another character in the middle, of the same kind, so that the token stays well formed. */
function tampered(text: string): string {
  const middle = Math.floor(text.length / 2)
  return text.slice(0, middle) + (text[middle] === 'A' ? 'B' : 'A') + text.slice(middle + 1)
}

const sdkDate = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '')
const signed = (ak: string, date: string): Twist => ({
  credentials: {
    'X-Sdk-Date': date,
    Authorization: `SDK-HMAC-SHA256 Access=${ak}, SignedHeaders=x-sdk-date, Signature=${zeros}`,
  },
})

const unauthorized: ErrorName[] = ['TokenNotFound', 'IdentityUnauthorized', 'IamUnauthenticated']
const refusedToken: ErrorName[] = ['TokenUnreadable', 'IdentityUnauthorized', 'IamUnauthenticated']

const rows: Row[] = [
  {
    id: 'no credentials',
    constraint: 'credentials are demanded',
    says: 'no credentials',
    errors: unauthorized,
    twist: () => ({ credentials: {} }),
  },
  {
    id: 'empty token',
    constraint: 'credentials are demanded',
    says: 'an empty token',
    errors: unauthorized,
    twist: () => token(''),
  },
  {
    id: 'made-up token',
    constraint: 'tokens are verified',
    says: 'a token that nobody issued',
    errors: refusedToken,
    twist: () => token('MIIdewkit'),
  },
  {
    ...{ id: 'tampered token', constraint: 'tokens are verified', errors: refusedToken, needs: ['token'] },
    says: 'its own token with one character changed',
    twist: async (tools) => token(tampered(await ownToken(tools))),
  },
  {
    ...{ id: 'truncated token', constraint: 'tokens are verified', errors: refusedToken, needs: ['token'] },
    says: 'its own token without its end',
    twist: async (tools) => token((await ownToken(tools)).slice(0, -7)),
  },
  {
    ...{ id: 'expired token', constraint: 'tokens are verified', needs: ['expiredToken'] },
    errors: ['TokenExpired', 'IdentityUnauthorized', 'IamUnauthenticated'],
    says: 'a token that has expired',
    twist: ({ expiredToken = '' }) => token(expiredToken),
  },
  {
    ...{ id: 'unknown access key', constraint: 'signatures are verified', errors: ['AccessKeyNotFound'] },
    says: 'a signature by an access key that nobody has',
    twist: ({ now }) => signed('DEWKITCHECKNOBODY000', sdkDate(now())),
  },
  {
    ...{
      id: 'malformed signature',
      constraint: 'signatures are verified',
      errors: ['SignatureMismatch', 'TokenNotFound'],
    },
    says: 'an Authorization header that is no signature',
    twist: () => ({ credentials: { Authorization: 'SDK-HMAC-SHA256 nonsense' } }),
  },
  {
    ...{
      id: 'unknown project',
      constraint: 'the project is checked',
      errors: ['ProjectMismatch'],
      inProject: true,
    },
    says: 'the path of a project that is not its own',
    twist: () => ({}),
  },
]

/** Missing, malformed and foreign credentials. */
export function credentialCases(contract: Contract): Case[] {
  if (!contract.secured) return []
  const isInProject = contract.path.includes('{project_id}')
  return rows
    .filter(({ inProject }) => !inProject || isInProject)
    .flatMap((row) => {
      const errors = row.errors.filter((name) => contract.errors.includes(name))
      return errors.length === 0 ? [] : [rowCase(contract, row, errors)]
    })
}

function rowCase(
  contract: Contract,
  { id, constraint, says, needs = [], inProject, twist }: Row,
  errors: ErrorName[],
): Case {
  const expected: Expected = { outcome: 'refused', errors }
  return probe({
    ...{
      id: `${contract.id}/${id}`,
      kind: 'credentials',
      operation: contract.id,
      constraint,
      needs,
      expected,
    },
    says: `${contract.id} with ${says}`,
    place: `${contract.place}/security`,
    basis: 'documented',
    async act(tools) {
      const change = await twist(tools)
      return sendChanged(tools, contract.id, expected, (request) => {
        if (inProject) request.path.project_id = unknownProject
        return change
      })
    },
  })
}

/** Few, since a real gateway locks an access key after five wrong signatures in a row. */
export function signatureCases(): Case[] {
  const wrong: [id: string, says: string, act: (tools: Tools) => Promise<Twist>][] = [
    [
      'wrong secret key',
      'a signature by another secret key',
      (tools) => signedAs(tools, { sk: 'dewkit-check' }),
    ],
    ['old signature', 'a signature of yesterday', (tools) => signedAs(tools, { agoMs: 86_400_000 })],
    [
      'signature of another body',
      'a signature over another body',
      (tools) => signedAs(tools, { body: '{"limit":"2"}' }),
    ],
    [
      'signature of another query',
      'a signature over another query',
      (tools) => signedAs(tools, { query: '?limit=1' }),
    ],
  ]
  const refusals = wrong.map(([id, says, act]): Case => {
    const expected: Expected = { outcome: 'refused', errors: ['SignatureMismatch'] }
    return signatureCase(id, says, 'signatures are verified', expected, act)
  })
  const right = signatureCase(
    'right signature',
    'a right signature',
    'a right signature is accepted',
    { outcome: 'accepted' },
    (tools) => signedAs(tools, {}),
  )
  return [...refusals, right]
}

function signatureCase(
  id: string,
  says: string,
  constraint: string,
  expected: Expected,
  twist: (tools: Tools) => Promise<Twist>,
): Case {
  return probe({
    ...{ id: `signature/${id}`, kind: 'credentials', operation: 'listKeys', constraint, expected },
    says: `listKeys with ${says}`,
    place: '#/components/securitySchemes/signature',
    basis: 'documented',
    needs: ['signature'],
    async act(tools) {
      const change = await twist(tools)
      return tools.kms.send(
        'listKeys',
        { path: {}, query: {}, header: {}, body: JSON.parse(listBody) },
        change,
      )
    },
  })
}

const listBody = '{"limit":"1"}'
type Wrong = { sk?: string; agoMs?: number; body?: string; query?: string }

async function signedAs(tools: Tools, { sk, agoMs = 0, body = listBody, query = '' }: Wrong): Promise<Twist> {
  const keys = tools.signing
  if (!keys) throw new Skipped('no access key was given')
  const path = `/v1.0/${tools.kms.caller.projectId}/kms/list-keys`
  const request = {
    method: 'POST',
    url: new URL(`${tools.address}${path}${query}`),
    headers: { 'Content-Type': 'application/json' },
    body,
  }
  return { credentials: await sign(request, { ...keys, ...(sk && { sk }) }, new Date(tools.now() - agoMs)) }
}
