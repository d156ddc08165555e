import { limits } from '../../src/generated/limits.ts'
import type { Owner } from './accounts.ts'
import { createClaims } from './claims.ts'

/** What a token says. Times in milliseconds. Without a project it has the scope of the domain. */
export type Claims = Owner & { projectId?: string; issuedAt: number; expiresAt: number }

/** Tokens begin with `MII`, as the real ones do. */
export function createTokens(secret: Buffer) {
  const { write, read, known } = createClaims<Claims>(secret, 'MII')
  return {
    issue(scope: Owner & { projectId?: string }, now: number): { token: string; claims: Claims } {
      const claims = { ...scope, issuedAt: now, expiresAt: now + limits.tokenLifeSeconds * 1000 }
      return { token: write(claims), claims }
    },
    /** The claims of a token of this server, expired or not; undefined for any other text. */
    read,
    /** How many of the tokens that were used lately expired between two moments. */
    expiredBetween: (from: number, until: number): number =>
      [...known()].filter(({ expiresAt }) => from < expiresAt && expiresAt <= until).length,
  }
}

export type Tokens = ReturnType<typeof createTokens>
