import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Mock, startMock } from '../../mock/index.ts'
import { said } from '../support/cli.ts'
import { type Attack, attacks, hostile, hostileMock } from '../support/hostile.ts'
import { launcher, root, temporaryFolder } from './command.ts'

let mock: Mock & { url: string }
beforeAll(async () => {
  mock = await startMock()
})
afterAll(() => mock.close())

const few = ['--no-progress', '--replay', 'genRandom/without random_data_length', 'scenario/random-numbers']

describe('a report', () => {
  const nowhere = '/nowhere/at/all'

  test.each([
    ['check', '--html', []],
    ['check', '--junit', []],
    ['check', '--json', []],
    ['check', '--markdown', []],
    ['check', '--record', []],
    ['diff', '--json', ['http://127.0.0.1:9']],
  ])('of %s %s that cannot be written is refused before the run', async (command, flag, more) => {
    // Nobody is there: whoever asks would say so.
    const args = [command, 'http://127.0.0.1:9', ...more, '--no-progress', flag, nowhere]
    const { code, stdout, stderr } = await said(args)

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`${nowhere} cannot be written (ENOENT): name a file in a folder that exists`)
    expect(stderr).not.toContain('No answer')
  })

  test('in the place of a folder, too', async () => {
    const { code, stderr } = await said(['check', 'http://127.0.0.1:9', '--html', temporaryFolder()])

    expect(code).toBe(2)
    expect(stderr).toMatch(/cannot be written \(EISDIR\)/)
  })

  test('that is not written leaves nothing behind, and one that was there stays as it was', async () => {
    const folder = temporaryFolder()
    const [html, json] = [join(folder, 'new.html'), join(folder, 'old.json')]
    writeFileSync(json, 'from yesterday')
    symlinkSync(join(folder, 'not-there-yet'), join(folder, 'link'))
    const { code } = await said([
      ...['check', 'http://127.0.0.1:9', ...few, '--html', html],
      ...['--json', json, '--junit', join(folder, 'link')],
    ])

    expect(code).toBe(2)
    expect(readdirSync(folder).sort()).toEqual(['link', 'old.json'])
    expect(statSync(json).size).toBe('from yesterday'.length)
  })

  test('can be read by its owner alone', async () => {
    const folder = temporaryFolder()
    const names = ['html', 'junit', 'json', 'markdown', 'record']
    const files = names.flatMap((name) => [`--${name}`, join(folder, name)])
    const checked = await said(['check', mock.url, ...few, ...files])
    const diffed = await said(['diff', mock.url, mock.url, ...few, '--json', join(folder, 'diff')])

    expect([checked.code, diffed.code]).toEqual([0, 0])
    for (const name of [...names, 'diff']) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600)
  })

  test('that cannot be written in the end keeps no other from being written', async ({ skip }) => {
    skip(!existsSync('/dev/full'), 'needs /dev/full')
    const folder = temporaryFolder()
    const json = join(folder, 'json')
    const { code, stdout, stderr } = await said([
      'check',
      mock.url,
      ...few,
      '--html',
      '/dev/full',
      '--json',
      json,
    ])

    expect(code).toBe(2)
    expect(stdout).toContain('Conforms')
    expect(stderr).toContain('/dev/full cannot be written (ENOSPC)')
    expect(existsSync(json)).toBe(true)
  })
})

/** A command in a process of its own: what counts is how that ends. */
function started(args: string[], stdout: 'pipe' | number = 'pipe') {
  const child = spawn(process.execPath, [launcher, ...args], { cwd: root, stdio: ['ignore', stdout, 'pipe'] })
  const printed = { stdout: '', stderr: '' }
  const told = (text: string) =>
    new Promise<void>((resolve) => {
      child.stderr?.on('data', () => printed.stderr.includes(text) && resolve())
    })
  child.stdout?.on('data', (chunk) => (printed.stdout += chunk))
  child.stderr?.on('data', (chunk) => (printed.stderr += chunk))
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, printed, code, told }
}

describe.concurrent('a process', { timeout: 240_000 }, () => {
  const ofPeer = async (attack: Attack, work: (url: string) => Promise<void>) => {
    const { url, close } = await hostile(attack)
    try {
      await work(url)
    } finally {
      await close()
    }
  }
  const proof = ['--token', 'a-token-of-nobody', '--project-id', 'p', '--no-progress']
  const patient = ['--timeout', '3600']

  test.each([
    ['in the middle of the sign-in', ['--no-progress', ...patient]],
    ['in the middle of a request', [...proof, ...patient]],
  ])('that gets Ctrl-C %s ends with 2', async (_, args) => {
    const asked = Promise.withResolvers<void>()
    await ofPeer(
      () => asked.resolve(),
      async (url) => {
        const { child, printed, code } = started(['check', url, ...args])
        await asked.promise
        child.kill('SIGINT')

        expect(await code).toBe(2)
        expect(printed.stdout).toContain('it was interrupted')
      },
    )
  })

  test('that gets Ctrl-C twice leaves at once, whatever there is to tidy up', async () => {
    // It creates CMKs, and then nothing is answered any more, tidying up included.
    let isSilent = false
    const peer = await hostileMock(attacks['says nothing'], ({ operation }) => {
      isSilent ||= operation === 'encryptData'
      return isSilent
    })
    const { child, code, told } = started([
      'check',
      peer.url,
      '--no-progress',
      ...patient,
      '--only',
      'encryptData',
    ])
    const stopping = told('stopping')
    const asked = Promise.withResolvers<void>()
    const poll = setInterval(() => isSilent && asked.resolve(), 50)
    await asked.promise
    clearInterval(poll)
    child.kill('SIGINT')
    await stopping
    // npm repeats the key: only what comes later is a second one.
    await new Promise((resolve) => setTimeout(resolve, 500))
    child.kill('SIGINT')

    expect(await code).toBe(130)
    await peer.close()
  })

  test('whose peer switches protocols ends with 2, not by running out of things to do', () =>
    ofPeer(attacks['switches protocols'], async (url) => {
      const { code, printed } = started(['check', url, ...proof])

      expect(await code).toBe(2)
      expect(printed.stderr).toContain('101 Switching Protocols')
    }))

  test('whose output is a full disk says so, and ends with 2', async ({ skip }) => {
    skip(!existsSync('/dev/full'), 'needs /dev/full')
    const { code, printed } = started(['spec'], openSync('/dev/full', 'w'))

    expect(await code).toBe(2)
    expect(printed.stderr).toBe('dewkit: the output cannot be written (ENOSPC)\n')
  })

  test('of a proxy whose command heeds no Ctrl-C leaves at the second one', async () => {
    const stubborn = `process.on('SIGINT', () => {}); console.error('up'); setInterval(() => {}, 1000)`
    const args = ['proxy', 'http://127.0.0.1:9', '--port', '0', '--', process.execPath, '-e', stubborn]
    const { child, code, told } = started(args)
    await told('up')
    child.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 500))
    child.kill('SIGINT')

    expect(await code).toBe(130)
  })
})

test.each([
  ['check', ['http://me:secret@127.0.0.1:9']],
  ['diff', ['http://127.0.0.1:9', 'http://me:secret@127.0.0.1:9']],
  ['proxy', ['http://:secret@127.0.0.1:9']],
  ['sign', ['GET', 'http://me:secret@127.0.0.1:9']],
])('%s takes no address with a password in it, and does not repeat it', async (command, args) => {
  const { code, all } = await said([command, ...args])

  expect(code).toBe(2)
  expect(all).toContain('must be without user and password')
  expect(all).not.toContain('secret')
})

describe('dewkit sign', () => {
  const iam = (answer: string) => hostile((socket) => void socket.end(Buffer.from(answer, 'latin1')))
  const proof = ['--user', 'me', '--password', 'my-own-password', '--domain', 'd', '--project-id', 'p']

  test.each([
    ['a token that a terminal obeys', 'HTTP/1.1 201 Created\r\nX-Subject-Token: a\x9b2Jb', /nobody can see/],
    ['a token in halves', 'HTTP/1.1 201 Created\r\nX-Subject-Token: a\xadb', /nobody can see/],
  ])('prints none of %s', async (_, head, reason) => {
    const { url, close } = await iam(`${head}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`)
    const { code, stdout, stderr } = await said(['sign', 'GET', `${url}/x`, ...proof])
    await close()

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(reason)
  })

  test('repeats no password that IAM repeats', async () => {
    const body = '{"error":{"code":401,"message":"\\u001b[2Jwrong: my-own-password"}}'
    const { url, close } = await iam(
      `HTTP/1.1 401 Unauthorized\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    )
    const { code, all } = await said(['sign', 'GET', `${url}/x`, ...proof])
    await close()

    expect(code).toBe(2)
    expect(all).toContain('[hidden]')
    expect(all).not.toMatch(/my-own|\x1b/)
  })
})

test('a timeout of 0 is none', async () => {
  for (const command of ['check', 'proxy'])
    expect((await said([command, 'http://127.0.0.1:9', '--timeout', '0'])).stderr).toMatch(/from 1 to 3600/)
})

test('a folder that is not there is named, not made', async () => {
  const folder = join(temporaryFolder(), 'no')
  await said(['check', mock.url, ...few, '--json', join(folder, 'r.json')])

  expect(existsSync(folder)).toBe(false)
  mkdirSync(folder)
  expect((await said(['check', mock.url, ...few, '--json', join(folder, 'r.json')])).code).toBe(0)
})
