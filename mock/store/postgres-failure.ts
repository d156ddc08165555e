import { StoreFailure, type Trouble } from './failure.ts'

const AWAY = 'the database does not answer'

/** Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html, the longest that fits. */
const troubles: Record<string, [Trouble, says: string]> = {
  '08': ['away', AWAY],
  '57P': ['away', AWAY],
  '57014': ['away', AWAY],
  '55P03': ['away', AWAY],
  '53': ['away', 'the database is short of resources'],
  '53100': ['full', 'the disk of the database is full'],
  '28': ['unusable', 'the database refuses the user or the password'],
  '3D': ['unusable', 'there is no such database'],
  '42501': ['unusable', 'the user may not use the schema dewkit, or not create it'],
  '25006': ['unusable', 'the database is read-only'],
  XX: ['damaged', 'the database is damaged'],
}

/** Of the driver's own errors, what has a code is of PostgreSQL or of the system. */
const isSqlState = (code: string) => /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)

/** An error of the driver as a failure. PostgreSQL's own words are left out: they may quote. */
export function failureOf(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error
  const { code = '' } = error as { code?: string }
  if (!isSqlState(code)) return new StoreFailure('away', isCertificate(code) ? `${AWAY}: ${code}` : AWAY)
  const known = [5, 3, 2].map((length) => troubles[code.slice(0, length)]).find(Boolean)
  return known ? new StoreFailure(...known) : new StoreFailure('unusable', `the database answers ${code}`)
}

const isCertificate = (code: string) => /CERT|SIGNATURE|^ERR_TLS/.test(code)

/** Two transactions were in each other's way, and one of them was given up. */
export const isConflict = (error: unknown) =>
  ['40001', '40P01'].includes((error as { code?: string }).code ?? '')

/** The connection broke before or while it was asked. */
export const isAway = (error: unknown) => error instanceof StoreFailure && error.trouble === 'away'
