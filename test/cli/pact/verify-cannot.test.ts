import { describe, expect, test } from 'vitest'
import { fileWith, pactFile, pactOfAll } from '../../pact/pacts.ts'
import { encrypts, listsNothingWrong } from './kept.ts'
import { lines, mock, projectId, server, unusedPort, verify } from './services.ts'

describe('dewkit pact verify cannot, exit 2 and one line', async () => {
  const file = pactFile(encrypts)
  const nobody = `http://127.0.0.1:${await unusedPort()}`

  test.each<[string, string[], RegExp]>([
    ['without pacts', [], /no pacts: give --pacts or --broker/],
    ['with a pact that is none', ['--pacts', 'package.json'], /package\.json is no pact/],
    [
      'with an empty pact',
      ['--pacts', fileWith(pactOfAll([]))],
      /has no interaction: its tests have not run/,
    ],
    ['with an address that is none', ['kms', '--pacts', file], /kms is no URL/],
    ['where nobody answers', [nobody, '--pacts', file], /127\.0\.0\.1:\d+ does not answer: .*ECONNREFUSED/],
    [
      'where nobody answers, with states of the API',
      [
        nobody,
        '--states',
        'api',
        '--token',
        't',
        '--project-id',
        projectId,
        '--pacts',
        pactFile(listsNothingWrong),
      ],
      /127\.0\.0\.1:\d+ does not answer: .*ECONNREFUSED/,
    ],
    [
      'with a selector that is no JSON',
      ['--broker', 'http://b', '--selector', 'main'],
      /It must be JSON such as/,
    ],
    [
      'to publish without a version',
      ['--broker', 'http://b', '--publish'],
      /--publish needs --provider-version/,
    ],
  ])('%s', async (_, args, says) => {
    const { code, stdout, stderr } = await verify(...args)

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
    expect(lines(stderr), stderr).toHaveLength(1)
  })

  test('at a service that is no mock, without a word on states', async () => {
    const { url } = await server(() => ({ status: 404, body: {} }))
    const { code, stderr } = await verify(url, '--token', 't', '--project-id', projectId, '--pacts', file)

    expect(code).toBe(2)
    expect(stderr).toMatch(
      /is no dewkit mock: say how to bring the provider states about, with --states-url or --states api/,
    )
  })

  test('with credentials that are refused', async () => {
    const { url } = await mock()
    const wrong = ['--user', 'demo', '--password', 'wrong', '--domain', 'demo', '--project-id', projectId]
    const { code, stdout, stderr } = await verify(
      url,
      ...wrong,
      '--states',
      'api',
      '--pacts',
      pactFile(listsNothingWrong),
    )

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/the credentials are refused: /)
  })
})
