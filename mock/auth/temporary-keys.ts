import { createHmac } from 'node:crypto'
import type { Owner } from './accounts.ts'
import { createClaims } from './claims.ts'

/** What a security token says. `nonce` makes the keys of two calls two. */
type Claims = Owner & { expiresAt: number; nonce: string }
export type TemporaryKey = Claims & { access: string; secret: string }

/** How the AK of a temporary key begins, so that a request without its security token can be told why. */
export const temporaryPrefix = 'HST'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * Temporary access keys, none of which has to be kept: the security token carries its claims, and AK and SK follow from it
 * under the server's secret.
 */
export function createTemporaryKeys(serverSecret: Buffer) {
  const derived = (text: string, secret = serverSecret) => createHmac('sha256', secret).update(text).digest()
  const secret = derived('temporary access keys')
  const { write, read } = createClaims<Claims>(secret, 'STS')
  const accessOf = (securitytoken: string) => {
    const [...bytes] = derived(`AK ${securitytoken}`, secret).subarray(0, 20 - temporaryPrefix.length)
    return temporaryPrefix + bytes.map((byte) => letters[byte % letters.length]).join('')
  }
  const secretOf = (securitytoken: string) =>
    derived(`SK ${securitytoken}`, secret).subarray(0, 30).toString('base64url')

  const keyOf = (securitytoken: string, claims: Claims): TemporaryKey => ({
    ...{ ...claims, access: accessOf(securitytoken), secret: secretOf(securitytoken) },
  })

  return {
    issue(claims: Claims): TemporaryKey & { securitytoken: string } {
      const securitytoken = write(claims)
      return { ...keyOf(securitytoken, claims), securitytoken }
    },
    /** The key that a security token of this server belongs to, expired or not; undefined for any other text. */
    read(securitytoken: string): TemporaryKey | undefined {
      const claims = read(securitytoken)
      return claims && keyOf(securitytoken, claims)
    },
  }
}

export type TemporaryKeys = ReturnType<typeof createTemporaryKeys>
