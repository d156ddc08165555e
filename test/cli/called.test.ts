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
  expect((await under('mokc')).stderr).toMatch(/see npx dewkit --help\n$/)
  expect((await under('mock', '--prot')).stderr).toMatch(/^dewkit mock: .*see npx dewkit mock --help\n$/)
})

test('under npm, so do the help of every command, and every line that shows one', async () => {
  const help = async (...args: string[]) =>
    (await ended(process.execPath, [launcher, ...args, '--help'], { npm_command: 'exec' })).stdout
  const all = await help()
  const names = [...all.matchAll(/^ {2}([a-z]+) {2,}/gm)].flatMap(([, name = '']) =>
    name === 'help' ? [] : name,
  )

  expect(names).toContain('pact')
  for (const page of [
    all,
    ...(await Promise.all([...names.map((name) => help(name)), help('pact', 'verify')])),
  ])
    expect(page).not.toMatch(/^(?:Usage: | {2}|)dewkit /m)
})
