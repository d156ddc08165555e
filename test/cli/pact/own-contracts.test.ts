import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createMockOver, demo } from '../../../mock/index.ts'
import { farStore } from '../../support/far-store.ts'
import { ended, launcher, mockRunning, root } from '../command.ts'
import { verify } from './services.ts'

const pacts = ['--pacts', join(root, 'contracts/pacts')]
const projectId = demo.account.projects[0].id
const { ak, sk } = demo.account.users[0].accessKeys[0]

/** The throttle of these mocks is far: that one contract needs another mock, and is kept elsewhere. */
const throttled = /refuses more calls than a second may have/

describe('our own contracts', () => {
  test('are kept by a mock that dewkit pact verify starts', async () => {
    const { code, stdout } = await verify(...pacts)

    expect(stdout).toMatch(/33 interactions at .*: all kept\n$/)
    expect(code).toBe(0)
  })

  test('keep to the contract of KMS', async () => {
    const { code, stdout } = await ended(process.execPath, [launcher, 'pact', 'compare', ...pacts])

    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '33 interactions of 1 pact: they keep to the contract\n',
    })
  })

  test('are kept by a store that has nothing at hand', async () => {
    const mock = await createMockOver(farStore(), { tps: 0 })
    try {
      const url = await mock.app.listen({ port: 0, host: '127.0.0.1' })
      const { stdout } = await verify(url, '--states', 'api', ...pacts)

      expect(failing(stdout)).toEqual([])
    } finally {
      await mock.close()
    }
  })

  test.each([
    ['a token', []],
    ['a signature', ['--ak', ak, '--sk', sk, '--project-id', projectId]],
  ])('are kept through TLS, with %s', async (_, credentials) => {
    const mock = await mockRunning('--tls')
    const [, ca = ''] = /--cacert (\S+)/.exec(mock.stdout()) ?? []
    const args = ['pact', 'verify', mock.url, '--states', 'api', ...credentials, ...pacts]
    const { stdout } = await ended(process.execPath, [launcher, ...args], { NODE_EXTRA_CA_CERTS: ca })

    expect(mock.url).toMatch(/^https:/)
    expect(stdout).toMatch(/33 interactions at https:/)
    expect(failing(stdout)).toEqual([])
  })
})

/** The contracts that are not kept, but for the one that these mocks cannot. */
const failing = (stdout: string) =>
  stdout.split('\n').filter((line) => /^ {2}[✗?~]/.test(line) && !throttled.test(line))
