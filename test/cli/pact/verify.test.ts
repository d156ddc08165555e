import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileWith, pactFile } from '../../pact/pacts.ts'
import { temporaryFolder } from '../command.ts'
import { cmk, creates, decrypts, disabled, due, encrypts, key_id, listsNothingWrong } from './kept.ts'
import { lines, mock, projectId, server, user, verify } from './services.ts'

describe('dewkit pact verify', () => {
  test('starts a mock itself when it is told of none', async () => {
    const { code, stdout, stderr } = await verify(
      '--pacts',
      pactFile(encrypts, disabled, decrypts, creates, due),
    )

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^ {2}✓ encrypts$/m)
    expect(stdout).toMatch(/5 interactions at http:\/\/127\.0\.0\.1:\d+: all kept\n$/)
  })

  test('says which interaction is not kept, what it got, and by what state, exit 1', async () => {
    const wrong = { ...encrypts, description: 'the wrong one', given: cmk('disabled') }
    const [junit, json] = ['report.xml', 'report.json'].map((name) => join(temporaryFolder(), name)) as [
      string,
      string,
    ]
    const { code, stdout } = await verify(
      '--pacts',
      pactFile(encrypts, wrong),
      '--junit',
      junit,
      '--json',
      json,
    )

    expect(code).toBe(1)
    expect(stdout).toContain('✗ the wrong one given a CMK alias/orders that is disabled\n')
    expect(stdout).toMatch(/^ {6}status: expected 200 but was 400$/m)
    expect(stdout).toMatch(/^ {6}answered 400 KMS\.0209$/m)
    expect(stdout).toMatch(/2 interactions at .*: 1 not kept\n$/)
    expect(readFileSync(junit, 'utf8')).toMatch(
      /tests="2" failures="1">[\s\S]*<failure message="status: expected 200/,
    )
    expect(
      JSON.parse(readFileSync(json, 'utf8')).pacts[0].verdicts.map(
        (each: { outcome: string }) => each.outcome,
      ),
    ).toEqual(['passed', 'failed'])
  })

  test('fails no run for an interaction that is pending', async () => {
    const wrong = { ...encrypts, description: 'new', given: cmk('disabled') }
    const pact = JSON.parse(readFileSync(pactFile(encrypts, wrong), 'utf8'))
    pact.interactions[1].pending = true
    const { code, stdout } = await verify('--pacts', fileWith(pact))

    expect(code).toBe(0)
    expect(stdout).toMatch(/~ new given .* \(pending\)\n/)
    expect(stdout).toMatch(/2 interactions at .*: 1 pending\n$/)
  })

  test('verifies at a service, and takes away what it has made there', async () => {
    const { url, kms } = await mock()
    const before = await kms.listKeys()

    const { code } = await verify(
      url,
      '--states',
      'api',
      '--pacts',
      pactFile(encrypts, disabled, decrypts, creates, due),
    )

    expect(code).toBe(0)
    const all = await kms.listKeys()
    const aliases = await kms.listAliases()
    if (!before.ok || !all.ok || !aliases.ok) throw new Error('the mock does not list')
    const made = (all.data.key_details ?? []).filter(({ key_id = '' }) => !before.data.keys?.includes(key_id))
    expect(made.length).toBeGreaterThanOrEqual(5)
    expect(made.map(({ key_state }) => key_state)).toEqual(made.map(() => '4'))
    expect(made.every(({ key_alias = '' }) => key_alias.startsWith('dewkit-pact-gone-'))).toBe(true)
    expect(aliases.data.aliases?.filter(({ alias }) => alias === key_id)).toEqual([])
  })

  test('touches nothing of others: an alias that is taken is a state that fails, exit 2', async () => {
    const { url, kms } = await mock()
    const made = await kms.createKey({ key_alias: 'mine' })
    const mine = (made.ok && made.data.key_info?.key_id) || ''
    await kms.createAlias({ key_id: mine, alias: key_id })

    const { code, stdout } = await verify(url, '--states', 'api', '--pacts', pactFile(disabled))

    expect(code).toBe(2)
    expect(stdout).toMatch(
      /\? refuses a CMK that is disabled given .*\n {6}given a CMK alias\/orders that is disabled: the service refuses: 400 KMS\.\d{4}/,
    )
    expect(stdout).toMatch(/1 not verified, for want of their state/)
    expect(await kms.describeKey({ key_id })).toMatchObject({
      data: { key_info: { key_id: mine, key_state: '2' } },
    })
  })

  test.each([
    [
      'that nobody has explained',
      'the moon is blue',
      {},
      /nobody has said what this means: --states-url names/,
    ],
    ['that the API cannot bring about', 'the gateway is down', {}, /the API alone cannot bring this about/],
    [
      'with a wrong parameter',
      'a CMK {alias} that is {state}',
      { alias: 'a', state: 'asleep' },
      /\{state\} of ".*must be equal to one of/,
    ],
  ])('a state %s is told in one line, exit 2', async (_, sentence, params, says) => {
    const { code, stdout } = await verify('--pacts', pactFile({ ...encrypts, given: [[sentence, params]] }))

    expect(code).toBe(2)
    expect(lines(stdout).filter((line) => says.test(line))).toHaveLength(1)
  })

  test('asks the service of --states-url for states', async () => {
    const { url, kms } = await mock()
    const made = await kms.createKey({ key_alias: 'seeded' })
    const key = (made.ok && made.data.key_info?.key_id) || ''
    const states = await server(() => ({ status: 200, body: { key_id: key } }))
    const file = pactFile({
      ...encrypts,
      given: [['our own state', { shop: 7 }]],
      fromState: { '$.key_id': `\${key_id}` },
    })

    const { code } = await verify(url, '--states-url', states.url, '--pacts', file)

    expect(code).toBe(0)
    expect(states.asked.map((each) => JSON.parse(each))).toEqual([
      { state: 'our own state', params: { shop: 7 }, action: 'setup' },
      { state: 'our own state', params: { shop: 7 }, action: 'teardown' },
    ])
  })

  test('says what the service of --states-url says when it fails, exit 2', async () => {
    const { url } = await mock()
    const states = await server(() => ({ status: 500, body: { error: 'the seed is broken' } }))
    const { code, stdout } = await verify(url, '--states-url', states.url, '--pacts', pactFile(encrypts))

    expect(code).toBe(2)
    expect(stdout).toContain(
      `given a CMK alias/orders that is enabled: ${states.url} answers 500: the seed is broken\n`,
    )
  })

  test('needs no states where no interaction has some', async () => {
    const { url } = await server(() => ({ status: 200, body: { aliases: [] } }))
    const credentials = ['--token', 'mine', '--project-id', projectId]

    expect((await verify(url, ...credentials, '--pacts', pactFile(listsNothingWrong))).code).toBe(0)
  })

  test('signs what was recorded with a token, when it is given keys', async () => {
    const { url } = await mock()
    const { ak, sk } = user.accessKeys[0]
    const signing = ['--ak', ak, '--sk', sk, '--project-id', projectId]

    expect(
      (await verify(url, ...signing, '--states', 'api', '--pacts', pactFile(encrypts, decrypts))).code,
    ).toBe(0)
  })

  test('keeps a token that the pact wants to be refused', async () => {
    const file = pactFile({
      ...encrypts,
      given: [['nobody has the token {token}', { token: 'none' }]],
      headers: { 'X-Auth-Token': 'none' },
      status: 401,
      answers: { error_code: 'APIGW.0301' },
      rules: {},
    })

    expect((await verify('--pacts', file)).code).toBe(0)
  })
})
