import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { startMock } from '../mock/index.ts'
import manifest from '../package.json' with { type: 'json' }

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const run = promisify(execFile)
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text)
/** Every encryption is another one; its length is not. */
const masked = (text: string) =>
  text.replace(/"cipher_text":"([^"]*)"/g, (_, blob: string) => `"cipher_text":"${blob.length}"`)
const missing = ['bash', 'curl'].filter((command) => spawnSync(command, ['--version']).error)

describe('the README', () => {
  test('shows an exchange that is real', async ({ skip }) => {
    skip(missing.length > 0, `needs ${missing.join(' and ')}`)
    const mock = await startMock()
    const folder = mkdtempSync(join(tmpdir(), 'dewkit-readme-'))
    const [exchange = ''] = blocks('console')
    const lines = exchange.split('\n')
    const commands = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2))
    const script = commands.join('\n').replaceAll('http://127.0.0.1:8010', mock.url)
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder })
    rmSync(folder, { recursive: true })
    await mock.close()

    expect(masked(stdout)).toBe(
      masked(`${lines.filter((line) => line && !line.startsWith('$ ')).join('\n')}\n`),
    )
  })

  test.each(blocks('ts').map((code, index) => [index + 1, code] as const))(
    'has an example %d that runs',
    async (index, code) => {
      const mock = await startMock()
      const file = join(root, `test/.readme-example-${index}.ts`)
      const here = code
        .replaceAll('http://127.0.0.1:8010', mock.url)
        .replace("'dewkit/client'", "'../src/client/index.ts'")
        .replace("'dewkit/mock'", "'../src/testing/mock.ts'")
      writeFileSync(file, here)
      const { stdout } = await run(process.execPath, [file], { cwd: root }).finally(() => rmSync(file))
      await mock.close()

      expect(stdout).toMatch(
        /^(Ag[A-Za-z0-9+/]+=*|http:\/\/127\.0\.0\.1:\d+ 0d0466b0-e727-4d9c-b35d-f84bb474a37f)\n$/,
      )
    },
  )

  test('names scripts that exist', () => {
    const named = [...readme.matchAll(/npm (?:run )?(start|test|prism|bench|[\w:]+)\b/g)].map(
      ([, name = '']) => name,
    )
    const scripts = Object.keys(manifest.scripts)

    expect(named.filter((name) => !scripts.includes(name) && !['ci', 'are'].includes(name))).toEqual([])
  })

  test('links to pages that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !link.startsWith('http'))

    expect(() => links.map((link) => readFileSync(join(root, link)))).not.toThrow()
  })
})
