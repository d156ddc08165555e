import { generateKeyPairSync } from 'node:crypto'
import { json, mutantsOf } from './mutant.ts'

const { answers, does, replies } = mutantsOf({ group: 'asymmetric and MAC' })
const foreign = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey.export({
  type: 'spki',
  format: 'pem',
})

/** DER of SEQUENCE { r, s } as the two numbers side by side. */
function rawOf(der: Buffer): Buffer {
  const length = der[3] ?? 0
  const [r, s] = [der.subarray(4, 4 + length), der.subarray(6 + length)]
  const fixed = (number: Buffer) => Buffer.concat([Buffer.alloc(32), number]).subarray(-32)
  return Buffer.concat([fixed(r), fixed(s)])
}

export const asymmetric = [
  answers('verify-always-true', 'verify answers "true", whatever the signature', ['verify'], (body) => ({
    ...body,
    signature_valid: 'true',
  })),
  answers('verify-always-false', 'verify answers "false", whatever the signature', ['verify'], (body) => ({
    ...body,
    signature_valid: 'false',
  })),
  answers(
    'other-public-key',
    'get-publickey answers the public key of another CMK',
    ['getPublickey'],
    (body) => ({ ...body, public_key: foreign }),
  ),
  answers('raw-ecdsa', 'ECDSA signatures are r and s side by side', ['sign'], (body, call) =>
    call.body.signing_algorithm === 'ECDSA_SHA_256'
      ? { ...body, signature: rawOf(Buffer.from(body.signature, 'base64')).toString('base64') }
      : body,
  ),
  does(
    'raw-as-digest',
    'a message is hashed twice',
    ['sign'],
    () => async (call, healthy) =>
      call.body?.message_type === 'RAW' && /^(ECDSA|RSASSA)/.test(call.body?.signing_algorithm ?? '')
        ? healthy({
            body: {
              ...call.body,
              message: Buffer.from(call.body.message, 'base64').reverse().toString('base64'),
            },
          })
        : healthy(),
  ),
  replies('digest-of-any-length', 'a digest may have any length', ['sign'], (reply) =>
    reply.text.includes('"KMS.0329"')
      ? json(200, { key_id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f', signature: 'AAAA' })
      : reply,
  ),
  does('encryption-key-signs', 'a CMK for encryption signs', ['sign'], () => async (_, healthy) => {
    const reply = await healthy()
    return reply.text.includes('"KMS.0334"')
      ? json(200, { key_id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f', signature: 'AAAA' })
      : reply
  }),
  answers('mac-cut', 'a MAC has half of its length', ['generateMac'], (body) => ({
    ...body,
    mac: body.mac.slice(0, body.mac.length / 2),
  })),
  answers('mac-always-valid', 'verify-mac answers true, whatever the MAC', ['verifyMac'], (body) => ({
    ...body,
    mac_valid: true,
  })),
  replies(
    'mac-ignores-message',
    'a MAC does not depend on the message',
    ['generateMac'],
    (() => {
      const known = new Map<string, string>()
      return (reply, { body }) => {
        const text = known.get(body?.key_id) ?? reply.text
        if (reply.status === 200) known.set(body.key_id, text)
        return reply.status === 200 ? { ...reply, text } : reply
      }
    })(),
  ),
  replies('rsa-191', 'RSA encrypts 191 bytes', ['encryptData'], (reply, { body }) =>
    reply.text.includes('"KMS.2108"')
      ? json(200, { key_id: body.key_id, cipher_text: 'A'.repeat(344) })
      : reply,
  ),
  answers('secret-cut', 'the shared secret loses a byte', ['deriveSharedSecret'], (body) => ({
    ...body,
    shared_secret: Buffer.from(body.shared_secret, 'base64').subarray(1).toString('base64'),
  })),
]
