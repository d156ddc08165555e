import { type KeySpec, keySpecs } from '../../../src/generated/key-specs.ts'
import { operations } from '../../../src/generated/operations.ts'
import type { ParametersOf, StateSentence, ValuesOf } from '../../../src/generated/sentences.ts'
import { aliasName, forgetCmk } from '../../operations/cmk.ts'
import type { Context } from '../../operations/handler.ts'
import { newMaterial } from '../../operations/material.ts'
import type { GrantOperation } from '../../records.ts'
import { ControlError } from '../control-error.ts'
import { added } from '../faults/handlers.ts'
import type { NewFault } from '../faults/rule.ts'
import type { Steering } from '../handler.ts'
import { clear } from '../state/records.ts'
import { cmkAs, cmkCalled, imported, plantedWithout, type Wanted, whileEnabled } from './cmks.ts'
import { perform, placeOf, within } from './perform.ts'

const DAY_MS = 24 * 3_600_000

/** Brings a state about, and gives what it has to give. */
type Bring<S extends StateSentence> = (
  parameters: ParametersOf<S>,
  steering: Steering,
) => Promise<ValuesOf<S>> | ValuesOf<S>

/** A CMK as the sentence says. */
const cmk =
  <P extends { alias: string }>(wanted: (parameters: P, context: Context) => Wanted) =>
  (parameters: P, steering: Steering) =>
    within(steering, (context) => ({
      key_id: cmkAs(parameters.alias, wanted(parameters, context), context).id,
    }))

/** Something that the CMK of the alias has done. */
const done =
  <P extends { alias: string }, V>(
    spec: (parameters: P) => Wanted,
    work: (parameters: P, key_id: string, context: Context) => V,
  ) =>
  (parameters: P, steering: Steering) =>
    within(steering, (context) => {
      const cmk = cmkCalled(parameters.alias, context, spec(parameters))
      return { key_id: cmk.id, ...whileEnabled(cmk, context, () => work(parameters, cmk.id, context)) }
    })

const fault =
  <P>(given: (parameters: P) => NewFault) =>
  (parameters: P, steering: Steering) => {
    const rule = added(given(parameters), { ...steering, scope: placeOf(steering) })
    rule.state = true
    return { fault_id: rule.id }
  }

const isSo = () => ({})

const daysFromNow = (days: number, { world }: Context) => world.now() + days * DAY_MS

/** The first kind of key that has the algorithm. */
function specWith(list: 'signing' | 'mac', algorithm: string): Wanted {
  const found = Object.entries(keySpecs).find(([, entry]) =>
    (entry[list] as readonly string[]).includes(algorithm),
  )
  if (!found) throw new ControlError('invalid', `No key_spec has the algorithm ${algorithm}.`)
  const [spec] = found as [KeySpec, unknown] // a key of the table
  return { spec, usage: list === 'signing' ? 'SIGN_VERIFY' : 'GENERATE_VERIFY_MAC' }
}

const forgotten = (steering: Steering, find: (context: Context) => string | undefined) =>
  within(steering, (context) => {
    const id = find(context)
    const found = id === undefined ? undefined : context.records.get('cmk', id)
    if (found) forgetCmk(found, context)
    return {}
  })

const encrypted = done(
  (_: { alias: string; plain_text: string; encryption_context?: Readonly<Record<string, string>> }) => ({}),
  ({ plain_text, encryption_context }, key_id, context) => {
    const body = { key_id, plain_text, encryption_algorithm: 'SYMMETRIC_DEFAULT' as const }
    const bound =
      encryption_context === undefined ? body : { ...body, encryption_context: { ...encryption_context } }
    return { cipher_text: perform('encryptData', bound, context).cipher_text }
  },
)

const granted = done(
  (_: { alias: string; grantee: string; operations: readonly GrantOperation[] }) => ({}),
  ({ grantee, operations }, key_id, context) => {
    const principal = { grantee_principal: grantee, grantee_principal_type: 'user' as const }
    const body = { key_id, operations: [...operations], ...principal }
    return { grant_id: perform('createGrant', body, context).grant_id ?? '' }
  },
)

const throttled = ({ n, operation = 'encrypt-data' }: { n: number; operation?: string }): NewFault => ({
  ...{ operation, error: 'Throttled', after: n },
})

/** What each sentence of openapi/states.yaml means to the mock. */
export const table: { [S in StateSentence]: Bring<S> } = {
  'a CMK {alias} that is {state}': cmk(({ state }, { world }) => ({
    state,
    ...(state === 'pendingDeletion' && { deletionAt: world.now() + 7 * DAY_MS }),
  })),
  'a CMK {alias} of {key_spec}': cmk(({ key_spec }) => ({
    spec: key_spec,
    usage: keySpecs[key_spec].usages[0],
    state: 'enabled',
  })),
  'a CMK {alias} of {key_spec} for {key_usage}': cmk(({ key_spec, key_usage }) => {
    if (!(keySpecs[key_spec].usages as readonly string[]).includes(key_usage))
      throw new ControlError(
        'invalid',
        `A key of ${key_spec} is for ${keySpecs[key_spec].usages.join(' or ')}.`,
      )
    return { spec: key_spec, usage: key_usage, state: 'enabled' }
  }),
  'a CMK {alias} with the tags {tags}': cmk(({ tags }) => ({ tags: { ...tags }, state: 'enabled' })),
  'a CMK {alias} that has rotated {times} times': (parameters, steering) =>
    within(steering, (context) => {
      const found = cmkCalled(parameters.alias, context)
      if (keySpecs[found.spec].kind !== 'symmetric' || found.origin !== 'kms')
        throw new ControlError(
          'invalid',
          `A key of ${found.spec} and origin ${found.origin} does not rotate.`,
        )
      const more = Array.from({ length: parameters.times }, () => newMaterial(found.spec, context))
      const rotated = { ...found, versions: [...found.versions, ...more], rotatedAt: context.world.now() }
      context.records.put('cmk', rotated)
      return { key_id: rotated.id }
    }),
  'a CMK {alias} that rotates every {days} days': cmk(({ days }, { world }) => ({
    ...{ state: 'enabled', rotation: { since: world.now(), intervalDays: days } },
  })),
  'a CMK {alias} that is deleted in {days} days': cmk(({ days }, context) => ({
    ...{ state: 'pendingDeletion', deletionAt: daysFromNow(days, context) },
  })),
  'a CMK {alias} with imported material': cmk((_, context) => ({ ...imported(context), state: 'enabled' })),
  'a CMK {alias} with imported material that expires in {days} days': cmk(({ days }, context) => ({
    ...{ ...imported(context, daysFromNow(days, context)), state: 'enabled' },
  })),
  'a CMK {alias} that waits for its material': ({ alias }, steering) =>
    within(steering, (context) => {
      const { id } = cmkAs(alias, { state: 'pendingImport', origin: 'external' }, context)
      const body = { key_id: id, wrapping_algorithm: 'RSAES_OAEP_SHA_256' as const }
      const { import_token, public_key } = perform('getParametersForImport', body, context)
      return { key_id: id, import_token, public_key }
    }),
  'a CMK has the name {name}': async ({ name }, steering) => {
    await forgotten(steering, ({ records }) => records.get('name', name)?.owner)
    return within(steering, (context) => ({ key_id: plantedWithout({ name }, context).id }))
  },
  'a default master key {alias}': ({ alias }, steering) =>
    within(steering, (context) => {
      const name = aliasName(alias)
      if (!name.endsWith('/default')) throw new ControlError('invalid', 'Such an alias ends in /default.')
      const id =
        context.records.get('name', name)?.owner ?? cmkAs(alias, { name, isDefault: true }, context).id
      return { key_id: id }
    }),
  '{count} CMKs': ({ count }, steering) =>
    within(steering, (context) => {
      let key_id = ''
      for (let made = 0; made < count; made += 1) key_id = plantedWithout({}, context).id
      return { key_id }
    }),
  'no CMK has the alias {alias}': ({ alias }, steering) =>
    within(steering, ({ records }) => {
      records.delete('alias', aliasName(alias))
      return {}
    }),
  'no CMK has the name {name}': ({ name }, steering) =>
    forgotten(steering, ({ records }) => records.get('name', name)?.owner),
  'no CMK has the id {key_id}': ({ key_id }, steering) => forgotten(steering, () => key_id),
  'there are no CMKs': (_, steering) =>
    within(steering, ({ records }) => {
      clear(records)
      return {}
    }),
  'the CMK {alias} has encrypted {plain_text}': encrypted,
  'the CMK {alias} has encrypted {plain_text} with {encryption_context}': encrypted,
  'the CMK {alias} has made a datakey of {datakey_length} bits': done(
    () => ({}),
    ({ datakey_length }, key_id, context) => ({
      cipher_text: perform('createDatakeyWithoutPlaintext', datakeyBody(key_id, datakey_length), context)
        .cipher_text,
    }),
  ),
  'the CMK {alias} has signed {message} by {signing_algorithm}': done(
    ({ signing_algorithm }) => specWith('signing', signing_algorithm),
    ({ message, signing_algorithm }, key_id, context) => ({
      signature: perform('sign', signBody(key_id, message, signing_algorithm), context).signature,
    }),
  ),
  'the CMK {alias} has made a MAC of {message} by {mac_algorithm}': done(
    ({ mac_algorithm }) => specWith('mac', mac_algorithm),
    ({ message, mac_algorithm }, key_id, context) => ({
      mac: perform(
        'generateMac',
        { key_id, message, mac_algorithm: mac_algorithm as 'HMAC_SHA_256' },
        context,
      ).mac,
    }),
  ),
  'a grant on {alias} for {user} to {operations}': (parameters, steering) => {
    const grantee = userCalled(parameters.user, steering) ?? parameters.user
    return granted({ ...parameters, grantee }, steering)
  },
  'a keystore {name}': ({ name }, steering) =>
    within(steering, ({ records, world }) => {
      const known = records.list('keystore').find(({ alias }) => alias === name)
      const place = { type: 'DHSM' as const, clusterId: world.uuid(), createdAt: world.now(), alias: name }
      const made = known ?? {
        ...place,
        id: world.uuid(),
        seq: records.next('keystore'),
        state: 'enabled' as const,
      }
      records.put('keystore', { ...made, state: 'enabled' })
      return { keystore_id: made.id }
    }),
  'a token of {user}': ({ user }, steering) => token(user, steering, 0),
  'a token of {user} that has expired': ({ user }, steering) => token(user, steering, 2 * DAY_MS),
  'nobody has the token {token}': isSo,
  'throttling after {n} calls': fault(({ n }) => ({ error: 'Throttled', after: n })),
  'throttling of {operation} after {n} calls': fault(throttled),
  'encrypt-data was called as often as a second allows': fault(() => throttled({ n: 0 })),
  '{operation} fails with {error}': fault(({ operation, error }) => ({ operation, error })),
  '{operation} fails {times} times with {error}': fault(({ operation, times, error }) => ({
    ...{ operation, error, first: times },
  })),
  '{operation} takes {milliseconds} ms': fault(({ operation, milliseconds }) => ({
    operation,
    latency: milliseconds,
  })),
  'the answer to {operation} is lost {times} times': fault(({ operation, times }) => ({
    ...{ operation, kind: 'reset', committed: true, first: times },
  })),
  'the gateway is down': fault(() => ({ preset: 'gateway-down' })),
  '{days} days have passed': ({ days }, { clock, scope }) => {
    clock.set(clock.now(scope?.id) + days * DAY_MS, scope?.id)
    return {}
  },
  'it is {time}': ({ time }, { clock, scope }) => {
    const moment = Date.parse(time)
    if (Number.isNaN(moment)) throw new ControlError('invalid', 'time must be as in 2026-03-01T12:00:00Z.')
    clock.set(moment, scope?.id)
    clock.freeze(scope?.id)
    return {}
  },
}

const datakeyBody = (key_id: string, datakey_length: string) => ({
  ...operations.createDatakeyWithoutPlaintext.defaults,
  ...{ key_id, datakey_length },
})

const signBody = (key_id: string, message: string, algorithm: string) => ({
  ...{ key_id, message, message_type: 'RAW' as const },
  signing_algorithm: algorithm as 'ECDSA_SHA_256', // the key was chosen by it
})

const usersOf = ({ directory }: Steering) => directory.accounts.flatMap(({ users }) => users)

const userCalled = (text: string, steering: Steering) =>
  usersOf(steering).find(({ id, name }) => id === text || name === text)?.id

function token(user: string, steering: Steering, age: number) {
  const userId = userCalled(user, steering)
  if (userId === undefined) throw new ControlError('unknown', `No user is called "${user}".`)
  const { tokens, clock } = steering
  return { token: tokens.issue({ userId, projectId: placeOf(steering).id }, clock.now() - age).token }
}
