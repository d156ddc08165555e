import { type Claim, scenario } from './scenario.ts'

const DAY_MS = 24 * 3_600_000

export const lifeCycle = scenario(
  'life-cycle',
  {
    says: 'a CMK is created, disabled, enabled, scheduled for deletion and saved, and describe-key tells each state',
    operation: 'describeKey',
  },
  async ({ kms, name, mayCreate, adopt, now }, claim) => {
    mayCreate()
    const key_alias = name()
    const key_description = 'walks through its life'
    const { key_info } = await kms.ok('createKey', { key_alias, key_description })
    const { key_id } = key_info
    adopt(key_id)
    const details = async () => (await kms.ok('describeKey', { key_id })).key_info
    const isIn = async (key_state: string) => {
      const got = (await details()).key_state
      claim('describe-key tells the state', got === key_state, { expected: key_state, got })
    }

    isFresh(await details(), { key_alias, key_description }, now(), claim)

    const disabled = await kms.ok('disableKey', { key_id })
    claim('disable-key answers the new state', disabled.key_info.key_state === '3', {
      got: disabled.key_info.key_state,
    })
    await isIn('3')
    await kms.refused('disableKey', { key_id }, 'KeyNotEnabled')
    const enabled = await kms.ok('enableKey', { key_id })
    claim('enable-key answers the new state', enabled.key_info.key_state === '2', {
      got: enabled.key_info.key_state,
    })
    await isIn('2')
    await kms.refused('enableKey', { key_id }, 'KeyNotDisabled')
    await kms.refused('cancelKeyDeletion', { key_id }, 'NotPendingDeletion')

    const scheduled = await kms.ok('scheduleKeyDeletion', { key_id, pending_days: '30' })
    claim('schedule-key-deletion answers the new state', scheduled.key_state === '4', {
      got: scheduled.key_state,
    })
    await isIn('4')
    const days = (Number((await details()).scheduled_deletion_date) - now()) / DAY_MS
    claim('scheduled_deletion_date is pending_days from now', days > 29.5 && days < 30.5, {
      expected: '30 days',
      got: `${days.toFixed(1)} days`,
    })
    await kms.refused('scheduleKeyDeletion', { key_id, pending_days: '7' }, 'AlreadyPendingDeletion')
    await kms.refused('enableKey', { key_id }, 'KeyNotDisabled')
    await kms.refused('disableKey', { key_id }, 'KeyNotEnabled')

    const saved = await kms.ok('cancelKeyDeletion', { key_id })
    claim('cancel-key-deletion answers the new state', saved.key_state === '3', {
      expected: '3',
      got: saved.key_state,
    })
    await isIn('3')
    claim('nothing is scheduled any more', !(await details()).scheduled_deletion_date)
  },
)

type Details = Record<string, unknown>

/** What describe-key tells of a CMK that was just created. */
function isFresh(details: Details, chosen: Details, now: number, claim: Claim) {
  const told: Details = {
    ...chosen,
    ...{ key_spec: 'AES_256', key_usage: 'ENCRYPT_DECRYPT', origin: 'kms' },
    ...{ key_state: '2', default_key_flag: '0' },
  }
  for (const [field, expected] of Object.entries(told))
    claim(`describe-key tells ${field}`, details[field] === expected, { expected, got: details[field] })
  const { creation_date, scheduled_deletion_date } = details
  claim('creation_date counts milliseconds', Math.abs(now - Number(creation_date)) < DAY_MS, {
    ...{ expected: 'about now', got: creation_date },
  })
  claim('nothing is scheduled', !scheduled_deletion_date, { got: scheduled_deletion_date })
}

export const names = scenario(
  'names',
  {
    says: 'a name is taken once in a project; a new name and description are seen everywhere',
    operation: 'updateKeyAlias',
  },
  async ({ kms, borrow, name }, claim) => {
    const key_id = await borrow()
    const other = await borrow()
    const key_alias = name()
    const key_description = `of ${key_alias}`
    const renamed = await kms.ok('updateKeyAlias', { key_id, key_alias })
    const described = await kms.ok('updateKeyDescription', { key_id, key_description })

    claim('update-key-alias answers the name', renamed.key_info.key_alias === key_alias, {
      expected: key_alias,
      got: renamed.key_info.key_alias,
    })
    claim(
      'update-key-description answers the description',
      described.key_info.key_description === key_description,
    )
    const { key_info } = await kms.ok('describeKey', { key_id })
    claim('describe-key tells the new name', key_info.key_alias === key_alias, {
      expected: key_alias,
      got: key_info.key_alias,
    })
    claim('describe-key tells the new description', key_info.key_description === key_description, {
      got: key_info.key_description,
    })
    await kms.refused('updateKeyAlias', { key_id: other, key_alias }, 'DuplicateKeyAlias')
    await kms.refused('createKey', { key_alias }, 'DuplicateKeyAlias')
  },
)
