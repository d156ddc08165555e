import { Skipped } from '../../judge/complaint.ts'
import { contractOf } from '../../spec/contract.ts'
import { parsed } from '../../spec/json.ts'
import type { Tools } from '../workshop/tools.ts'
import { type Claim, scenario } from './scenario.ts'

/** Who holds a token: IAM tells it. */
async function userIdOf(tools: Tools): Promise<string> {
  const secondUser = tools.secondUser()
  const access = await secondUser.caller.access('listKeys')
  const url = new URL('http://localhost')
  const headers = access.ok ? await access.data.headersFor({ method: 'GET', url, headers: {} }) : {}
  const token = headers['X-Auth-Token']
  if (token === undefined)
    throw new Skipped('the id of the second user cannot be found: its credentials are no token')
  const answer = await secondUser.send('showToken', {
    path: {},
    query: {},
    header: { 'X-Subject-Token': token },
    body: undefined,
  })
  const body = parsed(answer.text)?.value as { token?: { user?: { id?: string } } } | undefined // what showToken answers
  const id = body?.token?.user?.id
  if (id === undefined) throw new Skipped('the id of the second user cannot be found: IAM is elsewhere')
  return id
}

const needs = ['secondUser'] as const
const place = contractOf('createGrant').place
const refusals = ['NoAccessToKey', 'NoAccessToApi', 'NoAccess', 'NoPermission'] as const

async function grantedTo(tools: Tools, operations: string[]) {
  const { kms, borrow, later } = tools
  const grantee_principal = await userIdOf(tools)
  const key_id = await borrow()
  const { grant_id } = await kms.ok('createGrant', { key_id, grantee_principal, operations })
  later(() => kms.call('revokeGrant', { key_id, grant_id }))
  return { key_id, grant_id }
}

export const grantIsExact = scenario(
  'grant-is-exact',
  {
    says: 'a grantee may do what was granted, on that CMK, and nothing else',
    operation: 'createGrant',
    needs,
    place,
    class: 'insecure',
  },
  async (tools, claim) => {
    const { cmk } = tools
    const secondUser = tools.secondUser()
    const length = { datakey_length: '512' }
    const other = await cmk()
    await secondUser.refused('describeKey', { key_id: other }, ...refusals)
    await secondUser.refused('createDatakey', { key_id: other, ...length }, ...refusals)
    const { key_id } = await grantedTo(tools, ['describe-key', 'create-datakey'])

    const { key_info } = await secondUser.ok('describeKey', { key_id })
    claim('describe-key was granted', key_info.key_id === key_id)
    await secondUser.ok('createDatakey', { key_id, ...length })
    await secondUser.refused('createDatakeyWithoutPlaintext', { key_id, ...length }, ...refusals)
    await secondUser.refused('encryptData', { key_id, plain_text: 'x' }, ...refusals)
    await secondUser.refused('disableKey', { key_id }, ...refusals)
    await secondUser.refused('createDatakey', { key_id: other, ...length }, ...refusals)
    await secondUser.refused('describeKey', { key_id: other }, ...refusals)
  },
)

async function endsAfter(
  tools: Tools,
  end: (grant: { key_id: string; grant_id: string }) => Promise<unknown>,
  claim: Claim,
) {
  const grant = await grantedTo(tools, ['describe-key', 'retire-grant'])
  const { key_id } = grant
  await tools.secondUser().ok('describeKey', { key_id })
  const listed = async () =>
    (await tools.kms.ok('listGrants', { key_id })).grants.map(({ grant_id }) => grant_id)
  claim('list-grants shows it', (await listed()).includes(grant.grant_id))

  await end(grant)

  await tools.secondUser().refused('describeKey', { key_id }, ...refusals)
  claim('list-grants shows it no more', !(await listed()).includes(grant.grant_id))
  await tools.kms.refused('revokeGrant', grant, 'GrantNotFound')
}

export const grantRevoked = scenario(
  'grant-revoked',
  {
    says: 'a grant that was revoked grants nothing',
    operation: 'revokeGrant',
    needs,
    place,
    class: 'insecure',
  },
  (tools, claim) => endsAfter(tools, (grant) => tools.kms.ok('revokeGrant', grant), claim),
)

export const grantRetired = scenario(
  'grant-retired',
  {
    says: 'a grantee with retire-grant may retire the grant, which then grants nothing',
    operation: 'retireGrant',
    needs,
    place,
    class: 'insecure',
  },
  (tools, claim) => endsAfter(tools, (grant) => tools.secondUser().ok('retireGrant', grant), claim),
)

export const grantOfOthers = scenario(
  'grant-of-others',
  {
    says: 'only the creator of the CMK revokes a grant, and nobody retires one that is not theirs',
    operation: 'revokeGrant',
    needs,
    place,
    class: 'insecure',
  },
  async (tools) => {
    const grant = await grantedTo(tools, ['describe-key'])
    await tools.secondUser().refused('revokeGrant', grant, ...refusals)
    await tools.secondUser().refused('retireGrant', grant, ...refusals)
    const elsewhere = await tools.cmk()
    await tools.kms.refused('revokeGrant', { ...grant, key_id: elsewhere }, 'GrantOfOtherKey')
  },
)
