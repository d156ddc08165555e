import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { mockRunning, ran } from './run.ts'

const cwd = inject('plain')
const nodes = inject('nodes')
const bin = 'node_modules/dewkit/bin/dewkit.cjs'
const names = ['mock', 'check', 'proxy', 'diff', 'sign', 'env', 'spec']

describe.each(['lowest', '22', '24'])('on Node %s, dewkit', (version) => {
  const node = nodes[version] ?? ''
  const dewkit = (...args: string[]) => ran(cwd, node, bin, ...args)

  test.each(names)('%s --help tells its options', async (name) => {
    const { code, stdout, stderr } = await dewkit(name, '--help')

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`Usage: dewkit ${name}`)
  })

  test('mock keeps its keys, without a warning of SQLite', async () => {
    const mock = await mockRunning(
      cwd,
      node,
      '--auth',
      'off',
      '--data',
      `data-${version}`,
      '--log-level',
      'warn',
    )
    const { status } = await fetch(`${mock.url}/v1.0/0123456789abcdef0123456789abcdef/kms/encrypt-data`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"key_id":"alias/demo","plain_text":"hello"}',
    })
    await mock.end()

    expect(status).toBe(200)
    expect(mock.complained()).toBe('')
  })

  test('check, proxy, diff and sign work against it', async () => {
    const mock = await mockRunning(cwd, node, '--log-level', 'silent', '--tps', '0')
    const checked = await dewkit('check', mock.url, '--quick', '--no-progress')
    const compared = await dewkit('diff', mock.url, mock.url, '--only', 'genRandom', '--no-progress')
    const signed = await dewkit('sign', 'GET', `${mock.url}/v3/projects`)
    const watched = await dewkit(
      'proxy',
      mock.url,
      '--port',
      '0',
      '--',
      node,
      '-e',
      'fetch(process.env.DEWKIT_PROXY_URL)',
    )
    await mock.end()

    expect(checked.stdout).toContain('Conforms: no finding')
    expect([checked, compared, signed, watched].map(({ code }) => code)).toEqual([0, 0, 0, 0])
  })

  test('env and spec print what they print', async () => {
    expect(JSON.parse((await dewkit('env', '--json')).stdout)).toHaveProperty('clients.python')
    expect((await dewkit('spec')).stdout).toMatch(/^openapi: 3\.1\.0\n/)
    expect((await dewkit('spec', '--openapi', '3.0')).stdout).toMatch(/^openapi: 3\.0\.3\n/)
  })

  test('mock --tls makes a certificate', async () => {
    const mock = await mockRunning(cwd, node, '--tls', '--log-level', 'silent')
    await mock.end()

    expect(mock.url).toMatch(/^https:/)
  })
})

test('on Node 20, dewkit says in one line what is needed', async () => {
  const { code, stdout, stderr } = await ran(cwd, nodes[20] ?? '', bin, 'mock')

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(
    /^dewkit: Node 22\.19 or newer is needed, and this is 20\.[\d.]+: install a newer one\n$/,
  )
})

test('the command is in the path of the project', () => {
  const link = readFileSync(join(cwd, 'node_modules/.bin/dewkit'), 'utf8')

  expect(link).toMatch(/^#!\/usr\/bin\/env node\n/)
})
