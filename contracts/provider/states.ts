import type { Mock, SeedCmk } from '../../mock/index.ts'
import type { Client } from '../../src/client/index.ts'
import { caller } from '../caller.ts'

/** `kms` calls the mock, as the caller of the pacts. */
export type Provider = { mock: Mock; kms: Client }
export type Parameters = Record<string, unknown>
/** Brings the mock into the state, and returns what a pact may put into its request: `key_id`, `cipher_text`. */
type State = (parameters: Parameters, provider: Provider) => Promise<Record<string, string>>

const isSo: State = async () => ({})

/** Each state that a pact may begin with. The project is empty before. */
const states: Record<string, State> = {
  'a CMK {alias} that is {state}': async ({ alias, state }, { mock }) => ({
    key_id: await plantCmk(mock, { aliases: [text(alias)], state: keyState(state) }),
  }),
  'a CMK has the name {name}': async ({ name }, { mock }) => ({
    key_id: await plantCmk(mock, { name: text(name) }),
  }),
  'no CMK has the alias {alias}': isSo,
  'no CMK has the name {name}': isSo,
  'nobody has the token {token}': isSo,
  'the CMK {alias} has encrypted {plain_text}': encrypted,
  'the CMK {alias} has encrypted {plain_text} with {encryption_context}': encrypted,
  'encrypt-data was called as often as a second allows': throttled,
}

/** Throws when nobody has said what the sentence means. */
export async function bringAbout(sentence: string, parameters: Parameters, provider: Provider) {
  const state = states[sentence]
  if (!state) throw new Error('contracts/provider/states.ts does not know this state.')
  return state(parameters, provider)
}

/** Empties the project of the caller. */
export const clear = ({ store }: Mock) =>
  store.transact(caller.projectId, (records) => {
    for (const kind of ['alias', 'name', 'cmk'] as const) {
      for (const { id } of records.list(kind)) records.delete(kind, id)
    }
  })

const week = 7 * 24 * 60 * 60 * 1000

async function plantCmk(mock: Mock, cmk: Partial<SeedCmk>): Promise<string> {
  const id = crypto.randomUUID()
  const due = cmk.state === 'pendingDeletion' ? { deletionAt: Date.now() + week } : {}
  await mock.plant([{ project: caller.projectId, id, name: `planted-${id}`, ...due, ...cmk }])
  return id
}

async function encrypted({ alias, plain_text, encryption_context }: Parameters, { mock, kms }: Provider) {
  await plantCmk(mock, { aliases: [text(alias)] })
  const context = encryption_context === undefined ? {} : { encryption_context: texts(encryption_context) }
  const answer = await kms.encryptData({ key_id: text(alias), plain_text: text(plain_text), ...context })
  if (!answer.ok) throw new Error(answer.error.message)
  return { cipher_text: answer.data.cipher_text }
}

/** Calls until the throttle of the mock has had enough. It counts calls before it looks for their CMK. */
async function throttled(_: Parameters, { kms }: Provider) {
  for (let calls = 0; calls < 100; calls += 1) {
    const answer = await kms.encryptData({ key_id: 'alias/whichever', plain_text: 'x' })
    if (!answer.ok && answer.error.name === 'Throttled') return {}
  }
  throw new Error('The mock does not throttle.')
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new Error('A parameter of the state is missing, or is no text.')
}

function texts(value: unknown): Record<string, string> {
  const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(pairs.map(([name, value]) => [name, text(value)]))
}

function keyState(value: unknown): NonNullable<SeedCmk['state']> {
  const known = ['enabled', 'disabled', 'pendingDeletion', 'pendingImport'] as const
  const state = known.find((state) => state === value)
  if (state) return state
  throw new Error(`The state of a CMK is one of ${known.join(', ')}.`)
}
