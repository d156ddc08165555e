import { keyStates } from '../../generated/operations.ts'
import { namesItsCmk, ofCmk } from './cmk.ts'
import { factOf } from './memory.ts'
import { type Fields, fieldsOf, listOf, type Rules, type Seen } from './rule.ts'

const dayMs = 86_400_000

/** What a request makes of the rotation of a CMK, and of what describe-key tells of it. */
const turns = (rotation: Fields, cmk: Fields) => (seen: Seen) => {
  const { memory, project, input, cause } = seen
  cause(memory.thing(project, 'rotation', String(input.key_id)), rotation)
  if (Object.keys(cmk).length > 0) cause(memory.thing(project, 'cmk', String(input.key_id)), cmk)
}

const onCmk = ofCmk('cmk', 'rotation')
const statusFields = [
  'key_rotation_enabled',
  'rotation_interval',
  'number_of_rotations',
  'last_rotation_time',
]

function status(seen: Seen) {
  const { memory, project, input, output, expect, claim, isQuiet } = seen
  const rotation = memory.thing(project, 'rotation', String(input.key_id))
  const cmk = memory.thing(project, 'cmk', String(input.key_id))
  if (!isQuiet(rotation) || !isQuiet(cmk)) return
  for (const field of statusFields) {
    const isOff = field === 'rotation_interval' && output.key_rotation_enabled !== true
    if (!isOff) expect(rotation, field, output[field])
  }
  const { number_of_rotations, last_rotation_time, key_rotation_enabled } = output
  claim(
    'last_rotation_time is there when it has rotated',
    (number_of_rotations === 0) === (last_rotation_time === ''),
    { expected: 'both or none', got: 'one of them' },
  )
  expect(cmk, 'key_rotation_enabled', String(key_rotation_enabled))
  const rotated = factOf(rotation, 'rotated') as { from: number; to: number } | undefined // only rotating writes it
  if (rotated && last_rotation_time !== '')
    seen.near('last_rotation_time', Number(last_rotation_time), rotated)
  if (output.key_materials !== undefined) materials(seen)
}

function materials({ memory, project, input, output, expect, near, claim }: Seen) {
  const listed = listOf(output.key_materials).map(fieldsOf)
  const rotation = memory.thing(project, 'rotation', String(input.key_id))
  expect(rotation, 'key_materials', listed)
  claim(
    'at most one material waits for its rotation',
    listed.filter(({ state }) => state === 0).length <= 1,
    { expected: 'one', got: 'several' },
  )
  const cmk = memory.known(project, 'cmk', String(input.key_id))
  const made = factOf(cmk, 'made') as { from: number; to: number } | undefined // only create-key writes it
  const imported = factOf(rotation, 'imported') as { from: number; to: number } | undefined // only importing writes it
  if (made && imported)
    for (const { create_time } of listed)
      near('create_time of a material', Number(create_time), { from: made.from, to: imported.to })
}

const importing = (seen: Seen) => {
  const { memory, project, input, cause, from, to } = seen
  const cmk = memory.thing(project, 'cmk', String(input.key_id))
  const isFirst = factOf(cmk, 'state') === 'pendingImport'
  const expires = input.expiration_time
  const doesExpire = expires !== undefined && expires !== '' && expires !== null
  // Material that expires takes the state of the CMK with it, whenever that is.
  const lasting = { state: 'enabled', key_state: keyStates.enabled, hasMaterial: true, expiration_time: '' }
  const known = isFirst && !doesExpire ? lasting : {}
  cause(
    cmk,
    isFirst && doesExpire
      ? { state: undefined, key_state: undefined, hasMaterial: undefined, expiration_time: `${expires}000` }
      : known,
  )
  cause(memory.thing(project, 'rotation', String(input.key_id)), {
    key_materials: undefined,
    imported: { from, to },
  })
}

export const rotation: Rules = {
  enableKeyRotation: {
    changes: onCmk,
    answered: turns({ key_rotation_enabled: true, rotation_interval: 365 }, { key_rotation_enabled: 'true' }),
  },
  disableKeyRotation: {
    changes: onCmk,
    answered: turns(
      { key_rotation_enabled: false, rotation_interval: undefined },
      { key_rotation_enabled: 'false' },
    ),
  },
  updateKeyRotationInterval: {
    changes: onCmk,
    answered: (seen) => turns({ rotation_interval: seen.input.rotation_interval }, {})(seen),
  },
  getKeyRotationStatus: { answered: status },
  rotateOnDemand: {
    changes: onCmk,
    answered(seen) {
      namesItsCmk(seen)
      const { memory, project, input, cause } = seen
      const rotation = memory.thing(project, 'rotation', String(input.key_id))
      const number = factOf(rotation, 'number_of_rotations')
      const more = typeof number === 'number' ? number + 1 : undefined
      const rotated = { from: seen.from, to: seen.to }
      cause(rotation, {
        number_of_rotations: more,
        last_rotation_time: undefined,
        key_materials: undefined,
        rotated,
      })
      cause(memory.thing(project, 'cmk', String(input.key_id)), { expiration_time: undefined })
    },
  },
  getParametersForImport: {
    answered(seen) {
      const { output, claim, memory, project, from, to, near } = seen
      namesItsCmk(seen)
      near('expiration_time less 24 hours', Number(output.expiration_time) * 1000 - dayMs, { from, to })
      const token = String(output.import_token)
      claim('import_token is a new one', !memory.known(project, 'import token', token), {
        expected: 'another token',
        got: 'one that is known',
      })
      memory.thing(project, 'import token', token)
    },
  },
  importKeyMaterial: { changes: onCmk, answered: importing },
  deleteImportedKeyMaterial: {
    changes: onCmk,
    answered(seen) {
      const gone = {
        state: 'pendingImport',
        key_state: keyStates.pendingImport,
        hasMaterial: false,
        expiration_time: '',
      }
      turns({ key_materials: undefined }, gone)(seen)
    },
  },
}
