import { describe, expect, test } from 'vitest'
import { comparePacts } from '../../src/pact/compare.ts'
import type { Finding } from '../../src/pact/finding.ts'
import { readPact } from '../../src/pact/read.ts'
import {
  cmk,
  creates,
  decrypts,
  describes,
  disabled,
  encrypts,
  key_id,
  lists,
  refusal,
  signed,
  signsIn,
  throttled,
} from './exchanges.ts'
import { formsOf } from './forms.ts'
import { cipher_text, type Exchange, fileWith, id, pactFile, pactOfAll, project } from './pacts.ts'
import { wrong } from './wrong-pacts.ts'

const compared = async (file: string) => (await comparePacts([readPact(file)])).findings
const errorsIn = (findings: Finding[]) => findings.filter(({ level }) => level === 'error')
const wordsOf = ({ path, says }: Finding) => `${path.replace('$.interactions[0].', '')}: ${says}`

describe('a pact that keeps to the contract', () => {
  test.each<[string, Exchange]>([
    ['encrypts', encrypts],
    ['decrypts', decrypts],
    ['describes a CMK', describes],
    ['creates a CMK', creates],
    ['lists aliases', lists],
    ['is refused for the state', disabled],
    ['is throttled', throttled],
    ['signs', signed],
    ['is refused in the words of IAM', signsIn],
    ['reads a part of an answer', { ...encrypts, answers: { cipher_text } }],
    ['reads the status alone', { ...encrypts, answers: undefined }],
    [
      'takes the CMK from the state',
      { ...encrypts, sends: { key_id: id, plain_text: 'x' }, fromState: { '$.key_id': `\${key_id}` } },
    ],
    [
      'is signed',
      {
        ...encrypts,
        headers: { Authorization: 'SDK-HMAC-SHA256 Access=a', 'X-Sdk-Date': '20260102T120000Z' },
      },
    ],
    [
      'is refused for a text that is too long',
      {
        ...encrypts,
        sends: { key_id, plain_text: 'x'.repeat(4097) },
        status: 400,
        answers: refusal('KMS.0308'),
      },
    ],
    [
      'is refused for a field that is missing',
      { ...encrypts, sends: { key_id }, status: 400, answers: refusal('KMS.0204') },
    ],
    [
      'asks for a CMK that is not there',
      {
        ...encrypts,
        given: [['no CMK has the alias {alias}', { alias: key_id }]],
        status: 404,
        answers: refusal('KMS.0207'),
      },
    ],
    [
      'fails by a fault',
      {
        ...encrypts,
        given: [['{operation} fails with {error}', { operation: 'encrypt-data', error: 'KmsFailure' }]],
        status: 500,
        answers: refusal('KMS.0101'),
      },
    ],
    ['has no rights', { ...encrypts, given: cmk('enabled'), status: 403, answers: refusal('KMS.0306') }],
  ])('%s', async (_, exchange) => {
    expect((await compared(pactFile(exchange))).map(wordsOf)).toEqual([])
  })

  test('may have states that its team has made up, which is said', async () => {
    const findings = await compared(pactFile({ ...encrypts, given: [['the moon is blue']] }))

    expect(findings.map(({ level, says }) => [level, says])).toEqual([
      ['warning', 'no state of the contract is called "the moon is blue"'],
    ])
  })
})

describe(`a pact that does not keep to the contract: ${wrong.length} ways`, () => {
  test.each(wrong)('%s', async (_, exchange, says) => {
    const errors = errorsIn(await compared(pactFile(exchange)))

    expect(errors.map(wordsOf).join('\n')).toMatch(says)
    for (const { interaction, place } of errors) {
      expect(interaction).toBe(`a request of ${exchange.to}`)
      expect(place).toMatch(/^#\/|^openapi\//)
    }
  })

  test('is told where it is among others that do', async () => {
    const file = pactFile(
      encrypts,
      decrypts,
      { ...describes, description: 'the wrong one', answers: { key: 1 } },
      creates,
    )
    const findings = await compared(file)

    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      pact: file,
      interaction: 'the wrong one',
      path: '$.interactions[2].response.body.key',
    })
  })
})

describe('every form that a pact has had', () => {
  const right = formsOf({ key_id, plain_text: 'x' }, { key_id: id, cipher_text })
  const asking = formsOf({ key_id, plain_text: 'ü'.repeat(2049) }, { key_id: id, cipher_text })

  test.each(right)('%s, right', async (_, pact) => {
    expect(errorsIn(await compared(fileWith(pact)))).toEqual([])
  })

  test.each(asking)('%s, wrong', async (_, pact) => {
    const [error] = errorsIn(await compared(fileWith(pact)))
    expect(error).toMatchObject({ interaction: 'd', path: '$.interactions[0].request.body.plain_text' })
  })

  test('has a query as text, or by name', async () => {
    const path = `/v1.0/${project}/kms/aliases`
    const headers = { 'X-Auth-Token': 'a-valid-token' }
    const listing = (query: unknown) => ({
      description: 'd',
      request: { method: 'GET', path, headers, query },
      response: { status: 200 },
    })
    for (const [query, version] of [
      ['limit=5000', '2.0.0'],
      [{ limit: ['5000'] }, '3.0.0'],
    ] as const) {
      const errors = errorsIn(await compared(fileWith(pactOfAll([listing(query)], version))))
      expect(errors.map(wordsOf).join()).toMatch(/limit/)
    }
  })
})

describe('a file that is no pact', () => {
  test.each([
    ['no JSON', 'not json', /is no JSON$/],
    ['another thing', { openapi: '3.1.0' }, /is no pact: it has no interactions$/],
    ['an empty pact', pactOfAll([]), /has no interaction: its tests have not run$/],
    ['messages', { messages: [] }, /is a pact of messages, and KMS sends none$/],
    [
      'a message of version 4',
      pactOfAll([{ type: 'Asynchronous/Messages', description: 'd' }]),
      /interaction 1 is Asynchronous\/Messages/,
    ],
    [
      'a request without a path',
      pactOfAll([{ description: 'd', request: { method: 'GET' }, response: { status: 200 } }]),
      /interaction 1 has no request with method and path/,
    ],
    [
      'an answer without a status',
      pactOfAll([{ description: 'd', request: { method: 'GET', path: '/' }, response: {} }]),
      /interaction 1 has no response with a status/,
    ],
  ])('%s', (_, content, says) => {
    expect(() => readPact(fileWith(content))).toThrow(says)
  })

  test('is not there', () => {
    expect(() => readPact('nowhere.json')).toThrow('nowhere.json cannot be read (ENOENT)')
  })
})
