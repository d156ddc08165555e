import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { ran } from './run.ts'

const cwd = inject('equipped')
const node = inject('nodes')[24] ?? ''
const page = readFileSync(join(import.meta.dirname, '../../docs/in-tests.md'), 'utf8')
const programs = [...page.matchAll(/```(?:ts|js)\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(
  ([, name = '', text = '']) => ({ name, text }),
)
const bare = [...page.matchAll(/```(?:ts|js)\n(?!\/\/ )/g)]

describe('docs/in-tests.md', () => {
  beforeAll(() => {
    for (const { name, text } of programs) writeFileSync(join(cwd, name), text)
  })

  test('names the file of each program', () => {
    expect(programs.map(({ name }) => name)).toContain('encrypt.test.ts')
    expect(bare).toEqual([])
  })

  test('has tests that vitest passes', async () => {
    const { code, stdout, stderr } = await ran(
      cwd,
      node,
      'node_modules/vitest/vitest.mjs',
      'run',
      '--exclude',
      '*.test.js',
    )

    expect(code, stdout + stderr).toBe(0)
    expect(stdout).toMatch(/Tests.*3 passed/)
  })

  test('has a test that jest passes, and which lets it end', async () => {
    const { code, stderr } = await ran(
      cwd,
      node,
      'node_modules/jest/bin/jest.js',
      'encrypt.test.js',
      '--rootDir=.',
    )

    expect(code, stderr).toBe(0)
    expect(stderr).toContain('1 passed')
    expect(stderr).not.toMatch(/did not exit|open handles/)
  })

  test('has a test that node:test passes', async () => {
    expect((await ran(cwd, node, '--test', 'encrypt.node.mjs')).code).toBe(0)
  })

  test('has options that do what they say', async () => {
    const { stdout, stderr } = await ran(cwd, node, 'options.mts')

    expect({ stdout, stderr }).toMatchObject({ stdout: 'false\n' })
  })
})

test('the README’s programs run from the package', async () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const [, last = ''] = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  writeFileSync(join(cwd, 'readme.mts'), last)

  expect((await ran(cwd, node, 'readme.mts')).stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+ 0d0466b0/)
})
