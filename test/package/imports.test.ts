import { describe, expect, inject, test } from 'vitest'
import { ranText } from './run.ts'

const cwd = inject('plain')
const nodes = inject('nodes')
const clientAgainstNobody = `
const kms = createClient({ endpoint: 'http://127.0.0.1:9', credentials: { token: 'x' }, projectId: '0'.repeat(32) })
kms.listKeys().catch((error) => console.log(error.message.slice(0, 37)))`
const roundTrip = `
async function main() {
  const mock = await startMock({ seed: { keys: [{ key_alias: 'orders', aliases: ['alias/orders'] }] } })
  const kms = await mock.client()
  const sealed = await kms.encryptData({ key_id: 'alias/orders', plain_text: 'hello' })
  const opened = await kms.decryptData({ cipher_text: sealed.data.cipher_text })
  const report = await check({ url: mock.url, credentials: mock.credentials, only: ['genRandom'] })
  console.log(opened.data.plain_text, report.findings.length, errors.KeyDisabled.code, typeof createClient)
  await mock.close()
}
main()`
const names = { mock: 'startMock', check: 'check', client: 'createClient' }
const ways: [way: string, file: string, head: string][] = [
  [
    'import',
    'a.mjs',
    [
      ...Object.entries(names).map(([from, name]) => `import { ${name} } from 'dewkit/${from}'`),
      `import { errors } from 'dewkit'`,
    ].join('\n'),
  ],
  [
    'require',
    'b.cjs',
    [
      ...Object.entries(names).map(([from, name]) => `const { ${name} } = require('dewkit/${from}')`),
      `const { errors } = require('dewkit')`,
    ].join('\n'),
  ],
  [
    'import()',
    'c.mjs',
    [
      ...Object.entries(names).map(([from, name]) => `const { ${name} } = await import('dewkit/${from}')`),
      `const { errors } = await import('dewkit')`,
    ].join('\n'),
  ],
]

describe.each(['lowest', '22', '24'])('on Node %s', (version) => {
  test.each(ways)('%s gives a mock, a checker and a client that work', async (way, file, head) => {
    const { stdout, stderr } = await ranText(
      cwd,
      nodes[version] ?? '',
      `${version}-${file}`,
      head + roundTrip,
    )

    expect(stderr, way).toBe('')
    expect(stdout).toBe('hello 0 KMS.0209 function\n')
  })

  test('the same modules are one, however they are loaded', async () => {
    const program = `import { createRequire } from 'node:module'
      import * as imported from 'dewkit/mock'
      const required = createRequire(import.meta.url)('dewkit/mock')
      console.log(imported.startMock === required.startMock)`
    expect((await ranText(cwd, nodes[version] ?? '', `${version}-same.mjs`, program)).stdout).toBe('true\n')
  })

  test('contract and schema are to be had', async () => {
    const program = `const contract = require('dewkit/openapi.json'), seed = require('dewkit/seed.schema.json')
      console.log(contract.openapi, seed.title, require('dewkit/package.json').name)`
    expect((await ranText(cwd, nodes[version] ?? '', `${version}-json.cjs`, program)).stdout).toBe(
      '3.1.0 dewkit seed file dewkit\n',
    )
  })
})

describe('on Node 20', () => {
  test.each([
    ['import', 'old.mjs', `import { createClient } from 'dewkit/client'`],
    ['require', 'old.cjs', `const { createClient } = require('dewkit/client')`],
  ])('%s gives the client', async (_way, file, head) => {
    const { stdout, stderr } = await ranText(cwd, nodes[20] ?? '', file, head + clientAgainstNobody)

    expect(stderr).toBe('')
    expect(stdout).toBe('No answer from http://127.0.0.1:9/v1.\n')
  })
})
