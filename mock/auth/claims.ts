import { createHmac, timingSafeEqual } from 'node:crypto'

const REMEMBERED = 1000

/**
 * Texts that carry what they say and a signature, so that none has to be kept: `prefix`, the claims, a dot, and the
 * HMAC-SHA-256 of all before under `secret`.
 */
export function createClaims<Claims>(secret: Buffer, prefix: string) {
  const seen = new Map<string, Claims>()
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')

  function verify(text: string): Claims | undefined {
    const dot = text.lastIndexOf('.')
    if (dot < 0 || !text.startsWith(prefix)) return undefined
    const expected = Buffer.from(sign(text.slice(0, dot)))
    const given = Buffer.from(text.slice(dot + 1))
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined
    return JSON.parse(Buffer.from(text.slice(prefix.length, dot), 'base64url').toString()) as Claims // we wrote them
  }

  return {
    write(claims: Claims): string {
      const text = prefix + Buffer.from(JSON.stringify(claims)).toString('base64url')
      return `${text}.${sign(text)}`
    },
    /** Those that were read lately. */
    known: (): Iterable<Claims> => seen.values(),
    /** The claims of a text of this server; undefined for any other. */
    read(text: string): Claims | undefined {
      const known = seen.get(text)
      if (known) return known
      const claims = verify(text)
      if (claims) {
        if (seen.size >= REMEMBERED) seen.clear()
        seen.set(text, claims)
      }
      return claims
    },
  }
}

/** As IAM writes times: UTC with microseconds. */
export const identityTime = (ms: number) => `${new Date(ms).toISOString().slice(0, -1)}000Z`
