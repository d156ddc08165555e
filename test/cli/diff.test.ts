import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunFlags } from '../../src/cli/check-flags.ts'
import { flagsOfSide } from '../../src/cli/side-flags.ts'
import { dewkit, mockRunning, type Running, temporaryFolder } from './command.ts'

describe('dewkit diff', () => {
  let strict: Running
  let lenient: Running
  beforeAll(async () => {
    ;[strict, lenient] = await Promise.all([mockRunning(), mockRunning('--auth', 'lenient')])
  })

  test('of two alike: no difference', async () => {
    const { code, stdout } = await dewkit('diff', strict.url, strict.url, '--only', 'genRandom')

    expect(code).toBe(0)
    expect(stdout).toMatch(/No difference in \d+ cases\.\n$/)
  })

  test('of two that differ: tells where, for people and for programs', async () => {
    const json = join(temporaryFolder(), 'diff.json')
    const { code, stdout } = await dewkit(
      ...['diff', strict.url, lenient.url, '--only', 'encryptData/made-up token'],
      ...['encryptData/CMK that is enabled', '--json', json],
    )

    expect(code).toBe(1)
    expect(stdout).toContain(
      'another outcome: status and code\n  LEFT      401 APIGW.0301\n  RIGHT     200\n' +
        '  seen in   encryptData; 1 × encryptData/made-up token\n',
    )
    expect(stdout).toMatch(/1 difference in 1 of 2 cases\.\n$/)
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      ...{ format: 'dewkit-diff/1', left: strict.url, right: lenient.url, compared: 2, same: 1 },
      differences: [{ kind: 'outcome', left: '401 APIGW.0301', right: '200', operations: ['encryptData'] }],
    })
  })

  test.each([
    ['nobody is there', ['http://127.0.0.1:9', '--only', 'genRandom'], '127.0.0.1:9'],
    ['no case is meant', ['http://127.0.0.1:9', '--only', 'nothing'], 'no case fits'],
    ['an address is none', ['kms.example.com'], 'kms.example.com is no URL'],
    ['nobody says who calls', ['https://kms.example.com'], 'no credentials'],
  ])('ends with 2 where %s', async (_, args, says) => {
    const { code, stderr } = await dewkit('diff', strict.url, ...args)

    expect(code).toBe(2)
    expect(stderr).toContain(says)
  })

  test('ends with 2 where a side ended early', async () => {
    const { code, stdout, stderr } = await dewkit(
      'diff',
      strict.url,
      strict.url,
      '--max-time',
      '1',
      '--rps',
      '40',
    )

    expect(code).toBe(2)
    expect(stderr).toContain('LEFT ended early')
    // On a busy machine a second is not enough for a case.
    expect(stdout).toMatch(
      /(No difference in \d+ cases?|Nothing was compared: no case ran on both sides)\.\n$/,
    )
  })
})

describe('the flags of a side', () => {
  const real = 'https://kms.example.com'
  const mock = 'http://127.0.0.1:8010'
  const given = (flags: object) => flags as RunFlags & Record<string, unknown> // the others have no say here

  test('are those of both sides, but for its own', () => {
    const flags = given({ user: 'u', password: 'p', domain: 'd', projectId: 'left', rightProjectId: 'right' })

    expect(flagsOfSide(flags, 'left', { left: real, right: real }).flags).toMatchObject({ projectId: 'left' })
    expect(flagsOfSide(flags, 'right', { left: real, right: real }).flags).toMatchObject({
      ...{ user: 'u', projectId: 'right' },
    })
  })

  test('have one proof of who calls', () => {
    const flags = given({ token: 't', projectId: 'p', rightAk: 'A', rightSk: 'S' })

    const { flags: right, environment } = flagsOfSide(flags, 'right', { left: real, right: real })

    expect(right).toMatchObject({ ak: 'A', sk: 'S', projectId: 'p' })
    expect(right.token).toBeUndefined()
    expect(environment).toEqual({})
  })

  test('keep what is meant for a real service from the mock beside it', () => {
    const flags = given({ ak: 'A', sk: 'S', region: 'r', iamEndpoint: 'https://iam.example.com', seed: 3 })

    expect(flagsOfSide(flags, 'left', { left: mock, right: real })).toEqual({
      flags: { seed: 3 },
      environment: {},
    })
    expect(flagsOfSide(flags, 'right', { left: mock, right: real }).flags).toEqual(flags)
  })
})
