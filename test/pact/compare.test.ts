import { describe, expect, test } from 'vitest'
import { comparePacts } from '../../src/pact/compare.ts'
import type { Finding } from '../../src/pact/finding.ts'
import { readPact } from '../../src/pact/read.ts'
import { cipher_text, type Exchange, fileWith, id, pactFile, pactOfAll, project } from './pacts.ts'

const compared = async (file: string) => (await comparePacts([readPact(file)])).findings
const errorsIn = (findings: Finding[]) => findings.filter(({ level }) => level === 'error')
const wordsOf = ({ path, says }: Finding) => `${path.replace('$.interactions[0].', '')}: ${says}`

type Given = NonNullable<Exchange['given']>
const key_id = 'alias/orders'
const cmk = (state: string): Given => [['a CMK {alias} that is {state}', { alias: key_id, state }]]
const of = (key_spec: string): Given => [['a CMK {alias} of {key_spec}', { alias: key_id, key_spec }]]
const refusal = (error_code: string) => ({ error: { error_code, error_msg: 'No.' } })

const encrypts: Exchange = {
  to: 'kms/encrypt-data',
  given: cmk('enabled'),
  sends: { key_id, plain_text: 'hello' },
  answers: { key_id: id, cipher_text },
}
const decrypts: Exchange = {
  to: 'kms/decrypt-data',
  given: [['the CMK {alias} has encrypted {plain_text}', { alias: key_id, plain_text: 'hello' }]],
  sends: { cipher_text },
  answers: { plain_text: 'hello' },
}
const describes: Exchange = {
  to: 'kms/describe-key',
  given: cmk('disabled'),
  sends: { key_id },
  answers: { key_info: { key_id: id, key_state: '3' } },
}
const creates: Exchange = {
  to: 'kms/create-key',
  given: [['no CMK has the name {name}', { name: 'orders' }]],
  sends: { key_alias: 'orders' },
  answers: { key_info: { key_id: id } },
}
const lists: Exchange = {
  method: 'GET',
  to: 'kms/aliases',
  query: { limit: '10' },
  answers: { aliases: [] },
}
const disabled: Exchange = { ...encrypts, given: cmk('disabled'), status: 400, answers: refusal('KMS.0209') }
const throttled: Exchange = {
  ...encrypts,
  given: [['encrypt-data was called as often as a second allows']],
  status: 429,
  answers: { error_code: 'APIGW.0308', error_msg: 'The throttling threshold has been reached' },
}
const signed: Exchange = {
  to: 'kms/sign',
  given: of('EC_P256'),
  sends: { key_id, message: 'aGVsbG8=', signing_algorithm: 'ECDSA_SHA_256', message_type: 'RAW' },
  answers: { signature: 'c2lnbmF0dXJl' },
}
const signsIn: Exchange = {
  to: '/v3/auth/tokens',
  headers: {},
  sends: {
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: 'u', password: 'wrong', domain: { name: 'd' } } },
      },
    },
  },
  status: 401,
  answers: { error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' } },
}

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

/** Each is one wrong thing, and what has to be named: the path in the pact, and words. */
const wrong: [string, Exchange, RegExp][] = [
  // What shapes tell.
  [
    'an operation that there is not',
    { ...encrypts, to: 'kms/encrypt-dat' },
    /request\.path: .*POST .*encrypt-dat$/,
  ],
  ['a method that there is not', { ...encrypts, method: 'PUT' }, /request\.path: .*PUT/],
  [
    'a field that nobody knows',
    { ...encrypts, sends: { key_id, plain_text: 'x', context: {} } },
    /request\.body\.context: /,
  ],
  [
    'a field of a wrong type',
    { ...encrypts, sends: { key_id, plain_text: 5 } },
    /request\.body\.plain_text: .*must be string/,
  ],
  ['a field that is missing', { ...encrypts, sends: { key_id } }, /request\.body.*plain_text/],
  [
    'a key_id that is none',
    { ...encrypts, sends: { key_id: 'my key', plain_text: 'x' } },
    /request\.body\.key_id: /,
  ],
  [
    'a text that is too long',
    { ...encrypts, sends: { key_id, plain_text: 'x'.repeat(4097) } },
    /request\.body\.plain_text: /,
  ],
  [
    'a value that is none of the enum',
    { ...signed, sends: { key_id, message: 'aGVsbG8=', signing_algorithm: 'MD5' } },
    /request\.body\.signing_algorithm: /,
  ],
  ['a query parameter out of its range', { ...lists, query: { limit: '5000' } }, /request\.query\.?.*limit/],
  ['no proof of who calls', { ...encrypts, headers: {} }, /request\.headers: .*[Aa]uthorization/],
  [
    'an answer with a field that there is not',
    { ...encrypts, answers: { ciphertext: 'x' } },
    /response\.body\.ciphertext: /,
  ],
  [
    'an answer of a wrong type',
    { ...describes, answers: { key_info: { key_state: 3 } } },
    /response\.body\.key_info\.key_state: /,
  ],
  [
    'an answer with a value that there is not',
    { ...describes, answers: { key_info: { key_state: '9' } } },
    /response\.body\.key_info\.key_state: /,
  ],
  ['an answer whose list is an object', { ...lists, answers: { aliases: {} } }, /response\.body\.aliases: /],
  [
    'a ciphertext that is no Base64',
    { ...encrypts, answers: { cipher_text: '#'.repeat(200) } },
    /response\.body\.cipher_text: /,
  ],
  ['a status that there is not', { ...encrypts, status: 418, answers: undefined }, /response\.status: .*418/],
  ['another success', { ...creates, status: 201 }, /response\.status: .*201/],
  [
    'a header that there is not',
    { ...encrypts, answerHeaders: { 'X-Key-Version': '1' } },
    /response\.headers.*X-Key-Version/i,
  ],
  // What our own keywords tell.
  [
    'a text of too many bytes',
    { ...encrypts, sends: { key_id, plain_text: 'ü'.repeat(2049) } },
    /request\.body\.plain_text: .*x-max-bytes/,
  ],
  [
    'a context that is too long',
    { ...encrypts, sends: { key_id, plain_text: 'x', encryption_context: { a: 'x'.repeat(8192) } } },
    /request\.body\.encryption_context: .*x-max-serialized/,
  ],
  [
    'a sequence of too many bytes',
    { ...describes, sends: { key_id, sequence: 'ü'.repeat(36) } },
    /request\.body\.sequence: .*x-max-bytes/,
  ],
  // What the catalogue tells.
  [
    'a code that there is not',
    { ...disabled, answers: refusal('KMS.9999') },
    /response\.body: no error has the code KMS\.9999/,
  ],
  [
    'a code of another status',
    { ...disabled, status: 403 },
    /response\.status: KMS\.0209 has the status 400, not 403/,
  ],
  [
    'a code of another operation',
    { ...disabled, answers: refusal('KMS.2501') },
    /response\.body: encryptData never answers 400 KMS\.2501 \(GrantNotFound\)/,
  ],
  [
    'a code in another dialect',
    { ...disabled, answers: { error_code: 'KMS.0209', error_msg: 'No.' } },
    /response\.body: KMS\.0209 is told by kms in another form/,
  ],
  [
    'the gateway in the words of KMS',
    { ...throttled, answers: refusal('APIGW.0308') },
    /response\.body: APIGW\.0308 is told by gateway in another form/,
  ],
  [
    'a refusal with a field that there is not',
    { ...disabled, answers: { reason: 'No.' } },
    /response\.body\.reason: /,
  ],
  // What the states tell.
  [
    'a CMK that is disabled, and encrypts',
    { ...encrypts, given: cmk('disabled') },
    /response: a CMK that is disabled: encryptData answers 400 KMS\.0209/,
  ],
  [
    'a CMK that is pending deletion, and makes datakeys',
    {
      to: 'kms/create-datakey',
      given: cmk('pendingDeletion'),
      sends: { key_id, datakey_length: '512' },
      answers: { key_id: id },
    },
    /pendingDeletion: createDatakey answers 400 KMS\.0210/,
  ],
  [
    'a CMK that is enabled, and refused as disabled',
    { ...disabled, given: cmk('enabled') },
    /response\.body: the CMK is enabled.*KMS\.0209/,
  ],
  [
    'a CMK that is disabled, and refused as pending deletion',
    { ...disabled, answers: refusal('KMS.0210') },
    /disabled.*KMS\.0209.*, not 400 KMS\.0210/,
  ],
  [
    'a CMK that is there, and not found',
    { ...encrypts, status: 404, answers: refusal('KMS.0207') },
    /the state makes the CMK.*KMS\.0207/,
  ],
  [
    'a CMK that is not there, and encrypts',
    { ...encrypts, given: [['no CMK has the alias {alias}', { alias: key_id }]] },
    /no CMK has the alias alias\/orders: encryptData answers 404 KMS\.0207/,
  ],
  ['a CMK for signatures that encrypts', { ...encrypts, given: of('EC_P256') }, /encryptData answers 400/],
  ['a CMK of AES that signs', { ...signed, given: cmk('enabled') }, /sign answers 400/],
  [
    'a CMK by an id that no state gives',
    { ...encrypts, sends: { key_id: id, plain_text: 'x' } },
    /key_id is a fixed id/,
  ],
  [
    'a name that is taken, and a new CMK',
    { ...creates, given: [['a CMK has the name {name}', { name: 'orders' }]] },
    /createKey answers 400 KMS\.1104/,
  ],
  [
    'a token that nobody has, and a success',
    { ...encrypts, given: [['nobody has the token {token}', { token: 'a-valid-token' }]] },
    /encryptData answers 401/,
  ],
  ['a throttle that is not there', { ...throttled, given: cmk('enabled') }, /no state throttles or fails/],
  [
    'a throttle, and a success',
    { ...encrypts, given: [['encrypt-data was called as often as a second allows']] },
    /encryptData answers 429/,
  ],
  [
    'a fault, and a success',
    {
      ...encrypts,
      given: [['{operation} fails with {error}', { operation: 'encryptData', error: 'KmsFailure' }]],
    },
    /encryptData answers 500/,
  ],
  [
    'a whole request, and a field that is missing',
    { ...disabled, given: cmk('enabled'), answers: refusal('KMS.0204') },
    /the request is whole/,
  ],
  [
    'a wrong request, and another refusal',
    { ...disabled, given: cmk('enabled'), sends: { key_id, plain_text: '' } },
    /plain_text .*KMS\.0308.*, not 400 KMS\.0209/,
  ],
  [
    'a state with a value that there is not',
    { ...encrypts, given: cmk('asleep') },
    /providerStates\[0\]: \{state\}/,
  ],
  [
    'a state with a parameter too few',
    { ...encrypts, given: [['a CMK {alias} that is {state}', { alias: 'a' }]] },
    /providerStates\[0\]: .*needs \{state\}/,
  ],
  [
    'a state with a parameter too many',
    { ...encrypts, given: [['there are no CMKs', { count: 3 }]] },
    /providerStates\[0\]: .*has no \{count\}/,
  ],
]

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
  const path = `/v1.0/${project}/kms/encrypt-data`
  const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': 'a-valid-token' }
  const request = (body: unknown) => ({ method: 'post', path, headers, body })
  const forms = (body: object, answer: object): [string, object][] => [
    [
      'V1',
      {
        ...pactOfAll([
          {
            description: 'd',
            provider_state: 'a key',
            request: request(body),
            response: { status: 200, body: answer },
          },
        ]),
        metadata: {},
      },
    ],
    [
      'V2',
      pactOfAll(
        [
          {
            description: 'd',
            providerState: 'a key',
            request: { ...request(body), matchingRules: { '$.body.key_id': { match: 'type' } } },
            response: {
              status: 200,
              body: answer,
              matchingRules: { '$.body.cipher_text': { match: 'regex', regex: '.+' } },
            },
          },
        ],
        '2.0.0',
      ),
    ],
    [
      'V3',
      pactOfAll(
        [
          {
            description: 'd',
            providerStates: [{ name: 'a key' }],
            request: {
              ...request(body),
              matchingRules: { body: { '$.key_id': { matchers: [{ match: 'type' }] } } },
            },
            response: { status: 200, body: answer },
          },
        ],
        '3.0.0',
      ),
    ],
    [
      'V4',
      pactOfAll(
        [
          {
            type: 'Synchronous/HTTP',
            key: 'c0ffee',
            description: 'd',
            providerStates: [{ name: 'a key' }],
            request: {
              ...request(body),
              headers: { 'Content-Type': ['application/json'], 'X-Auth-Token': ['a-valid-token'] },
              body: { contentType: 'application/json', encoded: false, content: body },
            },
            response: {
              status: 200,
              body: {
                contentType: 'application/json',
                encoded: 'base64',
                content: Buffer.from(JSON.stringify(answer)).toString('base64'),
              },
            },
          },
        ],
        '4.0',
      ),
    ],
  ]
  const right = forms({ key_id, plain_text: 'x' }, { key_id: id, cipher_text })
  const asking = forms({ key_id, plain_text: 'ü'.repeat(2049) }, { key_id: id, cipher_text })

  test.each(right)('%s, right', async (_, pact) => {
    expect(errorsIn(await compared(fileWith(pact)))).toEqual([])
  })

  test.each(asking)('%s, wrong', async (_, pact) => {
    const [error] = errorsIn(await compared(fileWith(pact)))
    expect(error).toMatchObject({ interaction: 'd', path: '$.interactions[0].request.body.plain_text' })
  })

  test('has a query as text, or by name', async () => {
    const listing = (query: unknown) => ({
      description: 'd',
      request: { method: 'GET', path: `/v1.0/${project}/kms/aliases`, headers, query },
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
