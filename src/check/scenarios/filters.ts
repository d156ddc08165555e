import type { Kms } from '../../judge/kms.ts'
import { scenario } from './scenario.ts'

async function listed(
  kms: Kms,
  filter: object,
): Promise<{ key_id: string; key_state?: string; key_spec?: string }[]> {
  const found: { key_id: string; key_state?: string; key_spec?: string }[] = []
  for (let marker = '0', pages = 0; pages < 100; pages += 1) {
    const page = await kms.ok('listKeys', { limit: '100', marker, ...filter })
    found.push(...page.key_details)
    if (page.truncated !== 'true' || !page.next_marker) return found
    marker = page.next_marker
  }
  return found
}

export const filterByState = scenario(
  'filter-by-state',
  { says: 'list-keys with a key_state lists the CMKs in that state, and no other', operation: 'listKeys' },
  async ({ kms, cmk }, claim) => {
    const disabled = await cmk({ state: 'disabled' })
    const enabled = await cmk()
    for (const [key_state, inside, outside] of [
      ['3', disabled, enabled],
      ['2', enabled, disabled],
    ] as const) {
      const found = await listed(kms, { key_state })
      claim(
        'it lists a CMK in the state',
        found.some(({ key_id }) => key_id === inside),
      )
      claim('it leaves out a CMK in another state', !found.some(({ key_id }) => key_id === outside))
      const others = found.filter((entry) => entry.key_state !== key_state).length
      claim('it lists no other state', others === 0, { got: `${others} of another state` })
    }
  },
)

export const filterBySpec = scenario(
  'filter-by-spec',
  {
    says: 'list-keys lists AES_256 alone unless it is asked for another key_spec, or for ALL',
    operation: 'listKeys',
    generation: 'current',
  },
  async ({ kms, cmk }, claim) => {
    const aes = await cmk()
    const ec = await cmk({ spec: 'EC_P256' })
    const cases: [filter: object, hasAes: boolean, hasEc: boolean][] = [
      [{}, true, false],
      [{ key_spec: 'AES_256' }, true, false],
      [{ key_spec: 'EC_P256' }, false, true],
      [{ key_spec: 'ALL' }, true, true],
    ]
    for (const [filter, hasAes, hasEc] of cases) {
      const ids = (await listed(kms, filter)).map(({ key_id }) => key_id)
      const words = JSON.stringify(filter)
      claim('it lists what the filter names', ids.includes(aes) === hasAes && ids.includes(ec) === hasEc, {
        expected: words,
        got: `AES_256 ${ids.includes(aes)}, EC_P256 ${ids.includes(ec)}`,
      })
    }
  },
)
