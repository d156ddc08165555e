import { regex } from './matchers.ts'

export type Proof = 'token' | 'signature'

/** The headers that prove who calls. A signature is another one each time. */
export function proofOf(proof: Proof, token: string): Record<string, unknown> {
  if (proof === 'token') return { 'X-Auth-Token': token }
  return {
    Authorization: regex('^SDK-HMAC-SHA256 Access=.*$', 'SDK-HMAC-SHA256 Access=an-access-key'),
    'X-Sdk-Date': regex('^[0-9]{8}T[0-9]{6}Z$', '20260102T120000Z'),
  }
}
