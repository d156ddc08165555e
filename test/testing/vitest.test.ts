import { describe } from 'vitest'
import { check } from '../../src/testing/check.ts'
import { expect, test } from '../../src/testing/vitest.ts'

describe.concurrent('the fixture of vitest', () => {
  const seen = new Set<string>()

  for (const number of [1, 2, 3]) {
    test(`gives test ${number} a project of its own, with the demo key in it`, async ({ kms, mock }) => {
      expect(seen.has(mock.project.id)).toBe(false)
      seen.add(mock.project.id)
      const created = await kms.createKey({ key_alias: 'the-same-name-everywhere' })
      const { data } = (await kms.listKeys()) as { data: { keys: string[] } }

      expect(created.ok).toBe(true)
      expect(data.keys).toHaveLength(2)
      expect(data.keys).toContain('0d0466b0-e727-4d9c-b35d-f84bb474a37f')
    })
  }

  test('takes the project away after the test', async ({ mockServer }) => {
    const project = await mockServer.isolatedProject()
    const kms = await project.client()
    const before = await kms.listKeys()
    await project.remove()
    const after = await (await project.client()).listKeys()

    expect(before.ok).toBe(true)
    expect(after).toMatchObject({ ok: false, error: { status: 401 } })
  })

  test('plants keys in the project, with their material', async ({ kms, mock }) => {
    const material = Buffer.alloc(32, 7).toString('base64')
    await mock.plant({ keys: [{ key_alias: 'orders', aliases: ['alias/orders'], material }] })
    const sealed = await kms.encryptData({ key_id: 'alias/orders', plain_text: 'hello' })
    const opened = sealed.ok && (await kms.decryptData({ cipher_text: sealed.data.cipher_text }))

    expect(opened).toMatchObject({ ok: true, data: { plain_text: 'hello' } })
  })
})

describe('a report of the checker', () => {
  test('conforms when the mock is judged', async ({ mock }) => {
    const seen: number[] = []
    const report = await check({
      ...{ url: mock.url, credentials: mock.credentials, only: ['encryptData'], quick: true },
      onProgress: ({ done }) => seen.push(done),
    })

    expect(report).toConform()
    expect(report.cases.passed).toBeGreaterThan(20)
    expect(seen.length).toBeGreaterThan(20)
  })

  test('says what is wrong when it does not', async ({ mock }) => {
    const report = await check({ url: mock.url, credentials: mock.credentials, only: ['genRandom'] })
    const finding = {
      ...report.findings[0],
      says: 'random bytes are fetched',
      class: 'wrong status',
      rule: 'r',
    }
    const wrong = {
      ...report,
      findings: [{ cases: ['x'], operations: [], expected: 'this', got: 'that', ...finding }],
    }

    expect(() => expect(wrong).toConform()).toThrow(/Does not conform: 1 finding/)
    expect(() => expect(wrong).toConform()).toThrow(/expected.*this/s)
    expect(() => expect(report).not.toConform()).toThrow(/Conforms: no finding/)
  })

  test('cannot be had of words that name no case', async ({ mock }) => {
    const nothing = check({ url: mock.url, credentials: mock.credentials, only: ['encryptDatum'] })

    await expect(nothing).rejects.toThrow('No case fits encryptDatum.')
  })
})
