import type { Control } from '../../mock/control/control.ts'
import type { Password } from '../client/access.ts'
import type { SigningKeys } from '../client/sign.ts'
import type { Client } from '../client/types.ts'
import type { Seed } from '../generated/seed.ts'

export type { Seed }

export type MockOptions = {
  /** Accounts and keys besides the demo ones: what a seed file holds, or the path of one. */
  seed?: Seed | string | undefined
  /** 0, the default, takes a free port. */
  port?: number
  /** Default 127.0.0.1: only this machine can connect. */
  host?: string
  /** `strict` verifies tokens and signatures, `lenient` wants anything that looks like them, `off` wants nothing. */
  auth?: 'strict' | 'lenient' | 'off'
  /** Calls a second per customer and operation, 0 for no limit. Default: what the contract documents. */
  tps?: number
  /** The clock, in milliseconds since the epoch. Default: that of the system. */
  now?: () => number
  /** Folder for a SQLite file that outlives the process; without it everything is forgotten at the end. */
  data?: string | undefined
  /** Whether an access key is locked after too many wrong signatures. */
  lockout?: boolean
  tls?: { key: string; cert: string }
  /** Origins whose pages may call the mock from a browser, such as `http://localhost:5173`. Default: none. */
  cors?: readonly string[]
  /** Names under which the mock may be called, besides localhost, `host` and the addresses that it listens on. */
  allowedHosts?: readonly string[]
}

export type { Control }

export type Project = { id: string; name: string }

/** A project of a mock, and what it takes to work in it. */
export type InProject = {
  project: Project
  /** For `createClient`, and for whatever else signs in. */
  credentials: Password
  accessKey: SigningKeys
  /** The variables that point the vendor's SDKs and other clients here. */
  env: Record<string, string>
  /** A typed client that signs in at its first call. */
  client(): Promise<Client>
  /** Adds keys, in any state and with given material. One whose id or name is there already stays as it is. */
  plant(seed: Pick<Seed, 'keys'>): Promise<void>
}

type Running = {
  url: string
  /** Steers the mock: its state, its clock and whatever else it can be told. */
  control: Control
  /** Puts everything back to the seed. Tokens stay good. */
  reset(): Promise<void>
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** A mock in this process. */
export type Mock = Running & InProject

/** A project that nobody else knows, gone when it is removed. */
export type IsolatedProject = InProject & {
  url: string
  /** Steers this project. */
  control: Control
  remove(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/** A mock that several tests share. */
export type Server = Running & { isolatedProject(): Promise<IsolatedProject> }
