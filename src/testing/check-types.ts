import type { Report } from '../check/report.ts'
import type { Credentials } from '../client/access.ts'
import type { SigningKeys } from '../client/sign.ts'

export type { Progress } from '../check/report.ts'
export type { Finding } from '../judge/finding.ts'
export type CheckReport = Report

export type CheckRequest = {
  /** Where the implementation is. */
  url: string
  credentials: Credentials
  /** May be left out with user, password and project, or with AK/SK and `region`. */
  projectId?: string | undefined
  region?: string | undefined
  /** Where IAM is. Default: `url`. */
  iamEndpoint?: string | undefined
  /** An access key, for the cases about signatures. Default: that of `credentials`. */
  signing?: SigningKeys | undefined
  /** Operations, groups, kinds of cases or beginnings of case ids. */
  only?: readonly string[] | undefined
  exclude?: readonly string[] | undefined
  /** Ids of cases, of which nothing else is run. */
  replay?: readonly string[] | undefined
  /** Of the random requests. Default: 1. */
  seed?: number | undefined
  /** Some 500 cases of every kind. */
  quick?: boolean | undefined
  /** Leave out what no source documents. */
  documentedOnly?: boolean | undefined
  /** The generation of `encryption_context` alone, or that of today's SDKs. Default: both. */
  generation?: 'classic' | 'current' | undefined
  /** Cases at the same time. Default: 8. */
  workers?: number | undefined
  /** Findings after which no new case begins; 0, the default, for no limit. */
  bail?: number | undefined
  /** Milliseconds until an answer counts as missing. Default: 10,000. */
  timeoutMs?: number | undefined
  /** Milliseconds after which the run ends and tidies up; 0, the default, for no limit. */
  maxTimeMs?: number | undefined
  /** Ends the run wherever it is. What it created is deleted. */
  signal?: AbortSignal | undefined
  onProgress?:
    | ((progress: { done: number; total: number; findings: number; current: string }) => void)
    | undefined
  now?: (() => number) | undefined
}
