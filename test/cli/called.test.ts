import { expect, test } from 'vitest'
import { asCalled } from '../../src/cli/called.ts'
import { ended, launcher } from './command.ts'

test('hints name the command as it was called', () => {
  expect(asCalled('see dewkit mock --help', { npm_command: 'exec' })).toBe('see npx dewkit mock --help')
  expect(asCalled('see dewkit mock --help', {})).toBe('see dewkit mock --help')
  expect(asCalled('the dewkit package', { npm_command: 'exec' })).toBe('the dewkit package')
})

test('under npm, help and refusals speak of npx', async () => {
  const under = (...args: string[]) => ended(process.execPath, [launcher, ...args], { npm_command: 'exec' })

  expect((await under('mock', '--help')).stdout).toContain('Usage: npx dewkit mock [options]')
  expect((await under('mock', '--prot')).stderr).toMatch(/^dewkit mock: .*see npx dewkit mock --help\n$/)
})
