import type { components } from '../src/generated/api.ts'
import type { KeySpec } from '../src/generated/key-specs.ts'
import type { KeyState } from '../src/generated/operations.ts'

export type KeyUsage = 'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC'
export type Origin = 'kms' | 'external'

/** Base64 of the secret bytes (symmetric, HMAC), or of the private key as PKCS#8 DER (asymmetric). */
export type Material = string

/** One material that was imported. It outlives the material: nothing else may be imported in its place. */
export type Imported = {
  /** A UUID, the material's id on the wire. */
  id: string
  fingerprint: string
  importedAt: number
  /** When the material is forgotten; missing for "never", and once it is forgotten. */
  expiresAt?: number
}

export type CmkRecord = {
  id: string
  /** Position in the order of creation within the project, from 1. Never used again. */
  seq: number
  name: string
  description: string
  spec: KeySpec
  usage: KeyUsage
  origin: Origin
  state: KeyState
  /** Milliseconds since the epoch, like every time here. */
  createdAt: number
  deletionAt?: number
  /**
   * Key versions by number; the last encrypts. Empty until material is imported, and `''` for a version whose imported
   * material was deleted or has expired: such a CMK is pending import.
   */
  versions: Material[]
  /** Origin external: what each of `versions` was imported as. */
  imported?: Imported[]
  /** Origin external: the next version, until rotate-on-demand makes it one. */
  waiting?: Imported & { material: Material }
  /** Set while rotation is on. A rotation falls due `intervalDays` after the last one or `since`, what is later. */
  rotation?: { since: number; intervalDays: number }
  /** The last rotation, if there was any. How many there were, `versions` tells. */
  rotatedAt?: number
  isDefault: boolean
  /** The user who created it; empty for a CMK of a seed. */
  creatorId: string
  tags: Record<string, string>
  enterpriseProjectId: string
  keystoreId: string
  /** Only on a replica: its primary, in another project of the account, whose versions are its own. */
  primary?: { project: string; id: string }
  /** The CMK that the material was made for, unless it is this one. Ciphertexts carry that id, in every region. */
  materialId?: string
}

/** Which CMK (`owner`) of this project is a replica that has the material of the CMK `id`. */
export type ReplicaRecord = { id: string; seq: number; owner: string }

/** `id` is the name without the prefix `alias/`; `alias` is the form that the caller sent. `owner` is the CMK's id. */
export type AliasRecord = {
  id: string
  seq: number
  owner: string
  alias: string
  createdAt: number
  updatedAt: number
}

/** Who has the name (`key_alias`) `id`. `owner` is the CMK's id. */
export type NameRecord = { id: string; seq: number; owner: string }

export type GrantOperation = components['schemas']['GrantOperation']

/** `id` in lower case. `owner` is the CMK's id. */
export type GrantRecord = {
  id: string
  seq: number
  owner: string
  grantee: { id: string; type: components['schemas']['GranteeType'] }
  operations: GrantOperation[]
  /** The user who created the grant. */
  issuerId: string
  createdAt: number
  name?: string
  retiringUserId?: string
}

/** A key policy. `owner` is the id of its trusted key space. */
export type PolicyRecord = {
  id: string
  seq: number
  owner: string
  name: string
  policy: components['schemas']['Policy']
  description: string
  creatorId: string
  createdAt: number
  modifiedAt: number
}

/** What the mock itself remembers, such as the secret that its tokens are signed with. */
export type SettingRecord = { id: string; seq: number; value: string }

export type KeystoreRecord = {
  id: string
  seq: number
  /** Unique in the project. */
  alias: string
  type: 'DEFAULT' | 'DHSM' | 'CDMS'
  clusterId: string
  state: 'enabled' | 'disabled'
  createdAt: number
}

/** `owner` is the id of its trusted key space. */
export type AccessPointRecord = {
  id: string
  seq: number
  owner: string
  name: string
  type: 1 | 2 | 3
  /** What a machine proves to be: id of an ECS, or public key of a CCE cluster. */
  identity?: string
  clusterId?: string
  /** Only of a Custom one: Base64 of the private key as PKCS#8 DER. */
  privateKey?: string
  description: string
  state: 'enabled' | 'disabled'
  creatorId: string
  createdAt: number
  updatedAt: number
}

/** One record type per kind. A new kind is a line here, and no SQL. */
export type RecordOf = {
  cmk: CmkRecord
  alias: AliasRecord
  grant: GrantRecord
  name: NameRecord
  policy: PolicyRecord
  setting: SettingRecord
  keystore: KeystoreRecord
  replica: ReplicaRecord
  accessPoint: AccessPointRecord
}
export type Kind = keyof RecordOf

/** Every kind, in an order in which a reader understands them. */
export const kinds = Object.keys({
  ...{ cmk: true, name: true, alias: true, grant: true, replica: true, keystore: true },
  ...{ policy: true, accessPoint: true, setting: true },
} satisfies Record<Kind, true>) as Kind[] // keys of a table that is never extended
export type AnyRecord = RecordOf[Kind]
