import { type Answer, type Json, json, mutantsOf } from './mutant.ts'

const { answers, does, takes } = mutantsOf({ group: 'life cycle' })

/** Does the work as if the CMK were enabled, and leaves it in its state. */
const regardless =
  (code: string, prepare: string[], restore: (id: string) => [string, Json][]): (() => Answer) =>
  () =>
  async (call, healthy) => {
    const reply = await healthy()
    const key_id = call.body?.key_id ?? idInside(call.body?.cipher_text)
    if (!reply.text.includes(`"${code}"`) || !key_id) return reply
    for (const operation of prepare) await healthy.call(operation as 'enableKey', { key_id })
    const done = await healthy()
    for (const [operation, body] of restore(key_id)) await healthy.call(operation as 'enableKey', body)
    return done
  }

const idInside = (text: unknown) =>
  typeof text === 'string'
    ? /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(Buffer.from(text, 'base64').toString('latin1'))?.[0]
    : undefined

const disabled = regardless('KMS.0209', ['enableKey'], (key_id) => [['disableKey', { key_id }]])
const pending = regardless('KMS.0210', ['cancelKeyDeletion', 'enableKey'], (key_id) => [
  ['scheduleKeyDeletion', { key_id, pending_days: '7' }],
])

export const lifeCycle = [
  does('disabled-encrypts', 'a disabled CMK encrypts', ['encryptData'], disabled),
  does('disabled-decrypts', 'a disabled CMK decrypts', ['decryptData'], disabled),
  does('disabled-makes-datakeys', 'a disabled CMK makes datakeys', ['createDatakey'], disabled),
  does('pending-encrypts', 'a CMK pending deletion encrypts', ['encryptData'], pending),
  does('pending-opens-datakeys', 'a CMK pending deletion opens datakeys', ['decryptDatakey'], pending),
  does(
    'saved-is-enabled',
    'a deletion that was cancelled leaves the CMK enabled',
    ['cancelKeyDeletion'],
    () => async (call, healthy) => {
      const reply = await healthy()
      if (reply.status === 200) await healthy.call('enableKey', { key_id: call.body.key_id })
      return reply
    },
  ),
  does(
    'enable-is-idempotent',
    'enabling an enabled CMK answers 200',
    ['enableKey'],
    () => async (call, healthy) => {
      const reply = await healthy()
      return reply.text.includes('"KMS.1201"')
        ? json(200, { key_info: { key_id: call.body.key_id, key_state: '2' } })
        : reply
    },
  ),
  does(
    'disable-is-idempotent',
    'disabling a disabled CMK answers 200',
    ['disableKey'],
    () => async (call, healthy) => {
      const reply = await healthy()
      return reply.text.includes('"KMS.1301"')
        ? json(200, { key_info: { key_id: call.body.key_id, key_state: '3' } })
        : reply
    },
  ),
  does(
    'schedule-is-idempotent',
    'scheduling a deletion twice answers 200',
    ['scheduleKeyDeletion'],
    () => async (call, healthy) => {
      const reply = await healthy()
      return reply.text.includes('"KMS.1402"')
        ? json(200, { key_id: call.body.key_id, key_state: '4' })
        : reply
    },
  ),
  does(
    'cancel-without-plan',
    'cancelling a deletion that was not planned answers 200',
    ['cancelKeyDeletion'],
    () => async (call, healthy) => {
      const reply = await healthy()
      return reply.text.includes('"KMS.1501"')
        ? json(200, { key_id: call.body.key_id, key_state: '3' })
        : reply
    },
  ),
  does(
    'disable-does-nothing',
    'disable-key answers 200 and changes nothing',
    ['disableKey'],
    () => async (call, healthy) => {
      const reply = await healthy()
      if (reply.status === 200) await healthy.call('enableKey', { key_id: call.body.key_id })
      return reply
    },
  ),
  answers(
    'no-deletion-date',
    'describe-key tells no scheduled_deletion_date',
    ['describeKey'],
    ({ key_info }) => ({ key_info: { ...key_info, scheduled_deletion_date: '' } }),
  ),
  answers(
    'deletion-date-a-day-late',
    'scheduled_deletion_date is a day late',
    ['describeKey'],
    ({ key_info }) => ({
      key_info: {
        ...key_info,
        ...(key_info.scheduled_deletion_date && {
          scheduled_deletion_date: String(Number(key_info.scheduled_deletion_date) + 86_400_000),
        }),
      },
    }),
  ),
  takes('rename-forgotten', 'update-key-alias changes nothing', ['updateKeyAlias'], (body) =>
    typeof body.key_alias === 'string' && body.key_alias.startsWith('dewkit-check')
      ? { ...body, key_alias: `${body.key_alias}-not` }
      : undefined,
  ),
  does('name-taken-twice', 'two CMKs may have one name', ['updateKeyAlias'], () => async (call, healthy) => {
    const reply = await healthy()
    return reply.text.includes('"KMS.1104"')
      ? json(200, { key_info: { key_id: call.body.key_id, key_alias: call.body.key_alias } })
      : reply
  }),
  answers('description-lost', 'describe-key has no description', ['describeKey'], ({ key_info }) => ({
    key_info: { ...key_info, key_description: '' },
  })),
  answers('old-state-answered', 'disable-key answers the state before', ['disableKey'], ({ key_info }) => ({
    key_info: { ...key_info, key_state: '2' },
  })),
]
