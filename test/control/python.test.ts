import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startMock } from '../../mock/index.ts'

const isMissing = spawnSync('python3', ['--version']).error !== undefined

test('a test in Python steers a mock with its standard library', async ({ skip }) => {
  skip(isMissing, 'needs python3')
  const mock = await startMock()
  const script = join(import.meta.dirname, 'steer.py')
  const { stdout } = await promisify(execFile)('python3', [script, mock.url]).finally(() => mock.close())

  expect(stdout).toBe('steered\n')
})
