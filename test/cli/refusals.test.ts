import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dewkit, type Ended, mockRunning, temporaryFile, temporaryFolder } from './command.ts'

function expectOneLine({ code, stdout, stderr }: Ended, says: RegExp) {
  expect(stderr).toMatch(says)
  expect(stderr.match(/\n/g)).toHaveLength(1)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
}

describe.concurrent('one line and exit code 2', () => {
  test.each([
    [
      'an unknown command',
      ['mok'],
      /^dewkit: unknown command 'mok' \(Did you mean mock\?\); see dewkit --help\n$/,
    ],
    [
      'an unknown option',
      ['mock', '--prot', '1'],
      /^dewkit mock: unknown option '--prot' \(Did you mean --port\?\); see/,
    ],
    [
      'an option without value',
      ['mock', '--port'],
      /^dewkit mock: option '--port <number>' argument missing/,
    ],
    ['a port that is none', ['mock', '--port', '65536'], /must be a whole number from 0 to 65535/],
    ['a limit that is none', ['mock', '--tps', '-1'], /must be a whole number/],
    ['an unknown mode', ['mock', '--auth', 'none'], /Allowed choices are strict, lenient, off/],
    ['an unknown level', ['mock', '--log-level', 'loud'], /Allowed choices are silent, error/],
    ['an argument too many', ['mock', 'now'], /too many arguments/],
    ['an argument of two lines', ['mock', '--port', '1\n2\x1b[31m'], /argument '1 2 \[31m' is invalid/],
    ['a database that is none', ['mock', '--database', 'mysql://x'], /must be a URL such as postgres:\/\//],
    [
      'two places to keep keys',
      ['mock', '--data', 'x', '--database', 'postgres://h/d'],
      /cannot be used with/,
    ],
    [
      'a database that does not answer',
      ['mock', '--database', 'postgres://user:secret@127.0.0.1:1/keys'],
      /^dewkit mock: the database 127\.0\.0\.1:1\/keys cannot be used: the database does not answer\n$/,
    ],
    ['an empty host', ['mock', '--host', ''], /must not be empty/],
    ['an origin that is none', ['mock', '--cors', 'localhost:5173'], /must be an origin, such as http:/],
    [
      'an origin with a path',
      ['mock', '--cors', 'http://a.example', 'http://b.example/'],
      /must be an origin/,
    ],
    [
      'a name with a port',
      ['mock', '--allow-host', 'kms:8010'],
      /must be a name or an address, without a port/,
    ],
    [
      'a host of somewhere else',
      ['mock', '--port', '0', '--host', '203.0.113.9'],
      /203\.0\.113\.9 is no address .*--host/,
    ],
    [
      'a seed that is not there',
      ['mock', '--seed', 'no/such.yaml'],
      /^dewkit mock: no\/such\.yaml cannot be read \(ENOENT\)/,
    ],
    [
      'data in a file',
      ['mock', '--port', '0', '--data', 'package.json'],
      /--data package\.json is no folder/,
    ],
    [
      'data below a file',
      ['mock', '--port', '0', '--data', 'package.json/x', '--tls'],
      /--data package\.json\/x is no folder/,
    ],
    ['an endpoint that is none', ['env', '--endpoint', 'localhost'], /must be an address such as http:/],
    ['two forms at once', ['env', '--shell', '--json'], /'--shell' cannot be used with option '--json'/],
    [
      'a shell for a client without',
      ['env', '--shell', '--client', 'php'],
      /^dewkit env: php takes no settings from the env/,
    ],
    ['an unknown format', ['spec', '--format', 'xml'], /Allowed choices are yaml, json/],
  ])('for %s', async (_, args, says) => {
    expectOneLine(await dewkit(...args), says)
  })

  test('for a port in use', async () => {
    const { url } = await mockRunning()
    const { port } = new URL(url)

    expectOneLine(
      await dewkit('mock', '--port', port),
      new RegExp(`^dewkit mock: port ${port} is in use: .*--port`),
    )
  })

  test('for a folder in use by another mock', async () => {
    const data = temporaryFolder()
    await mockRunning('--data', data)

    expectOneLine(
      await dewkit('mock', '--port', '0', '--data', data),
      /in use by another mock: stop that one, or choose/,
    )
  })

  test('for a folder whose database is none', async () => {
    const data = temporaryFolder()
    writeFileSync(join(data, 'dewkit.sqlite'), 'no database, certainly none')

    expectOneLine(
      await dewkit('mock', '--port', '0', '--data', data),
      /dewkit\.sqlite in --data .* is damaged/,
    )
  })

  test.each<[string, (file: string) => void, RegExp]>([
    [
      'an empty file where a store was',
      (file) => truncateSync(file, 0),
      /^dewkit mock: dewkit\.sqlite in --data \S+ is empty: .* remove the file to begin anew\n$/,
    ],
    [
      'a file that is cut short',
      (file) => truncateSync(file, 4096),
      /dewkit\.sqlite in --data \S+ is damaged: restore it from a copy/,
    ],
    [
      'a record that is damaged, by its name and without what it says',
      (file) =>
        writeFileSync(file, readFileSync(file, 'latin1').replaceAll('"spec":"AES', '"spec":"BES'), 'latin1'),
      /the record cmk 0d0466b0-e727-4d9c-b35d-f84bb474a37f in dewkit\.sqlite in --data \S+ is damaged: restore/,
    ],
    [
      'a folder of a newer dewkit',
      (file) => {
        const bytes = readFileSync(file)
        bytes.writeUInt32BE(99, 60) // where SQLite keeps the user_version
        writeFileSync(file, bytes)
      },
      /dewkit\.sqlite in --data \S+ was written by a newer dewkit: use that one/,
    ],
  ])('for %s', async (_, change, says) => {
    const data = temporaryFolder()
    await (await mockRunning('--data', data)).end('SIGTERM')
    change(join(data, 'dewkit.sqlite'))

    expectOneLine(await dewkit('mock', '--port', '0', '--data', data), says)
  })

  test('for a folder that may not be written', async ({ skip }) => {
    skip(process.getuid?.() === 0, 'root may write everywhere')
    const data = join(temporaryFolder(), 'locked')
    mkdirSync(data, { mode: 0o500 })

    expectOneLine(
      await dewkit('mock', '--port', '0', '--data', data),
      /--data .* cannot be used .*: choose a folder/,
    )
  })

  test('for a mistake in a seed, with its place and without its secrets', async () => {
    const seed = temporaryFile('seed.yaml', 'keys:\n  - key_alias: orders\n    material: topsecret!\n')
    const refused = await dewkit('mock', '--port', '0', '--seed', seed)

    expectOneLine(refused, /seed\.yaml:3:15: keys\[0\]\.material must be Base64 or hexadecimal\n$/)
    expect(refused.stderr).not.toContain('topsecret')
  })
})

describe.concurrent('help', () => {
  test.each([[], ['mock'], ['env'], ['spec']])('of dewkit %s has an example', async (...command) => {
    const { code, stdout, stderr } = await dewkit(...command, '--help')

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/Examples?:\n {2}dewkit/)
  })

  test('comes without being asked for when there is no command, with exit code 2', async () => {
    const { code, stderr } = await dewkit()

    expect(code).toBe(2)
    expect(stderr).toContain('Usage: dewkit')
  })

  test('is beside the version', async () => {
    expect(await dewkit('--version')).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' })
  })
})
