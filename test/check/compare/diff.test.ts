import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mock } from '../../../mock/index.ts'
import { type Comparison, compare, type Difference } from '../../../src/check/compare/diff.ts'
import { createObserver, type Observations } from '../../../src/check/compare/observe.ts'
import { compareWith, createRecorder, NoRecord, readRecord } from '../../../src/check/compare/record.ts'
import { stringsIn } from '../../../src/check/compare/values.ts'
import { differencesReport } from '../../../src/check/reports/differences.ts'
import { type CheckOptions, check } from '../../../src/check/run.ts'
import document from '../../../src/generated/openapi.json' with { type: 'json' }
import { type Mutant, mutantsOf, refusal, startMutant } from '../../mutants/mutant.ts'
import { checkAt, checkedAccount, checkedMock, defaultsOf } from '../../support/checked.ts'

const { answers, replies } = mutantsOf({ group: 'diff' })
type Run = Partial<CheckOptions>

/** The healthy mock; every test only adds to it. */
let mock: Mock & { url: string }
beforeAll(async () => {
  mock = await checkedMock()
})
afterAll(() => mock.close())

async function observed(url: string, run: Run): Promise<Observations> {
  const { cases, onCase } = createObserver()
  await checkAt(url, { ...run, onCase })
  return cases
}

async function recordOf(url: string, run: Run): Promise<string> {
  const options = { ...defaultsOf(url), ...run }
  const { onCase, file } = createRecorder(options)
  await check({ ...options, onCase })
  return file()
}

async function against(record: string, url: string, run: Run = {}): Promise<Comparison> {
  const { options, result } = compareWith(record, { ...defaultsOf(url), ...run })
  await checkAt(url, { ...run, ...options })
  return result()
}

async function atMutant<Result>(mutant: Mutant, work: (url: string) => Promise<Result>): Promise<Result> {
  const { url, close } = await startMutant(mutant, { accounts: [checkedAccount] })
  try {
    return await work(url)
  } finally {
    await close()
  }
}

type Told = Pick<Difference, 'kind' | 'what' | 'left' | 'right' | 'operations'>
const toldOf = ({ differences }: Comparison): Told[] => differences.map(({ cases: _, ...told }) => told)
const other = 'ffffffff-ffff-4fff-bfff-ffffffffffff'

/** A change to the mock, the cases that are run, and all that is told of it. */
const changes: [says: string, mutant: Mutant, only: string, told: Told][] = [
  [
    'another code',
    replies('code', '', ['encryptData'], (reply) =>
      reply.text.includes('KMS.0209') ? refusal('KeyNotFound') : reply,
    ),
    'encryptData/CMK that is disabled',
    {
      ...{ kind: 'outcome', what: 'status and code', operations: ['encryptData'] },
      ...{ left: '400 KMS.0209', right: '404 KMS.0207' },
    },
  ],
  [
    'a refusal in place of success',
    replies('refused', '', ['genRandom'], () => refusal('TokenInvalid')),
    'scenario/random-numbers',
    {
      ...{ kind: 'outcome', what: 'status and code', operations: ['genRandom'] },
      ...{ left: '200', right: '403 KMS.0302' },
    },
  ],
  [
    'a field less',
    answers('dropped', '', ['encryptData'], ({ cipher_text }) => ({ cipher_text })),
    'scenario/round-trip',
    {
      kind: 'shape',
      what: 'key_id',
      left: 'string (pattern)',
      right: 'missing',
      operations: ['encryptData'],
    },
  ],
  [
    'an undocumented field',
    answers('added', '', ['describeKey'], ({ key_info }) => ({
      key_info: { ...key_info, colour: { red: 1 } },
    })),
    'describeKey/CMK that is enabled',
    {
      ...{ kind: 'shape', what: 'key_info.colour', operations: ['describeKey'] },
      ...{ left: 'missing', right: 'object' },
    },
  ],
  [
    'another type',
    answers('type', '', ['describeKey'], ({ key_info }) => ({
      key_info: { ...key_info, default_key_flag: Number(key_info.default_key_flag) },
    })),
    'describeKey/CMK that is enabled',
    {
      ...{ kind: 'shape', what: 'key_info.default_key_flag', operations: ['describeKey'] },
      ...{ left: 'string (enum)', right: 'integer (not its type)' },
    },
  ],
  [
    'another value of an enumeration',
    answers('enum', '', ['describeKey'], ({ key_info }) => ({
      key_info: { ...key_info, key_usage: 'SIGN_VERIFY' },
    })),
    'describeKey/CMK that is enabled',
    {
      ...{ kind: 'value', what: 'key_info.key_usage', operations: ['describeKey'] },
      ...{ left: '"ENCRYPT_DECRYPT"', right: '"SIGN_VERIFY"' },
    },
  ],
  [
    'the id of something else',
    answers('id', '', ['encryptData'], (body) => ({ ...body, key_id: other })),
    'encryptData/CMK that is enabled',
    {
      ...{ kind: 'value', what: 'key_id', operations: ['encryptData'] },
      ...{ left: 'as key_id of a request', right: 'new' },
    },
  ],
  [
    'a field less in the entries of a list',
    answers('entries', '', ['listKeys'], (body) => ({
      ...body,
      key_details: body.key_details?.map(({ key_usage: _, ...rest }: { key_usage: string }) => rest),
    })),
    'listKeys',
    {
      ...{ kind: 'shape', what: 'key_details[].key_usage', operations: ['listKeys'] },
      ...{ left: 'string (enum)', right: 'missing' },
    },
  ],
  [
    'another content type',
    replies('type', '', ['genRandom'], (reply) => ({
      ...reply,
      headers: { ...reply.headers, 'content-type': 'text/plain' },
    })),
    'scenario/random-numbers',
    { kind: 'shape', what: 'content type', left: 'json', right: 'other', operations: ['genRandom'] },
  ],
]

describe('a comparison of two implementations', () => {
  test('finds nothing between the mock in memory and in a file', async () => {
    const data = mkdtempSync(join(tmpdir(), 'dewkit-test-'))
    const stored = await checkedMock({ data })
    const run = { quick: true }

    const comparison = compare(await observed(mock.url, run), await observed(stored.url, run))

    await stored.close()
    rmSync(data, { recursive: true })
    expect(comparison.differences).toEqual([])
    expect(comparison.compared).toBeGreaterThan(450)
    expect(comparison.same).toBe(comparison.compared)
  })

  test.each(changes)('tells %s, and nothing else', async (_, mutant, only, told) => {
    const run = { only: [only] }

    const comparison = compare(
      await observed(mock.url, run),
      await atMutant(mutant, (url) => observed(url, run)),
    )

    expect(toldOf(comparison)).toEqual([told])
    expect(comparison.differences[0]?.cases).toHaveLength(1)
  })

  test('makes one block of one difference in many cases, the worst block first', async () => {
    const run = { only: ['describeKey', 'encryptData'], workers: 2 }
    const mutant = replies('codes', '', ['describeKey', 'encryptData'], (reply) =>
      reply.text.includes('KMS.0308')
        ? refusal('KeyNotFound')
        : { ...reply, text: reply.text.replace(',"key_type":"1"', '') },
    )

    const { differences } = compare(
      await observed(mock.url, run),
      await atMutant(mutant, (url) => observed(url, run)),
    )

    expect(differences.map(({ kind }) => kind)).toEqual(['outcome', 'shape'])
    expect(differences[0]?.operations.sort()).toEqual(['describeKey', 'encryptData'])
    expect(differences[0]?.cases.length).toBeGreaterThan(5)
  })

  test('compares messages only when asked, and without the numbers in them', async () => {
    const run = { only: ['encryptData/CMK that is disabled'] }
    const mutant = replies('message', '', ['encryptData'], (reply) => ({
      ...reply,
      text: reply.text.replace(/"error_msg":"[^"]*"/, '"error_msg":"No."'),
    }))
    const left = await observed(mock.url, run)
    const right = await atMutant(mutant, (url) => observed(url, run))

    expect(compare(left, right).differences).toEqual([])
    expect(toldOf(compare(left, right, { messages: true }))).toMatchObject([
      { kind: 'message', what: 'message of 400 KMS.0209', right: 'No.' },
    ])
    expect(compare(left, await observed(mock.url, run), { messages: true }).differences).toEqual([])
  })

  test('reports a case that one side cannot run as such', async () => {
    const run = { only: ['encryptData/CMK of another project', 'encryptData/CMK that is enabled'] }
    const comparison = compare(
      await observed(mock.url, run),
      await observed(mock.url, { ...run, secondProjectId: undefined }),
    )

    expect(comparison).toMatchObject({ compared: 1, same: 1, differences: [] })
    expect(comparison.skipped).toEqual({ left: [], right: ['encryptData/CMK of another project'] })
    expect(differencesReport(comparison, { left: 'A', right: 'B' }, { hasColour: false })).toContain(
      'skipped by RIGHT alone  1 × encryptData/CMK of another project',
    )
  })
})

describe('a record', () => {
  test('agrees with the same implementation, with its own seed and generation', async () => {
    const record = await recordOf(mock.url, { quick: true, seed: 77, generation: 'current' })

    const comparison = await against(record, mock.url)

    expect(comparison).toMatchObject({ differences: [], missing: { left: [], right: [] } })
    expect(comparison.compared).toBeGreaterThan(450)
  })

  const shown = changes.filter(([, , , { kind }]) => kind !== 'value')
  test.each(shown)('tells %s', async (_, mutant, only, told) => {
    const record = await recordOf(mock.url, { only: [only] })

    const comparison = await atMutant(mutant, (url) => against(record, url))

    expect(toldOf(comparison)).toEqual([told])
  })

  test('is compared in part where options choose a part', async () => {
    const record = await recordOf(mock.url, { only: ['describeKey', 'genRandom'] })

    const comparison = await against(record, mock.url, { only: ['genRandom'] })

    expect(comparison.missing).toEqual({ left: [], right: [] })
    expect(comparison.compared).toBe(
      [...readRecord(record).cases].filter(
        ([id, seen]) => /^genRandom|random-(numbers|lengths)/.test(id) && seen !== 'skipped',
      ).length,
    )
  })

  test('reads the same, whoever made it', async () => {
    const run = { only: ['describeKey', 'encryptData', 'scenario/round-trip'] }

    expect(await recordOf(mock.url, { ...run, workers: 1 })).toBe(await recordOf(mock.url, run))
  })

  test.each([
    ['{', 'it is no JSON'],
    ['{"format":"other"}', 'it is no record'],
    ['{"format":"dewkit-record/1","cases":{}}', 'is missing'],
    [
      '{"format":"dewkit-record/1","contract":"1","seed":1,"randomRuns":1,"cases":{"a":[{"status":200}]}}',
      'the case a has an exchange without',
    ],
  ])('is refused when it is %s', (text, says) => {
    expect(() => readRecord(text)).toThrow(NoRecord)
    expect(() => readRecord(text)).toThrow(says)
  })
})

describe('what a record gives away', () => {
  /** Repeats what it is told as values and as names, in every place. */
  const parrot = answers('parrot', '', undefined as never, (body, { body: sent }) => ({
    ...body,
    ...(typeof sent?.key_id === 'string' && { [sent.key_id]: 1, [`x${sent.key_id.replaceAll('-', '')}`]: 1 }),
    patient_alice: { blood_of_alice: 'zero_negative' },
    owner: 'doctor_bob',
    doctor_bob: true,
    notes: [{ ward_seven: 1 }, 'secret_of_alice'],
  }))
  const ids: string[] = []
  const said = new Set<string>()
  let record = ''
  beforeAll(async () => {
    const options = { workers: 8, quick: true }
    record = await atMutant(parrot, async (url) => {
      const { onCase, file } = createRecorder({ ...defaultsOf(url), ...options })
      await checkAt(url, {
        ...options,
        onCase(entry, attempts, outcome) {
          onCase(entry, attempts, outcome)
          ids.push(entry.id)
          for (const { sent, answer } of attempts) {
            for (const [, text] of [...stringsIn(json(sent.body)), ...stringsIn(json(answer.text))])
              said.add(text)
            for (const text of [...Object.values(sent.headers), ...Object.values(answer.headers)])
              said.add(text)
            for (const text of sent.path.split(/[/?&=]/)) said.add(text)
          }
        },
      })
      return file()
    })
  })

  const json = (text: unknown): unknown => {
    try {
      return JSON.parse(String(text))
    } catch {
      return String(text)
    }
  }

  test('is no value of any request or answer', () => {
    // What the contract itself says, such as an operation or a code, and how a case is called, is no secret.
    const contract = JSON.stringify(document)
    const isPublic = (text: string) => contract.includes(text) || ids.some((id) => id.includes(text))
    const values = [...said].filter((text) => text.length >= 6 && !isPublic(text))

    expect(values.length).toBeGreaterThan(2000)
    expect(
      values.filter((text) => record.includes(text) || record.includes(JSON.stringify(text).slice(1, -1))),
    ).toEqual([])
  })

  test('is no name, id, token or password of the account', () => {
    const { id, name, users, projects } = checkedAccount
    const secrets = [
      ...[id, ...projects.map((project) => project.id), 'dewkit-check-', 'hello, dewkit'],
      ...users.flatMap((user) => [
        user.id,
        user.password,
        ...user.accessKeys.flatMap(({ ak, sk }) => [ak, sk]),
      ]),
      ...users.map((user) => `"${user.name}"`),
      `"${name}"`,
    ]

    expect(secrets.filter((secret) => record.includes(secret))).toEqual([])
  })

  test('is no key of something that could be a map, and no name that is an id or a value', () => {
    expect(record).toContain('"owner":"string"')
    expect(record).toContain('"patient_alice":{"*":"string"}')
    expect(record).toContain('"?":')
    for (const text of ['blood_of_alice', 'zero_negative', 'doctor_bob', 'ward_seven', 'secret_of_alice'])
      expect(record).not.toContain(text)
  })

  test('is no code that is none', async () => {
    const run = { only: ['encryptData/CMK that is disabled'] }
    const gossip = replies('gossip', '', ['encryptData'], (reply) => ({
      ...reply,
      text: reply.text.replace('KMS.0209', 'no_rights_for_alice'),
    }))

    const text = await atMutant(gossip, (url) => recordOf(url, run))

    expect(text).toContain('"code":"?"')
    expect(text).not.toContain('alice')
  })

  test('has words for types in the place of every value', () => {
    const words =
      /^((string|integer|number|boolean|null|object|array)( \((not its )?\w[\w-]*\))?( \| |$))+$|^nothing$|^text$/
    const bodies = [...readRecord(record).cases.values()].flatMap((seen) => (seen === 'skipped' ? [] : seen))

    const leaves = bodies.flatMap(({ body }) => stringsIn(body).map(([, word]) => word))
    expect(leaves.length).toBeGreaterThan(1000)
    expect(leaves.filter((word) => !words.test(word))).toEqual([])
  })
})
