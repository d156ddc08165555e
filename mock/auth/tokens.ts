import { createHmac, timingSafeEqual } from 'node:crypto'
import { limits } from '../../src/generated/limits.ts'

/** What a token says. Times in milliseconds. Without a project it has the scope of the domain. */
export type Claims = { userId: string; projectId?: string; issuedAt: number; expiresAt: number }

const REMEMBERED = 1000

/**
 * Tokens carry their claims and a signature, so that none has to be kept: `MII` (as the real ones begin), the claims, a
 * dot, the HMAC-SHA-256 of all before under the server's secret.
 */
export function createTokens(secret: Buffer) {
  const seen = new Map<string, Claims>()
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')

  function verify(token: string): Claims | undefined {
    const dot = token.lastIndexOf('.')
    if (dot < 0 || !token.startsWith('MII')) return undefined
    const expected = Buffer.from(sign(token.slice(0, dot)))
    const given = Buffer.from(token.slice(dot + 1))
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined
    return JSON.parse(Buffer.from(token.slice(3, dot), 'base64url').toString()) as Claims
  }

  return {
    issue(scope: { userId: string; projectId?: string }, now: number): { token: string; claims: Claims } {
      const claims = { ...scope, issuedAt: now, expiresAt: now + limits.tokenLifeSeconds * 1000 }
      const text = `MII${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
      return { token: `${text}.${sign(text)}`, claims }
    },
    /** The claims of a token of this server, expired or not; undefined for any other text. */
    read(token: string): Claims | undefined {
      const known = seen.get(token)
      if (known) return known
      const claims = verify(token)
      if (claims) {
        if (seen.size >= REMEMBERED) seen.clear()
        seen.set(token, claims)
      }
      return claims
    },
  }
}

export type Tokens = ReturnType<typeof createTokens>

/** As IAM writes times: UTC with microseconds. */
export const identityTime = (ms: number) => `${new Date(ms).toISOString().slice(0, -1)}000Z`
