import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Mutant, startMutant } from '../mutants/mutant.ts'
import {
  dewkit,
  ended,
  launcher,
  mockRunning,
  type Running,
  temporaryFile,
  temporaryFolder,
  without,
} from './command.ts'

const nowhere = ['http://127.0.0.1:9', '--token', 'x', '--project-id', 'y']

describe.concurrent('dewkit check', { timeout: 120_000 }, () => {
  let mock: Running
  beforeAll(async () => {
    mock = await mockRunning()
  })
  let runs = 0
  /** They run at the same time, so each has CMKs of its own. */
  const check = (...args: string[]) => {
    runs += 1
    return dewkit('check', mock.url, '--no-progress', '--keys-prefix', `run-${runs}-`, ...args)
  }

  test('of the mock, as its demo user: conforms', async () => {
    const { code, stdout, stderr } = await check('--quick')

    expect(code).toBe(0)
    expect(stdout).toMatch(/Conforms: no finding in \d+ of 500 cases\.\n$/)
    expect(stdout).not.toContain('\x1b')
    expect(stderr).toBe('as the demo user of the mock\n')
  })

  test('writes the reports that it is asked for', async () => {
    const folder = temporaryFolder()
    const file = (name: string) => join(folder, name)
    const { code } = await check(
      '--only',
      'genRandom',
      '--html',
      file('r.html'),
      '--junit',
      file('r.xml'),
      '--json',
      file('r.json'),
      '--markdown',
      file('r.md'),
    )

    expect(code).toBe(0)
    expect(readFileSync(file('r.html'), 'utf8')).toMatch(/^<!doctype html>/)
    expect(readFileSync(file('r.xml'), 'utf8')).toMatch(/^<\?xml/)
    expect(JSON.parse(readFileSync(file('r.json'), 'utf8'))).toMatchObject({ conforms: true })
    expect(readFileSync(file('r.md'), 'utf8')).toMatch(/^## dewkit check/)
  })

  test('lists the ids of cases, and replays one', async () => {
    const { stdout } = await dewkit(
      'check',
      'http://localhost',
      '--token',
      'x',
      '--project-id',
      'y',
      '--list',
      '--only',
      'encryptData',
    )
    const id = 'encryptData/plain_text has 4097 characters'

    expect(stdout.split('\n')).toContain(id)
    expect((await check('--replay', id)).stdout).toContain('1 passed, 0 failed, 0 skipped')
  })

  test('reads its options from a file; the command line wins', async () => {
    const yaml = temporaryFile(
      'dewkit.config.yaml',
      `url: ${mock.url}\nonly: [genRandom]\nseed: 11\nmax-cases: 20\n`,
    )
    const ts = temporaryFile(
      'dewkit.config.ts',
      `export default { url: '${mock.url}', only: ['genRandom'], seed: 12 }\n`,
    )
    const [fromYaml, fromTs] = await Promise.all([
      dewkit('check', '--no-progress', '--config', yaml),
      dewkit('check', '--no-progress', '--config', ts, '--seed', '13'),
    ])

    expect(fromYaml.stdout).toMatch(/20 passed[\s\S]*seed 11,/)
    expect(fromTs.stdout).toContain('seed 13,')
  })

  test('records names, types and codes, and compares with the record later', async () => {
    const file = join(temporaryFolder(), 'record.json')
    const few = ['--only', 'genRandom', 'describeKey', '--exclude', 'scenario']
    const recorded = await check(...few, '--record', file)
    const same = await check('--against', file)
    const odd: Mutant = {
      ...{ name: 'x', group: 'x', defect: 'x', operations: ['genRandom'] },
      create: () => async (_, healthy) => ({ ...(await healthy()), status: 418 }),
    }
    const { url, close } = await startMutant(odd, {})
    const other = await dewkit('check', url, '--no-progress', '--against', file)
    await close()

    expect([recorded.code, same.code, other.code]).toEqual([0, 0, 1])
    expect(readFileSync(file, 'utf8')).not.toContain('dewkit-check')
    expect(other.stdout).toContain('418')
  })

  test.each([
    [['check'], /give the address/],
    [['check', 'nowhere'], /no URL/],
    [['check', 'http://127.0.0.1:9'], /No answer from http:\/\/127\.0\.0\.1:9/],
    [['check', 'https://kms.example.com'], /no credentials: give --token/],
    [['check', 'http://127.0.0.1:9', '--ak', 'x'], /--ak and --sk belong together/],
    [['check', 'http://127.0.0.1:9', '--token', 'x'], /--token needs --project-id/],
    [['check', 'http://127.0.0.1:9', '--user', 'x'], /--user needs --password and --domain/],
    [['check', 'http://127.0.0.1:9', '--only', 'nonsense'], /no case fits nonsense/],
    [['check', ...nowhere, '--only', 'nonsense', '--list'], /no case fits nonsense/],
    [
      ['check', ...nowhere, '--only', 'encryptDate', '--list'],
      /fits encryptDate: did you mean encryptData\?/,
    ],
    [['check', ...nowhere, '--only', 'data-keys'], /did you mean datakeys\?/],
    [['check', ...nowhere, '--replay', 'scenario/round-tripp', '--list'], /mean scenario\/round-trip\?/],
    [
      ['check', ...nowhere, '--only', 'genRandom', '--exclude', 'genRandom'],
      /fits genRandom: dewkit check --list/,
    ],
    [['check', 'http://127.0.0.1:9', '--classic', '--current'], /cannot be used with/],
    [['check', 'http://127.0.0.1:9', '--seed', 'x'], /whole number/],
    [['check', '--config', 'missing.yaml'], /cannot be read/],
    [['check', 'http://127.0.0.1:9', '--against', 'package.json'], /is no parity record/],
    [['check', 'http://127.0.0.1:9', '--against', 'missing'], /cannot be read/],
    [['sign', 'GET', 'nowhere'], /no URL/],
  ])('%j: one line, exit code 2', async (args, says) => {
    const { code, stdout, stderr } = await dewkit(...args)

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .filter((line) => !line.startsWith('as the demo')),
    ).toEqual([expect.stringMatching(says)])
  })

  test('an unknown option in a config file is refused', async () => {
    const file = temporaryFile('dewkit.config.json', '{"url":"http://127.0.0.1:9","sed":1}')
    const { code, stderr } = await dewkit('check', '--config', file)

    expect(code).toBe(2)
    expect(stderr).toContain('there is no option sed')
  })

  test('of a wrong implementation: says what, why and how to repeat it, exit code 1', async ({ skip }) => {
    skip(...without('bash', 'curl'))
    const lax: Mutant = {
      ...{ name: 'x', group: 'x', defect: 'x', operations: ['genRandom'] },
      create: () => async (call, healthy) =>
        String(call.body?.random_data_length) === '8200'
          ? healthy({ body: { random_data_length: '8192' } })
          : healthy(),
    }
    const { url, close } = await startMutant(lax, {})
    const { code, stdout } = await dewkit('check', url, '--no-progress', '--only', 'genRandom')
    const replay = /replay +dewkit check (.*)/.exec(stdout)?.[1] ?? ''
    const again = await ended('bash', [
      '-c',
      `"$0" "$1" check --no-progress ${replay}`,
      process.execPath,
      launcher,
    ])
    const curl = (/curl +(curl .*)/.exec(stdout)?.[1] ?? 'false').replaceAll('dewkit sign', `"$0" "$1" sign`)
    const sent = await ended('bash', ['-c', curl, process.execPath, launcher])
    await close()

    expect([code, again.code]).toEqual([1, 1])
    expect(stdout).toMatch(/accepts too much: random_data_length /)
    expect(stdout).toMatch(/genRandom with a random_data_length that is "?8200/)
    expect(stdout).toContain('400 KMS.1801 (InvalidRandomLength)')
    // What it lets through it answers too short, which is another defect.
    expect(stdout).toMatch(/Does not conform: 2 findings/)
    expect(sent.stdout).toMatch(/^HTTP\/1\.1 200/)
  })

  test('sign prints a token by password and a signature by access key', async () => {
    const url = `${mock.url}/v1.0/0123456789abcdef0123456789abcdef/kms/list-keys`
    const keys = ['--ak', 'DEWKITDEMOACCESSKEY0', '--sk', 'dewkit-demo-secret-access-key-0000000000']
    const [byToken, bySignature] = await Promise.all([
      dewkit('sign', 'POST', url, '--data', '{}'),
      dewkit(
        'sign',
        'POST',
        url,
        '--data',
        '{}',
        ...keys,
        '--project-id',
        '0123456789abcdef0123456789abcdef',
      ),
    ])
    for (const { stdout } of [byToken, bySignature]) {
      const headers = Object.fromEntries(
        stdout
          .trim()
          .split('\n')
          .map((line) => line.split(/: (.*)/).slice(0, 2)),
      )
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: '{}',
      })
      expect(answer.status).toBe(200)
    }
  })

  test('an interrupted run says so, and ends in order', async () => {
    const child = spawn(
      process.execPath,
      [launcher, 'check', mock.url, '--no-progress', '--keys-prefix', 'interrupted-'],
      { stdio: 'pipe' },
    )
    const printed = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk) => (printed.stdout += chunk))
    const begun = new Promise<void>((resolve) => {
      child.stderr.on('data', (chunk) => {
        printed.stderr += chunk
        if (printed.stderr.includes('demo user')) resolve()
      })
    })
    await begun
    await setTimeout(300)
    child.kill('SIGINT')
    const code = await new Promise((resolve) => child.on('close', resolve))

    expect(code).toBe(2)
    expect(printed.stderr).toContain('stopping, and deleting what was created')
    expect(printed.stdout).toMatch(/No finding so far, in \d+ of [\d,]+ cases: it was interrupted/)
  })
})
