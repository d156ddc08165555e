import { json, mutantsOf } from './mutant.ts'

const { does, replies } = mutantsOf({ group: 'robustness' })
const crash = {
  status: 500,
  headers: { 'content-type': 'text/html' },
  text: '<h1>Internal Server Error</h1>',
}

export const robustness = [
  does(
    'crash-on-broken-json',
    'broken JSON answers 500',
    ['encryptData'],
    () => async (call, healthy) => (call.text && call.body === undefined ? crash : healthy()),
  ),
  does(
    'crash-on-null',
    'a body that is null answers 500',
    ['describeKey'],
    () => async (call, healthy) => (call.text === 'null' ? crash : healthy()),
  ),
  does(
    'crash-on-proto',
    'a field called __proto__ answers 500',
    ['encryptData'],
    () => async (call, healthy) => (call.text.includes('__proto__') ? crash : healthy()),
  ),
  does(
    'crash-on-depth',
    'deeply nested JSON answers 500',
    ['createDatakey'],
    () => async (call, healthy) => (call.text.startsWith('[[[[') ? crash : healthy()),
  ),
  replies('html-for-unknown', 'an unknown path answers a page in HTML', undefined, (reply, { operation }) =>
    operation === undefined && reply.status === 404
      ? { ...reply, headers: { 'content-type': 'text/html' }, text: '<h1>Not Found</h1>' }
      : reply,
  ),
  does(
    'reset-on-long',
    'a long body resets the connection',
    ['encryptData'],
    () => async (call, healthy) => (call.text.length > 100_000 ? 'reset' : healthy()),
  ),
  does('empty-on-any-error', 'a refusal has an empty body', ['describeKey'], () => async (_, healthy) => {
    const reply = await healthy()
    return reply.status >= 400 ? { ...reply, text: '' } : reply
  }),
  does(
    'any-content-type',
    'the content type does not matter',
    ['encryptData'],
    () => async (call, healthy) =>
      healthy({ headers: { ...call.headers, 'content-type': 'application/json' } }),
  ),
  does(
    'wrong-method',
    'the method does not matter',
    undefined,
    () => async (call, healthy) =>
      call.method === 'PATCH' && call.url.includes('/kms/encrypt-data')
        ? healthy({ method: 'POST' })
        : healthy(),
  ),
  does(
    'query-ignored',
    'parameters of the query that nobody knows are ignored',
    ['listAliases'],
    () => async (call, healthy) =>
      call.url.includes('unheard_of')
        ? healthy({ url: call.url.replace(/[?&]unheard_of=1/, '') })
        : healthy(),
  ),
  does('mixed-up', 'requests at the same time get each other’s answers', ['decryptData'], () => {
    let waiting: Promise<unknown> | undefined
    return async (_, healthy) => {
      const mine = healthy()
      const other = waiting
      waiting = mine
      const reply = await mine
      if (waiting === mine) waiting = undefined
      return other ? ((await other) as typeof reply) : reply
    }
  }),
  replies(
    'crash-now-and-then',
    'every seventh create-datakey answers 500',
    ['createDatakey'],
    (() => {
      let count = 0
      return (reply) =>
        ++count % 7 === 0
          ? json(500, { error: { error_code: 'KMS.0103', error_msg: 'A system exception occurred.' } })
          : reply
    })(),
  ),
]
