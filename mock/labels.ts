import type { AnyRecord, CmkRecord, GrantRecord, Kind, RecordOf } from './records.ts'

/*
 * A label is something that a record is found by, besides its id. The store keeps the records of a label in order and
 * counts them, and knows nothing of what a label means.
 */

/** The records that belong to a CMK or key space. */
export const ownedBy = (id: string) => `owner=${id}`

/** What list-keys and quotas look at, and what nobody changes but by a request or when its time has come. */
export type CmkGroup = Pick<CmkRecord, 'spec' | 'state' | 'isDefault' | 'keystoreId' | 'enterpriseProjectId'>

export const GROUP = 'group='
const groupLabel = ({ spec, state, isDefault, keystoreId, enterpriseProjectId }: CmkGroup) =>
  GROUP + JSON.stringify([spec, state, isDefault, keystoreId, enterpriseProjectId])

/** The group that a label stands for. */
export function groupIn(label: string): CmkGroup {
  const [spec, state, isDefault, keystoreId, enterpriseProjectId] = JSON.parse(label.slice(GROUP.length))
  return { spec, state, isDefault, keystoreId, enterpriseProjectId }
}

export const TAG = 'tag='
/** The CMKs that have a tag of this key, with this value or with any. */
export const taggedWith = (key: string, value?: string) =>
  value === undefined ? `tagged=${key}` : TAG + JSON.stringify([key, value])

/** Key and value of a tag that a label stands for. */
export const tagIn = (label: string) => JSON.parse(label.slice(TAG.length)) as [key: string, value: string]

/** The grants that a user, or every user of an account, may retire. */
export const retiredBy = (type: 'user' | 'domain', id: string) => `retires=${type} ${id}`

/**
 * A record changes by itself at a time, or is gone then. The label is in the order of the times, in milliseconds, and
 * not counted.
 */
export const DUE = 'due='
export const dueBy = (time: number) => DUE + String(Math.max(0, Math.ceil(time))).padStart(16, '0')

type Labeller = { [K in Kind]?: (record: RecordOf[K]) => string[] }

const owned = ({ owner }: { owner: string }) => [ownedBy(owner)]

const labellers: Labeller = {
  cmk: (cmk) => [groupLabel(cmk), ...Object.entries(cmk.tags).flatMap(tagLabels), ...dueLabel(cmk)],
  alias: owned,
  grant: (grant) => [...owned(grant), ...retirers(grant)],
  policy: owned,
  accessPoint: owned,
}

/** Whether records of this kind have labels. */
export const isLabelled = (kind: Kind) => kind in labellers

/** All labels of a record, each once. */
export const labelsOf = (kind: Kind, record: AnyRecord): readonly string[] =>
  (labellers[kind] as ((record: AnyRecord) => string[]) | undefined)?.(record) ?? []

const tagLabels = ([key, value]: [string, string]) => [taggedWith(key), taggedWith(key, value)]

function dueLabel({ state, deletionAt, imported = [] }: CmkRecord): string[] {
  const times = [
    ...(state === 'pendingDeletion' ? [deletionAt ?? 0] : []),
    ...imported.flatMap(({ expiresAt }) => expiresAt ?? []),
  ]
  return times.length > 0 ? [dueBy(Math.min(...times))] : []
}

function retirers({ grantee, operations, issuerId, retiringUserId }: GrantRecord): string[] {
  const users = [issuerId, retiringUserId].flatMap((id) => (id === undefined ? [] : retiredBy('user', id)))
  const byGrantee = operations.includes('retire-grant') ? [retiredBy(grantee.type, grantee.id)] : []
  return [...new Set([...users, ...byGrantee])]
}
