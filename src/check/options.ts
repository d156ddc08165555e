import type { Credentials } from '../client/access.ts'
import type { SigningKeys } from '../client/sign.ts'
import type { Attempt } from '../judge/kms.ts'
import type { Case } from './case.ts'
import type { PlanOptions } from './plan.ts'
import type { Outcome, Progress } from './report.ts'

export type CheckOptions = PlanOptions & {
  /** In place of those that are planned from the other options. */
  cases?: readonly Case[]
  endpoint: string
  iamEndpoint?: string | undefined
  credentials: Credentials
  projectId?: string | undefined
  region?: string | undefined
  /** An access key, for the cases about signatures; by default that of `credentials`. */
  signing?: SigningKeys | undefined
  secondUser?: Credentials | undefined
  secondProjectId?: string | undefined
  /** A token that was valid once: it cannot be had from outside. */
  expiredToken?: string | undefined
  workers: number
  rps: number
  /** Milliseconds until an answer counts as missing, from the connection to the last byte; that of a sign-in, too. */
  timeoutMs: number
  /** Milliseconds after which the run ends wherever it is, and tidies up; 0 for no limit. */
  maxTimeMs: number
  /** Findings after which no new case begins; 0 for no limit. */
  bail: number
  mostKeys: number
  prefix: string
  loud: boolean
  now: () => number
  /** Ends the run wherever it is. What it created is deleted, for a quarter of a minute at most. */
  signal?: AbortSignal | undefined
  onProgress?: ((progress: Progress) => void) | undefined
  /** Gets the exchanges of each case when it is over, without those that prepared it or tidied up. */
  onCase?: ((entry: Case, attempts: readonly Attempt[], outcome: Outcome) => void) | undefined
}
