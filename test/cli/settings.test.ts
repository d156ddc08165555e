import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { selfSigned } from '../../src/cli/self-signed.ts'
import { type Ended, ended, launcher, mockRunning, temporaryFile, temporaryFolder } from './command.ts'

const free = '28419'

/** What a mock says that is told to use these settings, until it says where it is or ends. */
function started(cwd: string, env: Record<string, string>, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [launcher, 'mock', ...args], { cwd, env: { ...process.env, ...env } })
  let said = ''
  return new Promise((resolve) => {
    child.on('close', () => resolve(said))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (said.includes('Ctrl-C')) child.kill('SIGKILL')
    })
  })
}

function folderWith(config: string): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'dewkit.config.yaml'), config)
  return folder
}

describe.concurrent('settings of a mock', () => {
  test('come from the part mock of a config file', async () => {
    const folder = folderWith(
      'mock:\n  port: 0\n  auth: "off"\n  allow-host: [kms.internal]\nurl: http://elsewhere',
    )

    expect(await started(folder, {})).toContain('off: no credentials are asked for')
  })

  test('come from the environment before the file, and from the command line before both', async () => {
    const folder = folderWith('mock: { port: 0, auth: "off" }')

    expect(await started(folder, { DEWKIT_AUTH: 'lenient' })).toContain('lenient: ')
    expect(await started(folder, { DEWKIT_AUTH: 'lenient' }, '--auth', 'strict')).toContain('strict: ')
  })

  test('are refused where they are wrong', async () => {
    const empty = temporaryFolder()

    expect(await started(empty, { DEWKIT_PORT: 'many' })).toMatch(
      /^DEWKIT_PORT: port: It must be a whole number/,
    )
    expect(await started(empty, { DEWKIT_CORS: 'http://localhost:1,nonsense', DEWKIT_PORT: free })).toMatch(
      /^DEWKIT_CORS: cors: It must be an origin/,
    )
    expect(await started(empty, { DEWKIT_TLS: 'yes', DEWKIT_PORT: free })).toBe(
      'DEWKIT_TLS: tls must be true or false\n',
    )
    expect(await started(folderWith('mock: { prot: 1 }'), {})).toBe(
      'dewkit.config.yaml: there is no option prot; see dewkit mock --help\n',
    )
  })
})

const pairOf = (commonName: string) =>
  selfSigned({
    ...{ commonName, names: ['localhost', '127.0.0.1'] },
    ...{ from: new Date(Date.now() - 1000), to: new Date(Date.now() + 60_000_000) },
  })

describe.concurrent('a certificate that was given', () => {
  const { cert, key } = pairOf('own')
  const certFile = temporaryFile('own.pem', cert)
  const keyFile = temporaryFile('own.key', key)
  const list = (url: string, ...trust: string[]): Promise<Ended> =>
    ended(process.execPath, [
      launcher,
      'check',
      url,
      '--only',
      'genRandom',
      '--quick',
      '--no-progress',
      ...trust,
    ])

  test('is served, and trusted by who is told so', async () => {
    const mock = await mockRunning('--cert', certFile, '--key', keyFile, '--log-level', 'silent')

    expect(mock.url).toMatch(/^https:/)
    expect((await list(mock.url)).stderr).toMatch(/self.signed certificate/)
    expect((await list(mock.url, '--cacert', certFile)).stdout).toContain('Conforms')
    expect((await list(mock.url, '--insecure')).stdout).toContain('Conforms')
  })

  test('is refused without its key, or with another', async () => {
    const folder = temporaryFolder()
    const other = temporaryFile('other.key', pairOf('other').key)

    expect(await started(folder, {}, '--cert', certFile)).toContain(
      '--cert and --key belong together: give both',
    )
    expect(await started(folder, {}, '--cert', certFile, '--key', other)).toContain(
      'is not the key of --cert',
    )
    expect(await started(folder, {}, '--cert', certFile, '--key', certFile)).toContain(
      'must be a certificate and',
    )
    expect((await list('https://127.0.0.1:1', '--cacert', keyFile)).stderr).toContain(
      'has no certificate in PEM',
    )
  })
})
