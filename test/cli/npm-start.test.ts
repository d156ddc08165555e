import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { root } from './command.ts'

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  )

test('SIGTERM to `npm start` ends the mock', async () => {
  const npm = spawn('npm', ['start', '--', '--port', '0', '--log-level', 'silent'], { cwd: root })
  const url = await new Promise<string>((resolve) => {
    let said = ''
    npm.stdout.on('data', (chunk) => {
      said += chunk
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? []
      if (found && said.includes('Ctrl-C')) resolve(found)
    })
  })
  expect(await answers(url)).toBe(true)
  npm.kill('SIGTERM')

  while (await answers(url)) await wait(50)
})
