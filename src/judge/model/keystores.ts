import { expectAll, expectEntry, forget, made, named, thingOf } from './entries.ts'
import { unique } from './lists.ts'
import { fieldsOf, listOf, type Rules, type Seen, textOf } from './rule.ts'

const keystoreFields = [
  'domain_id',
  'keystore_alias',
  'keystore_type',
  'hsm_cluster_id',
  'cluster_id',
  'create_time',
]

function expectKeystore(seen: Seen, value: unknown) {
  const keystore = fieldsOf(value)
  const thing = thingOf(seen, 'keystore', keystore.keystore_id)
  expectEntry(
    seen,
    thing,
    Object.fromEntries(keystoreFields.map((name) => [name, keystore[name]])),
    keystore.create_time,
  )
}

const switched = (digit: string) => (seen: Seen) => {
  const { keystore_id, keystore_state } = fieldsOf(seen.output.keystore)
  seen.claim('keystore_id is that of the keystore', keystore_id === seen.input.keystore_id, {
    expected: 'the id that was asked for',
    got: 'another id',
  })
  seen.claim('keystore_state is the new state', keystore_state === digit, {
    expected: digit,
    got: String(keystore_state),
  })
}

export const keystores: Rules = {
  createKeyStore: {
    answered(seen) {
      const { keystore_id, domain_id } = fieldsOf(seen.output.keystore)
      seen.expect(seen.memory.thing(seen.project, 'project', ''), 'domain_id', domain_id)
      made(seen, 'keystore', keystore_id, { keystore_alias: seen.input.keystore_alias, domain_id })
    },
  },
  listKeyStores: {
    answered(seen) {
      const { input, output, claim } = seen
      const entries = listOf(output.keystores).map(fieldsOf)
      const ids = entries.map(({ keystore_id }) => String(keystore_id))
      unique(seen, ids)
      entries.forEach((entry) => {
        expectKeystore(seen, entry)
      })
      const [limit, offset] = [Number(textOf(input.limit) ?? 10), Number(textOf(input.offset) ?? 0)]
      const length = Math.min(limit, Math.max(0, Number(output.total) - offset))
      claim('a page is as long as the limit and the rest allow', entries.length === length, {
        expected: `${length}`,
        got: `${entries.length}`,
      })
      if (offset === 0 && Number(output.total) <= limit) expectAll(seen, 'keystore', ids, () => true)
    },
  },
  showKeyStore: {
    answered(seen) {
      const keystore = fieldsOf(seen.output.keystore)
      seen.claim('keystore_id is that of the keystore', keystore.keystore_id === seen.input.keystore_id, {
        expected: 'the id that was asked for',
        got: 'another id',
      })
      expectKeystore(seen, keystore)
    },
  },
  enableKeyStore: { changes: named('keystore', 'keystore_id'), answered: switched('2') },
  disableKeyStore: { changes: named('keystore', 'keystore_id'), answered: switched('3') },
  deleteKeyStore: { changes: named('keystore', 'keystore_id'), answered: forget('keystore', 'keystore_id') },
}
