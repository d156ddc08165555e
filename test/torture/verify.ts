import type { Violations } from './facts.ts'
import type { Caller } from './load.ts'
import { call, type Reply } from './mocks.ts'

type At = { url: string }

/** How many facts of a kind were looked up. */
export type Checked = Record<string, number>

const fieldsOf = (reply: Reply): Record<string, unknown> =>
  reply.known && reply.status === 200 ? reply.body : {}

/** Compares what a caller was answered with what is there, now that nothing is under way. */
export async function verify(caller: Caller, at: At, violations: Violations, checked: Checked) {
  const { facts, keys, sealed } = caller
  const states = new Map<string, string>()
  for (const key_id of keys) {
    const found = fieldsOf(await call(at, 'describeKey', { key_id })).key_info as
      | { key_state: string }
      | undefined
    if (!found) violations.push(`the key ${key_id}, which was answered, is lost`)
    states.set(key_id, found?.key_state ?? '')
  }
  for (const [name, { value, isSure }] of facts.all) {
    const [kind = ''] = name.split(/[ /]/)
    // A name says nothing by itself: the key that has it does.
    if (kind === 'name') continue
    const isOf = isSure ? kind : 'unsure'
    checked[isOf] = (checked[isOf] ?? 0) + 1
    if (!isSure) continue
    const found = await factAt(name, at, states)
    if (found !== value) violations.push(`${name} was answered to be ${value}, and is ${found}`)
  }
  for (const { key, cipher, plaintext } of sealed) {
    const reply = await call(at, 'decryptData', { cipher_text: cipher })
    const isOpen = fieldsOf(reply).plain_text === plaintext
    checked.ciphertext = (checked.ciphertext ?? 0) + 1
    if (isOpen !== (states.get(key) === '2'))
      violations.push(
        `a ciphertext of the key ${key} in state ${states.get(key)} ${isOpen ? 'opens' : 'does not open'}`,
      )
  }
}

async function factAt(name: string, at: At, states: Map<string, string>): Promise<string> {
  if (name.startsWith('alias/')) {
    const found = fieldsOf(await call(at, 'describeKey', { key_id: name })).key_info
    return (found as { key_id: string } | undefined)?.key_id ?? 'none'
  }
  const [kind, key = '', of] = name.split(' ')
  if (kind === 'key') return states.get(key) ?? 'none'
  if (kind === 'tag') {
    const { tags = [] } = fieldsOf(await call(at, 'showKmsTags', undefined, { key_id: key }))
    return (tags as { key: string; value: string }[]).find((tag) => tag.key === of)?.value ?? 'none'
  }
  const { grants = [] } = fieldsOf(await call(at, 'listGrants', { key_id: key }))
  return (grants as { grant_id: string }[]).some(({ grant_id }) => grant_id === of) ? 'granted' : 'none'
}

/** Every alias once, and every key once, over all pages. */
export async function verifyLists(
  at: At,
  violations: Violations,
): Promise<{ keys: number; aliases: number }> {
  const keys = await all(async (marker) => {
    const { keys = [], next_marker = '' } = fieldsOf(
      await call(at, 'listKeys', { limit: '1000', ...(marker !== '' && { marker }) }),
    )
    return { items: keys as string[], next: String(next_marker) }
  })
  const aliases = await all(async (marker) => {
    const query = `?limit=50${marker === '' ? '' : `&marker=${encodeURIComponent(marker)}`}`
    const body = fieldsOf(await call(at, 'listAliases', undefined, {}, query))
    const { aliases = [], page_info = {} } = body
    const { next_marker = '' } = page_info as { next_marker?: string }
    return { items: (aliases as { alias: string }[]).map(({ alias }) => alias), next: next_marker ?? '' }
  })
  if (new Set(keys).size !== keys.length) violations.push('a key is listed twice')
  if (new Set(aliases).size !== aliases.length) violations.push('an alias is listed twice')
  return { keys: keys.length, aliases: aliases.length }
}

async function all(page: (marker: string) => Promise<{ items: string[]; next: string }>): Promise<string[]> {
  const found: string[] = []
  for (let marker = ''; ; ) {
    const { items, next } = await page(marker)
    found.push(...items)
    if (next === '' || items.length === 0) return found
    marker = next
  }
}
