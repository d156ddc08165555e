import { execFileSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { ran } from './run.ts'

const plain = inject('plain')
const cwd = inject('equipped')
const node = inject('nodes')[24] ?? ''
const inside = join(plain, 'node_modules/dewkit')

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

test('it has less than 2.1 MB, and brings nothing else along', () => {
  expect(sizeOf(inside)).toBeLessThan(2_100_000)
  expect(readdirSync(join(plain, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['dewkit'])
})

test('it has what it is for, and no sources or tests', () => {
  expect(readdirSync(inside).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'bin',
    'dist',
    'package.json',
  ])
})

test('publint has no complaint', async () => {
  const { code, stdout } = await ran(inside, node, join(cwd, 'node_modules/publint/src/cli.js'), '--strict')

  expect(code, stdout).toBe(0)
})

test('are the types wrong? They are not', async () => {
  const attw = 'node_modules/@arethetypeswrong/cli/dist/index.js'
  const exclude = ['vitest', 'vitest/global-setup', 'openapi.json', 'seed.schema.json']
  const options = ['--profile', 'node16', '--exclude-entrypoints', ...exclude]
  const all = await ran(cwd, node, attw, inject('tarball'), ...options)
  const modules = ['--profile', 'esm-only', '--entrypoints', 'vitest', 'vitest/global-setup']
  const esm = await ran(cwd, node, attw, inject('tarball'), ...modules)

  expect(all.code, all.stdout).toBe(0)
  expect(esm.code, esm.stdout).toBe(0)
})

test('the client has nothing of Node: a bundle for browsers has no import left', async () => {
  writeFileSync(
    join(cwd, 'page.js'),
    `import { createClient } from 'dewkit/client'\nglobalThis.kms = createClient\n`,
  )
  const rolldown = join(cwd, 'node_modules/rolldown/bin/cli.mjs')
  execFileSync(node, [rolldown, 'page.js', '--platform', 'browser', '--file', 'page.out.js', '--minify'], {
    cwd,
  })
  const { stdout } = await ran(cwd, node, '-p', `require('fs').readFileSync('page.out.js', 'utf8')`)

  expect(stdout).not.toMatch(/\b(require|process|Buffer)\b\s*[.(]|from\s*["']|import\s*\(/)
  expect(stdout.length).toBeLessThan(80_000)
})
