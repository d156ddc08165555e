import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { createMock, demo } from '../../mock/index.ts'
import { readSeedFile } from '../../mock/seed/file.ts'
import schema from '../../src/generated/seed.schema.json' with { type: 'json' }
import { root, temporaryFile } from '../cli/command.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const project = demo.account.projects[0].id

const read = (text: string) => readSeedFile(temporaryFile('seed.yaml', text), 0)
const keyWith = (fields: object) =>
  read(JSON.stringify({ keys: [{ key_alias: 'orders', ...fields }] })).cmks[0]
const account = (fields: object) => ({
  ...{ domain: 'acme', users: [{ name: 'alice', password: 'p' }], projects: [{ name: 'cn-north-7' }] },
  ...fields,
})

/** `line:column: message` of the refusal. */
function mistakeIn(text: string): string {
  try {
    read(text)
  } catch (error) {
    const { where, message } = error as { where?: string; message: string }
    return `${where?.replace(/^.*seed\.yaml:?/, '')}: ${message}`
  }
  return 'none'
}

describe('a seed file', () => {
  test('may be the example of the documentation', async () => {
    const [, example = ''] =
      /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/seed.md'), 'utf8')) ?? []
    const { accounts, cmks } = read(example)
    const mock = await createMock({ accounts, cmks })
    const kept = await Promise.all(
      cmks.map((cmk) => mock.store.transact(cmk.project, (records) => records.get('name', cmk.name))),
    )
    await mock.close()

    expect(accounts.map(({ name, users }) => [name, users.length])).toEqual([['acme', 2]])
    expect(cmks).toHaveLength(10)
    expect(kept).not.toContain(undefined)
  })

  test('may be JSON', () => {
    expect(keyWith({})).toMatchObject({ name: 'orders' })
  })

  test('has the defaults of create-key', () => {
    expect(keyWith({})).toEqual({
      ...{
        project,
        name: 'orders',
        description: '',
        spec: 'AES_256',
        usage: 'ENCRYPT_DECRYPT',
        state: 'enabled',
      },
      ...{ aliases: [], isDefault: false, enterpriseProjectId: '0' },
    })
    expect(keyWith({ key_spec: 'RSA_2048' })).toMatchObject({ usage: 'SIGN_VERIFY' })
    expect(keyWith({ key_spec: 'HMAC_SM3' })).toMatchObject({ usage: 'GENERATE_VERIFY_MAC' })
    expect(keyWith({ key_state: 'pendingDeletion' })).toMatchObject({ deletionAt: 7 * DAY_MS })
    expect(keyWith({ key_state: 'pendingDeletion', pending_days: 30 })).toMatchObject({
      deletionAt: 30 * DAY_MS,
    })
    expect(keyWith({ key_alias: 'obs/default', default_key: true })).toMatchObject({ isDefault: true })
  })

  test('derives ids that anybody can compute', () => {
    const [acme] = read(JSON.stringify({ accounts: [account({})] })).accounts

    // printf acme | sha256sum | cut -c-32, and the same of acme/users/alice and acme/projects/cn-north-7
    expect(acme).toEqual({
      ...{ id: '822b33ad87c148a0a20a5ba7cd5ebcaa', name: 'acme' },
      users: [
        {
          id: '453fdcbc3c730f5987f137608ac2bb21',
          name: 'alice',
          password: 'p',
          actions: ['*'],
          accessKeys: [],
        },
      ],
      projects: [{ id: '6db9141ccf9512a094bf4900ebea6592', name: 'cn-north-7' }],
    })
  })

  test('has agencies for users of another account', () => {
    const agencies = [
      { name: 'kms-operator', trust_domain_name: 'dewkit-demo', actions: ['kms:*'] },
      { name: 'own', trust_domain_name: 'acme', id: 'e'.repeat(32) },
    ]

    // printf acme/agencies/kms-operator | sha256sum | cut -c-32
    expect(read(JSON.stringify({ accounts: [account({ agencies })] })).accounts[0]?.agencies).toEqual([
      {
        ...{ id: '10c47e4a26dfbf4c259cf044103b5c39', name: 'kms-operator' },
        ...{ trustedDomain: 'dewkit-demo', actions: ['kms:*'] },
      },
      { id: 'e'.repeat(32), name: 'own', trustedDomain: 'acme', actions: ['*'] },
    ])
  })

  test('puts a key into the project that is named, by name or id', () => {
    const id = '3ba44455500dd4312700000000000001'
    const accounts = [account({ projects: [{ name: 'cn-north-7' }, { name: 'eu-de', id }] })]
    const keys = [
      { key_alias: 'a', project: 'eu-de' },
      { key_alias: 'b', project: id },
    ]

    expect(read(JSON.stringify({ accounts, keys })).cmks.map((cmk) => cmk.project)).toEqual([id, id])
  })

  test('may repeat itself with anchors and merge keys', () => {
    const { cmks } = read(
      'keys:\n  - &first { key_alias: a, key_spec: SM4 }\n  - { <<: *first, key_alias: b }\n',
    )

    expect(cmks.map(({ name, spec }) => [name, spec])).toEqual([
      ['a', 'SM4'],
      ['b', 'SM4'],
    ])
  })
})

describe('material', () => {
  const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, at) => at + 1))
  const der = (key: string) =>
    createPrivateKey(key).export({ type: 'pkcs8', format: 'der' }).toString('base64')

  test.each([
    ['AES_256', 32],
    ['SM4', 16],
    ['HMAC_384', 48],
    ['HMAC_512', 64],
  ])('of %s is %d bytes, in Base64 or hexadecimal', (key_spec, length) => {
    const base64 = bytes(length).toString('base64')

    expect(keyWith({ key_spec, material: base64 })?.versions).toEqual([base64])
    expect(keyWith({ key_spec, material: bytes(length).toString('hex').toUpperCase() })?.versions).toEqual([
      base64,
    ])
  })

  test('of several versions keeps their order', () => {
    const materials = [bytes(32).toString('hex'), bytes(32).reverse().toString('base64')]

    expect(keyWith({ materials })?.versions).toEqual([bytes(32).toString('base64'), materials[1]])
  })

  const privateKeyOf = ({ privateKey }: { privateKey: KeyObject }) =>
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const keys = [
    ['RSA_2048', privateKeyOf(generateKeyPairSync('rsa', { modulusLength: 2048 }))],
    ['EC_P384', privateKeyOf(generateKeyPairSync('ec', { namedCurve: 'secp384r1' }))],
    ['SM2', privateKeyOf(generateKeyPairSync('ec', { namedCurve: 'SM2' }))],
    ['ED25519', privateKeyOf(generateKeyPairSync('ed25519'))],
  ] as const

  test.each(keys)(
    'of %s is a private key, as PEM or PKCS#8, and of no other kind',
    (key_spec, privateKey) => {
      expect(keyWith({ key_spec, material: privateKey })?.versions).toEqual([der(privateKey)])
      expect(keyWith({ key_spec, material: der(privateKey) })?.versions).toEqual([der(privateKey)])
      for (const other of ['RSA_3072', 'EC_P256', key_spec === 'SM2' ? 'ED25519' : 'SM2']) {
        expect(() => keyWith({ key_spec: other, material: privateKey })).toThrow(
          `must be a private key for ${other}`,
        )
      }
    },
  )
})

test.each([
  '*',
  'kms:*:*',
  'kms:dek:*',
  'kms:*:get*',
  'kms:cmk:crypto',
  'kms::generateRandom',
  'kms:policy:get',
])('a right may be %s', (right) => {
  const users = [{ name: 'a', password: 'p', actions: [right] }]

  expect(read(JSON.stringify({ accounts: [account({ users })] })).accounts).toHaveLength(1)
})

describe('a mistake', () => {
  const key = (fields: string) => `keys:\n  - key_alias: orders\n    ${fields}\n`
  const one = (fields: object) => JSON.stringify({ accounts: [account(fields)] })
  const [demoUser] = demo.account.users

  test.each([
    ['an empty file', '', '1:1: the file must be a set of fields: accounts, keys'],
    ['a list', '- a', '1:1: the file must be a set of fields: accounts, keys'],
    [
      'an unknown field',
      key('colour: red'),
      /^3:5: keys\[0\] has no field colour: it can have key_alias, project, /,
    ],
    ['a missing field', 'keys: [{}]', '1:8: keys[0] needs the field key_alias'],
    [
      'a misspelt field',
      'keys: [{ key_alais: x }]',
      /^1:10: keys\[0\] has no field key_alais: did you mean key_alias\? It can have key_alias, /,
    ],
    [
      'a number for a name',
      'keys: [{ key_alias: 12 }]',
      '1:21: keys[0].key_alias must be text: put it in quotes',
    ],
    [
      'an alias that is only its prefix',
      key('aliases: [alias/]'),
      '3:15: keys[0].aliases[0] must be 1 to 255 letters, digits and : / _ -, such as alias/orders',
    ],
    [
      'a right that is misspelt',
      one({ users: [{ name: 'a', password: 'p', actions: ['kms:cmk:get', 'kms:cmk:encryptdate'] }] }),
      /users\[0\]\.actions\[1\] is a right to no operation: did you mean kms:cmk:encryptData\?$/,
    ],
    [
      'rights of another service',
      one({ users: [{ name: 'a', password: 'p', actions: ['obs:bucket:*'] }] }),
      /actions\[0\] is a right to no operation/,
    ],
    [
      'a state of its own',
      key('key_state: sleeping'),
      '3:16: keys[0].key_state must be one of enabled, disabled, pendingDeletion, pendingImport',
    ],
    [
      'a malformed id',
      key('key_id: 42-23'),
      /^3:13: keys\[0\]\.key_id must be a key ID: 36 characters, such as 0d0466b0-/,
    ],
    ['a number for a text', one({ id: 12 }), /^1:\d+: accounts\[0\]\.id must be text: put it in quotes$/],
    [
      'a reserved name',
      'keys: [{ key_alias: obs/default }]',
      '1:21: keys[0].key_alias must not end in /default, unless default_key is true',
    ],
    [
      'a wait too short',
      key('{ }').replace('{ }', 'key_state: pendingDeletion\n    pending_days: 6'),
      '4:19: keys[0].pending_days must be from 7 to 1096',
    ],
    [
      'a wait for nothing',
      key('pending_days: 8'),
      /^3:19: keys\[0\]\.pending_days goes with key_state pendingDeletion only/,
    ],
    [
      'a usage of another spec',
      key('key_usage: SIGN_VERIFY'),
      '3:16: keys[0].key_usage must be ENCRYPT_DECRYPT for AES_256',
    ],
    [
      'an unknown project',
      key('project: nowhere'),
      /^3:14: keys\[0\]\.project names no project: take one of cn-north-4 \(0123/,
    ],
    [
      'material of another length',
      key('material: 00ff'),
      '3:15: keys[0].material must have 32 bytes, and has 2',
    ],
    [
      'material that is no text',
      key('material: 1234'),
      '3:15: keys[0].material must be text: put it in quotes',
    ],
    [
      'material twice',
      key('material: 00ff\n    materials: [00ff]'),
      '4:16: keys[0].materials stands beside material: keep one of them',
    ],
    [
      'material before its import',
      key('key_state: pendingImport\n    material: 00ff'),
      /^4:15: keys\[0\]\.material cannot be there/,
    ],
    [
      'versions of an RSA key',
      key('key_spec: RSA_2048\n    materials: [a, b]'),
      /^4:16: keys\[0\]\.materials must have one entry/,
    ],
    [
      'too many aliases',
      key(`aliases: [${Array.from({ length: 51 }, (_, at) => `a${at}`)}]`),
      '3:14: keys[0].aliases must have at most 50 entries',
    ],
    [
      'a name twice',
      'keys: [{ key_alias: a }, { key_alias: a }]',
      '1:39: keys[1].key_alias is taken by keys[0].key_alias: choose another',
    ],
    [
      'an alias twice',
      key('aliases: [x, alias/x]'),
      '3:18: keys[0].aliases[1] is taken by keys[0].aliases[0]: choose another',
    ],
    [
      "the demo key's id",
      key(`key_id: ${demo.cmk.id}`),
      '3:13: keys[0].key_id is taken by the demo account: choose another',
    ],
    [
      "the demo key's alias",
      key('aliases: [demo]'),
      '3:15: keys[0].aliases[0] is taken by the demo account: choose another',
    ],
    [
      'the demo account',
      one({ domain: 'dewkit-demo' }),
      /accounts\[0\]\.domain is taken by the demo account/,
    ],
    [
      "the demo account's project",
      one({ projects: [{ name: 'p', id: project }] }),
      /projects\[0\]\.id is taken by the demo account/,
    ],
    [
      "the demo account's AK",
      one({ users: [{ name: 'u', password: 'p', access_keys: [demoUser.accessKeys[0]] }] }),
      /\.ak is taken by the demo/,
    ],
    [
      'an account twice',
      JSON.stringify({ accounts: [account({}), account({})] }),
      /accounts\[1\]\.domain is taken by accounts\[0\]\.domain/,
    ],
    [
      'an agency that trusts nobody',
      one({ agencies: [{ name: 'a', trust_domain_name: 'dewkit' }] }),
      /accounts\[0\]\.agencies\[0\]\.trust_domain_name names no account: take one of dewkit-demo, acme/,
    ],
    [
      'an agency twice',
      one({
        agencies: ['dewkit-demo', 'acme'].map((trust_domain_name) => ({ name: 'a', trust_domain_name })),
      }),
      /agencies\[1\]\.name is taken by accounts\[0\]\.agencies\[0\]\.name/,
    ],
    [
      'an ambiguous project',
      `{ accounts: [${JSON.stringify(account({ projects: [{ name: 'cn-north-4' }] }))}], keys: [{ key_alias: a, project: cn-north-4 }] }`,
      /names several projects: give the id, one of/,
    ],
    ['a field twice', key('key_alias: b'), '3:5: this field is given twice: remove one'],
    ['a tab', 'keys:\n\t- a', /^2:1: not readable as YAML: tabs/],
    ['an open quote', key('key_description: "x'), /^4:1: not readable as YAML: missing closing "quote/],
    ['two documents', '{}\n---\n{}', /^2:1: a second document begins here/],
    ['aliases without end', 'keys: *all', /the aliases|no anchor/],
  ])('such as %s is shown where it is', (_, text, says) => {
    const mistake = mistakeIn(text)

    if (typeof says === 'string') expect(mistake).toBe(says)
    else expect(mistake).toMatch(says)
    expect(mistake).not.toContain('\n')
  })

  test('is the first one in the file', () => {
    expect(mistakeIn('keys: [{ key_alias: a, key_state: x }]\naccounts: [{}]')).toMatch(
      /^1:35: keys\[0\]\.key_state/,
    )
  })

  test.each([
    one({ users: [{ name: 'u', password: 's3cret', access_keys: [{ ak: 'not an ak', sk: 's3cret' }] }] }),
    'accounts:\n  - users:\n    - password: @s3cret',
    'accounts:\n  - users: [{ password: "s3cret }]',
    'accounts: [{ users: [{ password: [s3cret] }] }]',
    'keys: [{ key_alias: a, material: s3cret }] s3cret',
    'keys: [{ key_alias: a, material: "\\s3cret" }]',
    'keys: [{ key_alias: a, key_spec: ED25519, material: s3cret }]',
    'keys: [{ key_alias: a, material: *s3cret }]',
    'keys: [{ key_alias: a, material: !s3cret s3cret }]',
    'keys: [{ key_alias: a, material: |s3cret\n }]',
  ])('does not repeat a secret: %j', (text) => {
    const mistake = mistakeIn(text)

    expect(mistake).not.toBe('none')
    expect(mistake).not.toContain('s3cret')
  })
})

describe('the published schema', () => {
  test('stands alone, in words that every validator knows', () => {
    const text = JSON.stringify(schema)

    expect(() => new Ajv2020({ strict: 'log', validateSchema: true }).compile(schema)).not.toThrow()
    expect(
      [...text.matchAll(/"\$ref":"(.*?)"/g)].filter(([, ref = '']) => !ref.startsWith('#/$defs/')),
    ).toEqual([])
    expect(text).not.toContain('"x-')
  })
})
