import http from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { createMock } from '../../mock/index.ts'
import { htmlReport } from '../../src/check/reports/html.ts'
import { jsonReport } from '../../src/check/reports/json.ts'
import { junitReport } from '../../src/check/reports/junit.ts'
import { markdownReport } from '../../src/check/reports/markdown.ts'
import { terminalReport } from '../../src/check/reports/terminal.ts'
import { verdictOf } from '../../src/check/reports/words.ts'
import { CannotRun, type CheckOptions, type Report } from '../../src/check/run.ts'
import type { OperationId } from '../../src/generated/operations.ts'
import { type Answer, json, type Reply, refusal, startMutant } from '../mutants/mutant.ts'
import { checkAt, checkedAccount } from '../support/checked.ts'
import {
  type Attack,
  attacks,
  hostile,
  hostileMock,
  listening,
  packers,
  packingMock,
} from '../support/hostile.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** The checked mock, but for what `create` answers in the place of some operations. */
async function serviceThat(create: () => Answer, operations?: readonly OperationId[]): Promise<string> {
  const about = { name: 'x', group: 'x', defect: 'x' }
  const { url, close } = await startMutant({ ...about, operations, create }, { accounts: [checkedAccount] })
  closing.push(close)
  return url
}

/** The mock, until so many requests came. */
async function dyingAfter(requests: number, attack: Attack): Promise<string> {
  const { url, close } = await hostileMock(attack, ({ count }) => count > requests, {
    accounts: [checkedAccount],
  })
  closing.push(close)
  return url
}

const texts = (report: Report) =>
  [
    terminalReport(report, { hasColour: false }),
    ...[htmlReport, jsonReport, junitReport, markdownReport].map((make) => make(report)),
  ].join('\n')

describe('a service that ends in the middle', { timeout: 240_000 }, () => {
  const answers = (status: number) =>
    `HTTP/1.1 ${status} X\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`
  const says =
    (status: number): Attack =>
    (socket) =>
      void socket.end(answers(status))

  test.each<[string, Attack, RegExp]>([
    ['resets', attacks['resets the connection'], /stopped answering after \w+ \/.* \(ECONNRESET\)/],
    ['hangs', attacks['says nothing'], /stopped answering after \w+ \/.* \(no whole answer within 8 s\)/],
    ['answers 502', says(502), /a request that worked before gets 502/],
  ])('and %s is one finding, which names the request before', async (_, attack, reason) => {
    // Long enough for a healthy answer on a busy machine.
    const report = await checkAt(await dyingAfter(300, attack), { timeoutMs: 8000 })

    expect(report.findings.map(({ rule }) => rule)).toEqual(['the service goes on answering'])
    expect(report.stopped).toMatch(reason)
    const [finding] = report.findings
    expect(finding?.got).toMatch(/after (POST|GET|PUT|DELETE) \/v/)
    expect(finding?.request?.path).toBeTruthy()
    expect(finding?.cases.length).toBeGreaterThan(0)
    expect(verdictOf(report)).toMatch(
      /^Does not conform: 1 finding in \d+ of [\d,]+ cases\. It ended early: /,
    )
    expect(junitReport(report)).toMatch(/errors="1"/)
  })

  test.each([
    [401, /credentials are no longer taken, but answered 401/],
    [403, /credentials are no longer taken, but answered 403/],
  ])('and answers %i to everything is no defect of its answers', async (status, reason) => {
    const report = await checkAt(await dyingAfter(300, says(status)))

    expect(report.findings).toEqual([])
    expect(report.stopped).toMatch(reason)
    expect(report.cases.passed).toBeGreaterThan(0)
  })

  test.each([500, 503, 429])(
    'and answers %i to everything from the beginning cannot be judged',
    async (status) => {
      const reply = {
        ...json(status, {}),
        headers: { 'content-type': 'application/json', 'retry-after': '0' },
      }
      const url = await serviceThat(
        () => async (call, healthy) => (call.operation === 'createToken' ? healthy() : reply),
      )
      const cannot = checkAt(url)

      await expect(cannot).rejects.toThrow(CannotRun)
      await expect(cannot).rejects.toThrow(
        /^the service answers nothing well: listKeys: \d+ .*; genRandom: \d+/,
      )
    },
  )

  test('and answers 500 to some requests is judged by the others', async () => {
    const url = await serviceThat(() => async () => json(500, {}), ['listKeys', 'encryptData'])
    const report = await checkAt(url, { only: ['encryptData/no credentials', 'genRandom'] })

    expect(report.stopped).toBeUndefined()
    expect(report.cases).toMatchObject({ failed: 1 })
    expect(report.cases.passed).toBeGreaterThan(50)
  })

  test('and comes back is tried further', async () => {
    let count = 0
    const url = await serviceThat(() => async (_, healthy) => {
      count += 1
      return count === 30 ? 'reset' : healthy()
    })
    const report = await checkAt(url, { only: ['genRandom'] })

    expect(report.stopped).toBeUndefined()
    expect(report.findings.every(({ isFlaky }) => isFlaky)).toBe(true)
  })

  test('leaves behind what it cannot delete, and says so', async () => {
    const report = await checkAt(await dyingAfter(300, attacks['resets the connection']))

    expect(report.leftBehind.length).toBeGreaterThan(0)
    expect(texts(report)).toContain(`Left behind: ${report.leftBehind.length} CMK`)
  })
})

describe('a run that is ended', { timeout: 240_000 }, () => {
  const silent = async (operation?: OperationId) => {
    const when = (strike: { operation: OperationId | undefined }) => strike.operation === operation
    const peer = await (operation
      ? hostileMock(attacks['says nothing'], when, { accounts: [checkedAccount] })
      : hostile(attacks['says nothing']))
    closing.push(peer.close)
    return peer.url
  }
  /** Nothing but the end of the run could end it before the test's own time is up. */
  const patient: Partial<CheckOptions> = { timeoutMs: 3_600_000 }

  test.each<[string, OperationId | undefined]>([
    ['in the middle of the sign-in', undefined],
    ['in the middle of the first request', 'listKeys'],
    ['in the middle of a preparation', 'createKey'],
    ['in the middle of a case', 'encryptData'],
  ])('by --max-time %s', async (_, operation) => {
    const report = await checkAt(await silent(operation), {
      ...{ ...patient, only: ['encryptData'], maxTimeMs: 2000 },
    })

    expect(report.stopped).toMatch(/time was used up/)
    expect(report.findings).toEqual([])
  })

  test('by --max-time in the middle of pages without end', async () => {
    let count = 0
    const url = await serviceThat(() => {
      const endless: Answer = async (call, healthy) => {
        const reply = await healthy({ body: { ...call.body, marker: '0' } })
        await new Promise((resolve) => setTimeout(resolve, 50))
        count += 1
        const next_marker = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
        return json(200, { ...JSON.parse(reply.text), truncated: 'true', next_marker })
      }
      return endless
    }, ['listKeys'])
    const report = await checkAt(url, { only: ['encryptData'], maxTimeMs: 3000 })

    expect(report.stopped).toMatch(/time was used up/)
  })

  test.each<[string, OperationId | undefined]>([
    ['the sign-in', undefined],
    ['a case', 'encryptData'],
  ])('by its signal in the middle of %s', async (_, operation) => {
    const controller = new AbortController()
    const { signal } = controller
    setTimeout(() => controller.abort(), 1500)
    const report = await checkAt(await silent(operation), { ...patient, only: ['encryptData'], signal })

    expect(report.stopped).toBe('it was interrupted')
    expect(report.findings).toEqual([])
  })

  test('keeps no CMK that was being created', async () => {
    const controller = new AbortController()
    const made: string[] = []
    const deleted: string[] = []
    const url = await serviceThat(
      () => async (call, healthy) => {
        const reply = await healthy()
        if (call.operation === 'scheduleKeyDeletion') deleted.push(call.body.key_id)
        else if (reply.status === 200) {
          made.push(JSON.parse(reply.text).key_info.key_id)
          // The answer is on its way when the run ends.
          if (made.length === 4) controller.abort()
          await new Promise((resolve) => setTimeout(resolve, 200))
        }
        return reply
      },
      ['createKey', 'scheduleKeyDeletion'],
    )
    const report = await checkAt(url, { signal: controller.signal })

    expect(report.stopped).toBe('it was interrupted')
    expect(made.filter((id) => !deleted.includes(id))).toEqual([])
    expect(report.leftBehind).toEqual([])
  })
})

test('a service that closes connections as they are used again is not accused of it', async () => {
  const mock = await createMock({ accounts: [checkedAccount] })
  await mock.app.ready()
  let closed = 0
  const peer = await listening(
    http.createServer((request, response) => {
      // It says nothing of that beforehand, so that whoever comes next finds out by trying.
      response.on('finish', () => {
        closed += 1
        request.socket.destroy()
      })
      mock.app.routing(request, response)
    }),
  )
  closing.push(peer.close, () => mock.close())
  const { findings, cases } = await checkAt(peer.url, { only: ['genRandom', 'describeKey', 'data'] })

  expect(findings).toEqual([])
  expect(cases.passed).toBeGreaterThan(400)
  expect(closed).toBeGreaterThan(400)
})

describe('a service that answers too much', () => {
  test('pages that never end are a finding, and the run goes on without them', async () => {
    let count = 0
    const url = await serviceThat(
      () => async (call, healthy) => {
        const reply = await healthy({ body: { ...call.body, marker: '0' } })
        count += 1
        const next_marker = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
        const body = JSON.parse(reply.text)
        return reply.status === 200 ? json(200, { ...body, truncated: 'true', next_marker }) : reply
      },
      ['listKeys'],
    )
    const only = ['scenario/paging-of-keys', 'scenario/round-trip']
    const { findings, cases } = await checkAt(url, { only })

    expect(findings.map(({ rule }) => rule)).toContain('the pages of a list come to an end')
    expect(cases).toMatchObject({ passed: 1, failed: 1 })
  })

  test.each(Object.entries(packers))('packed by %s, an answer is as good as any', async (name, pack) => {
    const peer = await packingMock(name.replace(/ .*/, ''), pack, { accounts: [checkedAccount] })
    closing.push(peer.close)
    const { findings, cases } = await checkAt(peer.url, { only: ['genRandom', 'describeKey'] })

    expect(findings).toEqual([])
    expect(cases.passed).toBeGreaterThan(100)
  })
})

describe('a service that has few operations', { timeout: 240_000 }, () => {
  const has: readonly (OperationId | undefined)[] = [
    ...(['createToken', 'listKeys', 'createKey', 'describeKey'] as const),
    ...(['scheduleKeyDeletion', 'encryptData', 'decryptData'] as const),
  ]
  const only = ['data', 'datakeys', 'grants', 'aliases']

  test.each<[string, Reply]>([
    ['as the gateway says it', refusal('ApiNotFound')],
    ['as any server says it', { status: 404, headers: { 'content-type': 'text/html' }, text: '<h1>404' }],
    ['as one without that method', { status: 405, headers: {}, text: '' }],
  ])('misses the others in one finding, %s', async (_, reply) => {
    const url = await serviceThat(
      () => async (call, healthy) => (!call.operation || has.includes(call.operation) ? healthy() : reply),
    )
    const report = await checkAt(url, { only })

    expect(report.findings.map(({ rule }) => rule)).toEqual(['the operations of the contract are there'])
    const [finding] = report.findings
    const lacking = / --exclude (.*)$/.exec(finding?.says ?? '')?.[1]?.split(' ') ?? []
    expect(lacking).toContain('createGrant')
    expect(lacking).not.toContain('encryptData')
    expect(lacking.sort()).toEqual(finding?.operations.sort())
    expect(texts(report)).toContain('--exclude ')
    const again = await checkAt(url, { only, exclude: lacking })
    expect(again.findings).toEqual([])
    expect(again.cases.passed).toBeGreaterThan(200)
    expect(again.skipped.some(({ reason }) => reason === 'the service does not have createGrant')).toBe(true)
  })

  test('an operation that is there for some requests only is no missing one', async () => {
    let count = 0
    const url = await serviceThat(
      () => async (_, healthy) => {
        count += 1
        return count % 2 === 0 ? refusal('ApiNotFound') : healthy()
      },
      ['genRandom'],
    )
    const { findings } = await checkAt(url, { only: ['genRandom'] })

    expect(findings.map(({ rule }) => rule)).not.toContain('the operations of the contract are there')
    expect(findings.length).toBeGreaterThan(0)
  })

  test('when nothing can be tried, nobody is praised', async () => {
    const url = await serviceThat(() => async () => refusal('ApiNotFound'), ['createKey'])
    const report = await checkAt(url, { only: ['scenario/round-trip'] })

    expect(report.findings).toEqual([])
    expect(verdictOf(report)).toBe('Nothing was tried: every case was skipped.')
    expect(JSON.parse(jsonReport(report)).conforms).toBe(false)
  })
})
