import { createPrivateKey, createPublicKey } from 'node:crypto'
import {
  expectChange,
  expectCreator,
  expectEntry,
  expectUuidPage,
  forget,
  made,
  named,
  thingOf,
} from './entries.ts'
import { cause } from './memory.ts'
import { fieldsOf, listOf, type Rules, type Seen } from './rule.ts'

const pointFields = [
  'keyspace_id',
  'access_point_name',
  'state',
  'type',
  'created_by',
  'create_time',
  'lsat_modify_time',
]
const onPoint = named('access point', 'access_point_id')

const pointSwitched = (state: number) => (seen: Seen) => {
  const { from, to } = seen
  const facts = { state, lsat_modify_time: undefined, changed: { from, to } }
  seen.cause(thingOf(seen, 'access point', seen.input.access_point_id), facts)
}

export const points: Rules = {
  createAccessPoint: {
    answered(seen) {
      const { keyspace_id, access_point_name, type } = seen.input
      made(seen, 'access point', seen.output.access_point_id, { keyspace_id, access_point_name, type })
    },
  },
  listAccessPoint: {
    answered(seen) {
      const entries = listOf(seen.output.access_points).map(fieldsOf)
      expectUuidPage(seen, entries, 'access_point_id', 'access point')
      for (const entry of entries) {
        const point = thingOf(seen, 'access point', entry.access_point_id)
        expectEntry(
          seen,
          point,
          Object.fromEntries(pointFields.map((name) => [name, entry[name]])),
          entry.create_time,
        )
        expectChange(seen, point, entry.create_time, entry.lsat_modify_time, 'lsat_modify_time')
        expectCreator(seen, point, entry.created_by)
      }
    },
  },
  enableAccessPoint: { changes: onPoint, answered: pointSwitched(1) },
  disableAccessPoint: { changes: onPoint, answered: pointSwitched(0) },
  deleteAccessPoint: { changes: onPoint, answered: forget('access point', 'access_point_id') },
  downloadAccessPointPrivateKey: {
    answered({ input, output, claim, expect, memory, project }) {
      claim('access_point_id is that of the access point', output.access_point_id === input.access_point_id, {
        expected: 'the id that was asked for',
        got: 'another id',
      })
      expect(
        memory.thing(project, 'private key', String(input.access_point_id)),
        'private_key',
        output.private_key,
      )
      const point = publicHalf(output.private_key)
      if (point) cause(memory.thing('point of key', point), { access_point_id: input.access_point_id })
    },
  },
}

/** The public key that belongs to a private one, in Base64. */
function publicHalf(privateKey: unknown): string | undefined {
  try {
    const key = createPrivateKey({
      key: Buffer.from(String(privateKey), 'base64'),
      format: 'der',
      type: 'pkcs8',
    })
    return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')
  } catch {
    return undefined
  }
}
