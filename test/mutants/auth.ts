import { type Call, type Healthy, mutantsOf, refusal } from './mutant.ts'

const { does, replies } = mutantsOf({ group: 'auth' })

/** The last token that worked: what an implementation that does not look would go on with. */
function remembering(isTaken: (call: Call) => boolean) {
  return () => {
    let good: string | undefined
    return async (call: Call, healthy: Healthy) => {
      const reply = await healthy()
      if (reply.status < 400) good = call.headers['x-auth-token'] ?? good
      if (reply.status !== 401 || good === undefined || !isTaken(call)) return reply
      const { authorization: _, ...headers } = call.headers
      return healthy({ headers: { ...headers, 'x-auth-token': good } })
    }
  }
}

const ops = ['listKeys'] as const

export const auth = [
  does(
    'no-token-needed',
    'encrypt-data needs no credentials',
    ['encryptData'],
    remembering(({ headers }) => !headers['x-auth-token'] && !headers.authorization),
  ),
  does(
    'any-token',
    'any token will do',
    ['describeKey'],
    remembering(({ headers }) => Boolean(headers['x-auth-token'])),
  ),
  does(
    'tampered-token',
    'a token with a changed character will do',
    ['describeKey'],
    remembering(({ headers }) => (headers['x-auth-token']?.length ?? 0) > 60),
  ),
  does(
    'any-signature',
    'signatures are not verified',
    ops,
    remembering(({ headers }) => Boolean(headers.authorization)),
  ),
  does(
    'body-not-signed',
    'a signature over another body is accepted',
    ops,
    remembering(
      ({ headers }) => /Access=ALICE/.test(headers.authorization ?? '') && isFresh(headers['x-sdk-date']),
    ),
  ),
  does(
    'old-signature',
    'a signature of yesterday is accepted',
    ops,
    remembering(({ headers }) => Boolean(headers.authorization) && !isFresh(headers['x-sdk-date'])),
  ),
  does(
    'other-project',
    'the project of the path is not compared with that of the token',
    ['listKeys'],
    () => async (call, healthy) => {
      const reply = await healthy()
      return reply.status === 403
        ? healthy({ url: call.url.replace(/\/v1\.0\/[^/]+/, `/v1.0/${'1'.repeat(32)}`) })
        : reply
    },
  ),
  does('rights-ignored', 'a user without rights may encrypt', ['encryptData'], () => {
    let good: string | undefined
    return async (call, healthy) => {
      const reply = await healthy()
      if (reply.status === 200) good = call.headers['x-auth-token']
      return reply.status === 403 && good && call.headers['x-auth-token'] !== good
        ? healthy({ headers: { ...call.headers, 'x-auth-token': good } })
        : reply
    }
  }),
  replies('plaintext-echoed', 'an error repeats the plaintext', ['encryptData'], (reply, { body }) =>
    reply.status === 400 && typeof body?.plain_text === 'string' && body.plain_text.length > 8
      ? echoing(body.plain_text)
      : reply,
  ),
  replies('token-echoed', 'an error repeats the token', ['describeKey'], (reply, { headers }) =>
    reply.status === 400 && headers['x-auth-token'] ? echoing(headers['x-auth-token']) : reply,
  ),
]

function isFresh(date = ''): boolean {
  const [, year, month, day, hour] = /^(\d{4})(\d\d)(\d\d)T(\d\d)/.exec(date) ?? []
  return (
    Math.abs(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour)) - Date.now()) < 7_200_000
  )
}

function echoing(secret: string) {
  const reply = refusal('InvalidParameter')
  return {
    ...reply,
    text: JSON.stringify({ error: { error_code: 'KMS.0308', error_msg: `Invalid parameter. ${secret}` } }),
  }
}
