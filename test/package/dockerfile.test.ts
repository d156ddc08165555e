import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { environmentWith, ran } from './run.ts'

const root = join(import.meta.dirname, '../..')
const node = inject('nodes')[24] ?? ''
const text = readFileSync(join(root, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ')
const instructions = text
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => ({ name: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }))
const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'))
const argumentsOf = (name: string): string[] => {
  const { rest = '' } = lastStage.find((each) => each.name === name) ?? {}
  return JSON.parse(rest.slice(rest.indexOf('[')))
}

/** The last stage, made here without Docker: what it copies, started as it says. */
function contained(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-image-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const { name, rest } of lastStage.filter(({ name }) => name === 'COPY')) {
    expect(name).toBe('COPY')
    const words = rest.split(' ').filter((word) => !word.startsWith('--'))
    const to = words.pop() ?? ''
    for (const from of words) {
      const source = join(root, from.replace('/src/', ''))
      mkdirSync(folder, { recursive: true })
      cpSync(source, join(folder, to === './' ? from.replace('/src/', '') : to), { recursive: true })
    }
  }
  return folder
}

describe('the Dockerfile', () => {
  test('has no complaint of its linter', async () => {
    const linter = join(inject('equipped'), 'node_modules/dockerfile-utils/bin/dockerfile-utils')
    const { code, stdout, stderr } = await ran(root, node, linter, 'lint', 'Dockerfile')

    expect(code, stdout + stderr).toBe(0)
  })

  test('runs as nobody special', () => {
    expect(lastStage.findLast(({ name }) => name === 'USER')?.rest).toBe('node')
    expect(lastStage.some(({ name }) => name === 'RUN')).toBe(false)
  })

  test('starts a mock with what it copies, which its health check finds', async () => {
    const cwd = contained()
    const environment = { ...environmentWith(node), DEWKIT_HOST: '127.0.0.1', DEWKIT_PORT: '28431' }
    const [, ...entry] = argumentsOf('ENTRYPOINT')
    const [, ...health] = argumentsOf('HEALTHCHECK')
    const healthCode = () =>
      new Promise((resolve) => {
        spawn(node, health, { cwd, env: environment, stdio: 'ignore' }).on('exit', resolve)
      })
    expect(await healthCode()).toBe(1)

    const mock = spawn(node, [...entry, ...argumentsOf('CMD')], { cwd, env: environment })
    const ended = new Promise((resolve) => mock.on('exit', resolve))
    await new Promise((resolve) => {
      let said = ''
      mock.stdout.on('data', (chunk) => {
        said += chunk
        if (said.includes('Ctrl-C')) resolve(undefined)
      })
    })
    expect(await healthCode()).toBe(0)

    mock.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})
