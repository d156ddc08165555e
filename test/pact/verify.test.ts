import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../src/client/index.ts'
import type { OperationId } from '../../src/generated/operations.ts'
import { type KmsPact, kmsPact } from '../../src/pact/index.ts'
import { type Json, objectOf, readPact } from '../../src/pact/read.ts'
import type { States } from '../../src/pact/states/states.ts'
import type { Verdict } from '../../src/pact/verify/verdicts.ts'
import { verifyPacts } from '../../src/pact/verify/verify.ts'
import { contractOf } from '../../src/spec/contract.ts'
import { temporaryFolder } from '../cli/command.ts'
import { fileWith, pactOfAll } from './pacts.ts'
import { rightReply, toldService } from './service.ts'
import { type Reply, type Wanted, wrongAnswers } from './wrong-answers.ts'

/** A service that answers as it is told needs no states. */
const noStates: States = {
  how: 'nothing',
  setUp: async () => ({}),
  tearDown: async () => {},
  saw: () => {},
  end: async () => [],
}

async function verdictsAt(url: string, file: string): Promise<Verdict[]> {
  const { pacts } = await verifyPacts({
    ...{ endpoint: url, credentials: { token: 'mine' }, projectId: '0'.repeat(32) },
    ...{ pacts: [readPact(file)], states: noStates },
    ...{ timeoutMs: 60_000, now: () => 0, environment: process.env },
  })
  return pacts.flatMap(({ verdicts }) => verdicts)
}

const nameOf = (operation: OperationId, wanted: Wanted, what = 'is right') =>
  `${operation}, ${wanted}: ${what}`
const expectations = [
  ...new Map(wrongAnswers.map(([id, wanted]) => [nameOf(id, wanted), { id, wanted }])).values(),
]

/** What the contract requires, by its examples. */
function inputOf(id: OperationId): object {
  const { fields, example } = contractOf(id)
  const required = fields.filter(({ name, required }) => required && name !== 'project_id')
  return Object.fromEntries(
    required.map(({ name, schema }) => [name, objectOf(example)[name] ?? schema.examples?.[0]]),
  )
}

async function writeInteraction(kms: KmsPact, id: OperationId, wanted: Wanted) {
  const description = nameOf(id, wanted)
  const interaction =
    wanted === 'success'
      ? kms.answers(id, { description })
      : kms.refuses(id, wanted as never, { description })
  await interaction.test(({ url, projectId, token }) => {
    const client = createClient({ endpoint: url, projectId, credentials: { token } })
    const call = client[id] as (input: object) => Promise<unknown> // each with its own input
    return call(inputOf(id))
  })
}

/** Each interaction that kmsPact makes, once as it is and once for each wrong answer, told apart by a header. */
async function allInteractions(): Promise<Json[]> {
  const dir = temporaryFolder()
  const kms = kmsPact({ consumer: 'orders', dir })
  for (const { id, wanted } of expectations) await writeInteraction(kms, id, wanted)
  const { interactions } = JSON.parse(readFileSync(join(dir, 'orders-kms.json'), 'utf8'))
  const known = new Map((interactions as Json[]).map((each) => [each.description, each]))
  const named = (id: OperationId, wanted: Wanted, name: string): Json => {
    const interaction = known.get(nameOf(id, wanted)) ?? {}
    const request = objectOf(interaction.request)
    const headers = { ...objectOf(request.headers), 'X-Case': [name] }
    return { ...interaction, description: name, request: { ...request, headers } }
  }
  return [
    ...expectations.map(({ id, wanted }) => named(id, wanted, nameOf(id, wanted))),
    ...wrongAnswers.map(([id, wanted, what]) => named(id, wanted, nameOf(id, wanted, what))),
  ]
}

const replies = new Map<string, Reply>([
  ...expectations.map(({ id, wanted }) => [nameOf(id, wanted), rightReply(id, wanted)] as const),
  ...wrongAnswers.map(
    ([id, wanted, what, change]) => [nameOf(id, wanted, what), change(rightReply(id, wanted))] as const,
  ),
])

const operations = new Set(wrongAnswers.map(([id]) => id)).size

describe(`answers that are wrong in one thing: ${wrongAnswers.length}, of ${operations} operations`, () => {
  let service: Awaited<ReturnType<typeof toldService>>
  let verdicts: Map<string, Verdict>

  beforeAll(async () => {
    service = await toldService((name) => replies.get(name))
    const file = fileWith(pactOfAll(await allInteractions()))
    verdicts = new Map((await verdictsAt(service.url, file)).map((each) => [each.description, each]))
  })
  afterAll(() => service.close())

  test.each(expectations)('none: $id, $wanted', ({ id, wanted }) => {
    expect(verdicts.get(nameOf(id, wanted))).toMatchObject({ outcome: 'passed', says: [] })
  })

  test.each(wrongAnswers)('%s, %s, %s', (id, wanted, what, _, names) => {
    const verdict = verdicts.get(nameOf(id, wanted, what))

    expect(verdict?.outcome).toBe('failed')
    expect(verdict?.says.join('\n')).toMatch(names)
  })

  test('are enough of them', () => {
    expect(wrongAnswers.length).toBeGreaterThanOrEqual(40)
    expect(operations).toBeGreaterThanOrEqual(15)
    expect(verdicts.size).toBe(replies.size)
  })
})
