import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demo, type Mock, startMock } from '../../mock/index.ts'
import { said } from '../support/cli.ts'
import { type AttackName, attackNames, attacks, hostile, hostileMock, type Peer } from '../support/hostile.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const closed = async <Closable extends { close(): Promise<unknown> }>(starting: Promise<Closable>) => {
  const peer = await starting
  closing.push(() => peer.close())
  return peer
}

const token = 'a-token-of-nobody'
const proof = ['--token', token, '--project-id', demo.account.projects[0].id]
const hasty = ['--timeout', '1', '--no-progress']
/** Long enough for a healthy answer on a busy machine: somebody is to be signed in first. */
const patient = ['--timeout', '5', '--no-progress']

/** The last word is about what happened, and nobody says that all is well. */
function expectNoPraise({ code, all }: { code: number; all: string }) {
  expect([1, 2]).toContain(code)
  expect(all).toMatch(
    /no answer|No answer|answers nothing well|Does not conform|violation|difference|refused/,
  )
  expect(all).not.toMatch(/^Conforms|No violation|No difference/m)
  expect(all).not.toMatch(/defect of dewkit|RangeError|TypeError/)
}

/** One CMK, one request of each kind: enough for a peer to do its worst. */
const fewCases = ['--replay', 'genRandom/without random_data_length', 'scenario/random-numbers']

describe('a peer that', { timeout: 240_000 }, () => {
  let mock: Mock & { url: string }
  beforeAll(async () => {
    mock = await startMock()
    return () => mock.close()
  })

  /** It signs callers in, and behaves until somebody wants random numbers. */
  const late = (name: AttackName): Promise<Peer> =>
    closed(hostileMock(attacks[name], ({ operation }) => operation === 'genRandom'))

  test.each(attackNames)('%s, from the first request on: check cannot run', async (name) => {
    const { url } = await closed(hostile(attacks[name]))

    expectNoPraise(await said(['check', url, ...proof, ...hasty, ...fewCases]))
  })

  test.each(attackNames)('%s, where a token is to be had: check cannot run', async (name) => {
    const { url } = await closed(hostile(attacks[name]))
    const { code, stderr } = await said(['check', url, ...hasty, ...fewCases])

    expect(code).toBe(2)
    expect(stderr).toMatch(/dewkit check: (No answer from|the credentials were refused)/)
  })

  test.each(attackNames)('%s, in the middle of a check: a finding', async (name) => {
    const { url } = await late(name)
    const { code, stdout } = await said(['check', url, ...patient, ...fewCases])

    expect(code).toBe(1)
    expect(stdout).toMatch(/Does not conform: \d+ findings? in 2 of 2 cases/)
  })

  test.each(attackNames)('%s, behind a proxy: a violation, or that there is no telling', async (name) => {
    const { url } = await closed(hostile(attacks[name]))
    let asked: Promise<unknown> | undefined
    const ask = (stderr: string) => {
      const [, address] = /dewkit proxy {2}(\S+) ->/.exec(stderr) ?? []
      if (address) asked ??= fetch(`${address}/`, { redirect: 'manual' }).catch(() => undefined)
    }
    const result = await said(['proxy', url, '--port', '0', '--timeout', '1', '--exit-after', '1'], ask)
    await asked

    expectNoPraise(result)
  })

  test.each(attackNames)(
    '%s, on one side of a diff: a difference, or that there is no telling',
    async (name) => {
      const { url } = await late(name)

      expectNoPraise(await said(['diff', mock.url, url, ...hasty, ...fewCases]))
    },
  )
})
