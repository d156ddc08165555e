import type {
  AccessPointRecord,
  AliasRecord,
  CmkRecord,
  GrantRecord,
  KeystoreRecord,
  NameRecord,
  PolicyRecord,
  ReplicaRecord,
  SettingRecord,
} from '../records.ts'

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
export type AnyRecord = RecordOf[Kind] & { owner?: string }

/** `after` is the `seq` of the last record of the page before; `owner` narrows to the records of one CMK or key space. */
export type Page = { limit?: number; after?: number; owner?: string }

/** The records of one project, inside one transaction. */
export interface Records {
  get<K extends Kind>(kind: K, id: string): Promise<RecordOf[K] | undefined>
  /** Records are values: change a copy and put it. */
  put<K extends Kind>(kind: K, record: RecordOf[K]): void
  delete(kind: Kind, id: string): void
  /** In order of `seq`. */
  list<K extends Kind>(kind: K, page?: Page): Promise<RecordOf[K][]>
  /** The next free `seq` of a kind: 1, 2, 3, … and none twice, not even after a deletion. */
  next(kind: Kind): Promise<number>
  /**
   * The records of another project, inside the same transaction: all of both is kept, or none. The first call starts the
   * work again, with both projects to itself, so nothing but records may have been touched before.
   */
  elsewhere(project: string): Records
}

export interface Store {
  /** Runs `work` as if alone in its project: all of it is kept or, if it throws, none. May run it again. */
  transact<T>(project: string, work: (records: Records) => Promise<T>): Promise<T>
  close(): Promise<void>
}
