import type { AuthMode } from '../../mock/auth/authenticate.ts'

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug'
export type LogFormat = 'pretty' | 'json'

/** The options of `dewkit mock`, as Commander gives them. */
export type MockFlags = {
  port: number
  host: string
  data?: string
  database?: string
  seed?: string
  auth: AuthMode
  tps?: number
  akLockout?: true
  cors?: string[]
  allowHost?: string[]
  tls?: true
  deterministic?: string
  control: boolean
  journal: boolean
  journalSecrets?: true
  controlToken?: string
  cert?: string
  key?: string
  logLevel: LogLevel
  logFormat: LogFormat
}
