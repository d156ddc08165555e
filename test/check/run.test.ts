import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Mock } from '../../mock/index.ts'
import { ownedBy } from '../../mock/labels.ts'
import { planned } from '../../src/check/plan.ts'
import { CannotRun } from '../../src/check/run.ts'
import { operations } from '../../src/generated/operations.ts'
import { json, type Mutant, startMutant } from '../mutants/mutant.ts'
import { checkAt, checkedAccount, checkedMock, defaultsOf } from '../support/checked.ts'

const project = '1'.repeat(32)

describe('a check of the healthy mock', () => {
  let mock: Mock & { url: string }
  beforeEach(async () => {
    mock = await checkedMock()
  })
  afterEach(() => mock.close())

  /** Name and state of every CMK of the project, but for those of the checker. */
  const othersNow = () =>
    mock.store.transact(project, (records) =>
      records
        .list('cmk', {})
        .filter(({ name }) => !name.startsWith('dewkit-check-'))
        .map(({ id, name, state }) => [id, name, state]),
    )
  const ownNow = () =>
    mock.store.transact(project, (records) =>
      records
        .list('cmk', {})
        .filter(({ origin }) => origin === 'kms')
        .map(({ state }) => state),
    )

  test('touches nothing that was there, and leaves its own CMKs to their deletion', async () => {
    // The ids and aliases of the documentation's examples are the ones that a careless checker would hit.
    await mock.plant([
      {
        project,
        id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f',
        name: 'orders',
        aliases: ['alias/orders', 'alias/4555'],
      },
      { project, id: 'bb6a3d22-dc93-47ac-b5bd-88df7ad35f1e', name: 'test', state: 'disabled' },
      { project, id: '7d6f3a52-4c0e-4a6e-9a51-2f0c8b7e1d10', name: 'leaving', state: 'pendingDeletion' },
    ])
    const before = await othersNow()

    const { findings } = await checkAt(mock.url, { quick: true })

    expect(findings).toEqual([])
    const after = (await othersNow()).filter(([id]) => before.some(([known]) => known === id))
    expect(after).toEqual(before)
    const aliases = await mock.store.transact(project, (records) =>
      records.list('alias', { label: ownedBy('0d0466b0-e727-4d9c-b35d-f84bb474a37f') }),
    )
    expect(aliases.map(({ alias }) => alias).sort()).toEqual(['alias/4555', 'alias/orders'])
  })

  test('takes over its CMKs in a later run', async () => {
    await checkAt(mock.url, { quick: true })
    const first = (await ownNow()).length
    await checkAt(mock.url, { quick: true })

    expect(await ownNow()).toEqual(Array((await ownNow()).length).fill('pendingDeletion'))
    expect((await ownNow()).length - first).toBeLessThan(first / 2)
  })

  test('cleans up when it is interrupted', async () => {
    const controller = new AbortController()
    const report = await checkAt(mock.url, {
      signal: controller.signal,
      onProgress: ({ done }) => done > 60 && controller.abort(),
    })

    expect(report.stopped).toBe('it was interrupted')
    expect(report.cases.passed).toBeLessThan(200)
    expect(new Set(await ownNow())).toEqual(new Set(['pendingDeletion']))
  })

  test('leaves out by name what it was not given, and says why', async () => {
    const { skipped, findings } = await checkAt(mock.url, {
      only: ['scenario', 'signature'],
      secondUser: undefined,
      secondProjectId: undefined,
      signing: undefined,
    })

    expect(findings).toEqual([])
    expect(skipped.find(({ reason }) => reason.includes('--second-user'))?.cases).toContain(
      'scenario/grant-is-exact',
    )
    expect(skipped.find(({ reason }) => reason.includes('--second-project-id'))?.cases).toContain(
      'scenario/projects-apart',
    )
    expect(skipped.find(({ reason }) => reason.includes('--ak'))?.cases).toContain(
      'signature/wrong secret key',
    )
  })

  test('tries an expired token, when it has one', async () => {
    const day = 24 * 3_600_000
    const clock = { now: Date.now() - 2 * day }
    const old = await checkedMock({ world: { now: () => clock.now } })
    const identity = {
      methods: ['password'],
      password: { user: { name: 'alice', password: 'password-of-alice', domain: { name: 'checked' } } },
    }
    const signedIn = await fetch(`${old.url}/v3/auth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ auth: { identity, scope: { project: { id: project } } } }),
    })
    clock.now = Date.now()
    const expiredToken = signedIn.headers.get('x-subject-token') ?? ''
    const only = ['encryptData/expired token', 'listProjects/expired token']
    const { findings, cases } = await checkAt(old.url, { only, expiredToken })
    const { skipped } = await checkAt(old.url, { only })
    await old.close()

    expect([findings, cases.passed]).toEqual([[], 2])
    expect(skipped[0]?.reason).toContain('--expired-token')
  })

  test('keeps to its budgets', async () => {
    const few = await checkAt(mock.url, { maxCases: 90 })
    const short = await checkAt(mock.url, { maxTimeMs: 1 })
    const poor = await checkAt(mock.url, { mostKeys: 3, only: ['key'] })

    expect(few.cases.passed + few.cases.skipped).toBe(90)
    expect(short.stopped).toMatch(/time was used up/)
    expect(poor.findings).toEqual([])
    expect(poor.skipped.some(({ reason }) => reason.includes('may create 3 CMKs'))).toBe(true)
  })

  test('finds the throttling, when it is allowed to be loud', async () => {
    const { findings, cases } = await checkAt(mock.url, { only: ['scenario/throttling'], loud: true })

    expect([findings, cases.passed]).toEqual([[], 1])
  })

  test.each([
    ['nobody there', 'http://127.0.0.1:9', {}],
    ['a wrong password', undefined, { credentials: { user: 'alice', password: 'no', domain: 'checked' } }],
    ['a made-up token', undefined, { credentials: { token: 'no' }, projectId: project }],
  ] as const)('cannot run with %s', async (_, url, options) => {
    await expect(checkAt(url ?? mock.url, options)).rejects.toThrow(CannotRun)
  })
})

describe('the plan', () => {
  const ids = (options: object) =>
    planned({ ...defaultsOf('http://localhost'), ...options }).map(({ id }) => id)

  test('has no id twice', () => {
    const all = ids({})
    expect(all.length).toBe(new Set(all).size)
    expect(all.length).toBeGreaterThan(7000)
  })

  test('gives every operation a turn within a budget', () => {
    const cases = planned({ ...defaultsOf('http://localhost'), quick: true })
    expect(cases.length).toBe(500)
    expect(new Set(cases.map(({ operation }) => operation)).size).toBeGreaterThan(70)
  })

  test.each([
    [
      { only: ['genRandom'], exclude: ['boundary', 'protocol', 'credentials', 'pairs', 'fuzz'] },
      ['scenario/random-numbers', 'scenario/random-lengths'],
    ],
    [
      { replay: ['encryptData/plain_text has 4097 characters'] },
      ['encryptData/plain_text has 4097 characters'],
    ],
    [{ only: ['nonsense'] }, []],
  ])('%j', (options, expected) => {
    expect(ids(options)).toEqual(expected)
  })

  test.each(['encryptData', 'grants', 'credentials', 'genRandom/random right', 'scenario/paging-of-keys'])(
    'has for %s what the whole plan has, and nothing else',
    (word) => {
      const whole = planned(defaultsOf('http://localhost'))
      const wanted = whole.filter(
        ({ id, kind, operation }) =>
          [id, kind, operation].includes(word as never) ||
          (operation && operations[operation].group === word),
      )

      expect(ids({ only: [word] })).toEqual(wanted.map(({ id }) => id))
      expect(wanted.length).toBeGreaterThan(0)
      expect(ids({ replay: [wanted[0]?.id] })).toEqual([wanted[0]?.id])
    },
  )

  test('leaves out what no source documents, if asked', () => {
    const documented = ids({ documentedOnly: true })
    expect(documented).not.toContain('encryptData/unknown field')
    expect(ids({})).toContain('encryptData/unknown field')
    expect(documented).toContain('encryptData/plain_text has 4097 characters')
  })

  test('keeps the generations apart', () => {
    const classic = ids({ generation: 'classic' })
    const current = ids({ generation: 'current' })
    const isAbout = (word: string) => (id: string) => id.includes(word)
    expect(classic.some(isAbout('additional_authenticated_data'))).toBe(false)
    expect(current.some(isAbout('encryption_context'))).toBe(false)
    expect(classic.some(isAbout('createAlias/'))).toBe(false)
    expect(classic.some(isAbout('encryption_context'))).toBe(true)
  })
})

describe('findings', () => {
  const found = async (mutant: Omit<Mutant, 'name' | 'group' | 'defect'>, options: object = {}) => {
    const { url, close } = await startMutant(
      { name: 'x', group: 'x', defect: 'x', ...mutant },
      { accounts: [checkedAccount] },
    )
    const report = await checkAt(url, options)
    await close()
    return report
  }

  test('one defect of all operations is one block', async () => {
    const { findings } = await found(
      {
        create: () => async (_, healthy) => {
          const reply = await healthy()
          return reply.text.includes('"KMS.0204"')
            ? json(400, { error: { error_code: 'KMS.0308', error_msg: 'no' } })
            : reply
        },
      },
      { only: ['boundary'] },
    )

    const blocks = findings.filter(({ rule }) => rule === 'key_id required')
    expect(blocks).toHaveLength(1)
    expect(blocks[0]?.operations.length).toBeGreaterThan(30)
  })

  test('what does not happen again is called flaky', async () => {
    let isFirst = true
    const { findings } = await found(
      {
        operations: ['genRandom'],
        create: () => async (_, healthy) => {
          const reply = await healthy()
          const isHit = isFirst && reply.status === 200
          if (isHit) isFirst = false
          return isHit ? { ...reply, text: '{}' } : reply
        },
      },
      { only: ['scenario/random-numbers'] },
    )

    expect(findings.length).toBeGreaterThan(0)
    expect(findings.every(({ isFlaky }) => isFlaky)).toBe(true)
  })

  test('a random failure is shrunk to the smallest that fails', async () => {
    const { findings } = await found(
      {
        operations: ['encryptData'],
        create: () => async (call, healthy) =>
          typeof call.body?.plain_text === 'string' && call.body.plain_text.length > 20
            ? json(400, { error: { error_code: 'KMS.0308', error_msg: 'no' } })
            : healthy(),
      },
      { replay: ['encryptData/random right'], randomRuns: 300 },
    )

    const smallest = JSON.parse(/ for (.*)$/.exec(findings[0]?.got ?? '')?.[1] ?? '{}')
    expect(Object.keys(smallest)).toEqual(['plain_text'])
    expect(smallest.plain_text).toHaveLength(21)
  })

  test('no report holds a token, password or secret key', async () => {
    const report = await found(
      { operations: ['listKeys'], create: () => async () => json(200, {}) },
      { quick: true },
    )

    const text = JSON.stringify(report)
    expect(report.findings.length).toBeGreaterThan(0)
    expect(text).not.toContain('password-of-alice')
    expect(text).not.toContain('secret-key-of-alice')
    expect(text).not.toMatch(/x-auth-token|authorization/i)
  })

  test('a service that hangs is found out', async () => {
    const { findings } = await found(
      { operations: ['genRandom'], create: () => async () => 'hang' },
      { replay: ['genRandom/without random_data_length'], timeoutMs: 300 },
    )

    expect(findings[0]).toMatchObject({ class: 'unstable', got: expect.stringMatching(/no answer/) })
  })
})
