import { keyStates } from '../../generated/operations.ts'
import { keySpecs } from '../../spec/contract.ts'
import { expectDetails, namesItsCmk, ofCmk, sameForAll, stateOfDigit } from './cmk.ts'
import { factOf, isMade, type Thing } from './memory.ts'
import { type Fields, fieldsOf, type Rules, type Seen, textOf } from './rule.ts'

const dayMs = 86_400_000

function created(seen: Seen) {
  const { input, output, memory, project, from, to, claim } = seen
  const info = fieldsOf(output.key_info)
  const id = textOf(info.key_id)
  if (id === undefined) return
  sameForAll(seen, { domain_id: info.domain_id, realm: info.region_id })
  const before = memory.known(project, 'cmk', id)
  // One documented reading: the name of a CMK that is pending deletion gives that CMK.
  if (
    before &&
    factOf(before, 'state') === 'pendingDeletion' &&
    factOf(before, 'key_alias') === input.key_alias
  )
    return
  claim('key_id is a new one', !isMade(before), {
    expected: 'an id that nothing else has',
    got: 'one that is known',
  })
  const cmk = memory.thing(project, 'cmk', id)
  const { key_spec = 'AES_256', origin = 'kms' } = input
  const isOurs = origin !== 'external'
  const state = isOurs ? 'enabled' : 'pendingImport'
  seen.cause(cmk, {
    ...{ isCaused: true, made: { from, to }, key_alias: input.key_alias, key_spec, origin, state },
    key_usage: input.key_usage ?? keySpecs[String(key_spec)]?.usages[0],
    key_description: input.key_description ?? '',
    key_state: keyStates[state],
    ...{
      default_key_flag: '0',
      scheduled_deletion_date: '',
      key_rotation_enabled: 'false',
      expiration_time: '',
    },
    sys_enterprise_project_id: textOf(input.enterprise_project_id) ?? '0',
    hasMaterial: isOurs,
  })
  seen.cause(memory.thing(project, 'tags', id), { all: {} })
  seen.cause(memory.thing(project, 'grants', id), { all: [] })
  seen.cause(memory.thing(project, 'rotation', id), {
    key_rotation_enabled: false,
    number_of_rotations: 0,
    last_rotation_time: '',
  })
  // Whoever began to read before that may not find it.
  for (const kind of ['cmk', 'tags', 'grants', 'rotation'])
    memory.thing(project, kind, id).lastWrite = memory.tick()
  countOne(seen)
}

/** One CMK more in the project, where the number was known. */
function countOne(seen: Seen) {
  const count = seen.memory.thing(seen.project, 'count', '')
  const known = factOf(count, 'number of CMKs')
  seen.cause(count, { 'number of CMKs': typeof known === 'number' ? known + 1 : undefined })
}

/** The answer tells the new state, and the CMK has it from now on. */
function changesTo(digit: (cmk: Thing) => string | undefined, facts: (seen: Seen) => Fields = () => ({})) {
  return (seen: Seen) => {
    const { memory, project, input, output, claim, cause } = seen
    const said = output.key_info === undefined ? output : fieldsOf(output.key_info)
    const cmk = memory.thing(project, 'cmk', String(input.key_id))
    const next = seen.isQuiet(cmk) ? digit(cmk) : undefined
    claim('key_id is that of the CMK', said.key_id === input.key_id, {
      expected: 'the id that was asked for',
      got: 'another id',
    })
    if (next !== undefined)
      claim('key_state is the new state', said.key_state === next, {
        expected: next,
        got: String(said.key_state),
      })
    cause(cmk, { key_state: said.key_state, state: stateOfDigit(said.key_state), ...facts(seen) })
  }
}

const scheduled = ({ input, from, to }: Seen): Fields => {
  const lateMs = Number(input.pending_days) * dayMs
  return { scheduled_deletion_date: undefined, due: { from: from + lateMs, to: to + lateMs } }
}

/** Disabled, but a CMK without its material waits for it again. */
const afterCancelling = (cmk: Thing) => {
  const hasMaterial = factOf(cmk, 'hasMaterial')
  if (hasMaterial === false) return keyStates.pendingImport
  return hasMaterial === true || factOf(cmk, 'origin') === 'kms' ? keyStates.disabled : undefined
}

/** The answer repeats what was set, and describe-key tells it from now on. */
const sets = (field: string) => (seen: Seen) => {
  const { memory, project, input, output, claim, cause } = seen
  const said = fieldsOf(output.key_info)
  claim('key_id is that of the CMK', said.key_id === input.key_id, {
    expected: 'the id that was asked for',
    got: 'another id',
  })
  claim(`${field} is repeated`, said[field] === input[field], {
    expected: 'what was sent',
    got: 'something else',
  })
  cause(memory.thing(project, 'cmk', String(input.key_id)), { [field]: input[field] })
}

export const keys: Rules = {
  createKey: {
    changes: ({ memory, project }) => [memory.thing(project, 'count', '')],
    answered: created,
  },
  describeKey: {
    answered(seen) {
      const { key_info } = seen.output
      namesItsCmk(seen, 'key_id', seen.input.key_id, fieldsOf(key_info).key_id)
      expectDetails(seen, key_info)
    },
  },
  enableKey: { changes: ofCmk('cmk'), answered: changesTo(() => keyStates.enabled) },
  disableKey: { changes: ofCmk('cmk'), answered: changesTo(() => keyStates.disabled) },
  scheduleKeyDeletion: {
    changes: ofCmk('cmk'),
    answered: changesTo(() => keyStates.pendingDeletion, scheduled),
  },
  cancelKeyDeletion: {
    changes: ofCmk('cmk'),
    answered: changesTo(afterCancelling, () => ({ scheduled_deletion_date: '', due: undefined })),
  },
  updateKeyAlias: { changes: ofCmk('cmk'), answered: sets('key_alias') },
  updateKeyDescription: { changes: ofCmk('cmk'), answered: sets('key_description') },
}
