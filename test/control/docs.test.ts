import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demo, type Mock, startMock } from '../../mock/index.ts'
import { launcher, root } from '../cli/command.ts'

const run = promisify(execFile)
const missing = ['bash', 'curl'].filter((command) => spawnSync(command, ['--version']).error)

const blocksOf = (page: string, language: string) =>
  [
    ...readFileSync(join(root, 'docs', page), 'utf8').matchAll(
      new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'),
    ),
  ].map(([, code = ''], at) => [at + 1, code] as const)

/** `dewkit` is the one of this checkout, and steers the mock of the test. A call that is refused ends the script. */
const prelude = `set -euo pipefail
dewkit() { "$NODE" "$LAUNCHER" "$@" --mock "$MOCK"; }
curl() { command curl --fail-with-body "$@"; }
`

describe.each(['steering.md', 'faults.md', 'journal.md'])('docs/%s', (page) => {
  let mock: Mock & { url: string }
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-docs-'))

  beforeEach(async () => {
    mock = await startMock()
    const { name, password } = demo.account.users[0]
    const user = { name, password, domain: { name: demo.account.name } }
    const scope = { project: { id: demo.account.projects[0].id } }
    const post = (path: string, body: object, headers = {}) =>
      fetch(mock.url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    const signedIn = await post('/v3/auth/tokens', {
      auth: { identity: { methods: ['password'], password: { user } }, scope },
    })
    const token = { 'X-Auth-Token': signedIn.headers.get('X-Subject-Token') ?? '' }
    const path = `/v1.0/${scope.project.id}/kms/encrypt-data`
    await post(path, { key_id: 'alias/demo', plain_text: 'hello' }, token)
  })
  afterEach(() => mock.close())

  test.for(blocksOf(page, 'sh'))('runs its commands %d', async ([, script], { skip }) => {
    skip(missing.length > 0, `needs ${missing.join(' and ')}`)
    const env = { ...process.env, MOCK: mock.url, NODE: process.execPath, LAUNCHER: launcher }
    const { stderr } = await run('bash', ['-c', prelude + script], { cwd: folder, env })

    expect(stderr).toBe('')
  })

  for (const [at, code] of blocksOf(page, 'ts'))
    test(`runs its example ${at}`, async () => {
      const file = join(root, `test/.docs-example-${at}.ts`)
      writeFileSync(file, code.replace("'dewkit/mock'", "'../src/testing/mock.ts'"))
      const { stdout } = await run(process.execPath, [file]).finally(() => rmSync(file))

      expect(stdout).toBe('deleted leaving\n')
    })
})
