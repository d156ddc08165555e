import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SeedCmk } from '../../mock/index.ts'
import type { KeyUsage, Origin } from '../../mock/records.ts'
import type { KeySpec } from '../../src/generated/key-specs.ts'
import document from '../../src/generated/openapi.json' with { type: 'json' }
import { type KeyState, type OperationId, operations } from '../../src/generated/operations.ts'
import { refusalName, useEmulator } from '../support/emulator.ts'

/** The published page, read back: what it promises is what the mock is asked for. */
const page = readFileSync(join(import.meta.dirname, '../../docs/key-matrix.md'), 'utf8')
const states: KeyState[] = ['enabled', 'disabled', 'pendingDeletion', 'pendingImport']
const specOf: Record<KeyUsage, KeySpec> = {
  ENCRYPT_DECRYPT: 'AES_256',
  SIGN_VERIFY: 'RSA_2048',
  GENERATE_VERIFY_MAC: 'HMAC_256',
}

type Row = { operation: OperationId; usage: KeyUsage; origin: Origin; cells: string[] }
type Note = { operation: OperationId; about: string; text: string }

const sections = page
  .split(/^## /m)
  .slice(1)
  .map((section) => ({ section, operation: section.slice(0, section.indexOf('\n')) as OperationId }))

const rows: Row[] = sections.flatMap(({ section, operation }) =>
  [...section.matchAll(/^\| ([A-Z_]+) \| (kms|external) \|(.*)\|$/gm)].map(
    ([, usage, origin, cells = '']) => ({
      ...{ operation, usage: usage as KeyUsage, origin: origin as Origin },
      cells: cells.split('|').map((cell) => cell.trim()),
    }),
  ),
)

/** What stands below a table, one for each kind of CMK that a line is about. */
const notes: Note[] = sections.flatMap(({ section, operation }) =>
  [...section.matchAll(/^- (.*?): (.*)$/gm)].flatMap(([, kinds = '', text = '']) =>
    kinds.split(', ').map((about) => ({ operation, about, text })),
  ),
)

/** A cell without its mark, which is none (documented), ° (observed) or * (assumed). */
const withoutMark = (cell: string) => cell.replace(/ [°*]$/, '')

const kms = useEmulator()
const privateKey: { pkcs8?: string } = {}

test('the page has a table for every operation that a key rule governs', () => {
  const governed = Object.entries(operations).filter(([, { keyRule }]) => keyRule !== null)

  expect([...new Set(rows.map(({ operation }) => operation))]).toEqual(governed.map(([id]) => id))
  expect(rows).toHaveLength(governed.length * 6)
})

test('every cell and every line below has a verdict and at most one mark', () => {
  const cells = rows.flatMap(({ cells }) => cells)
  const odd = cells.filter((cell) => !/^(–|(yes|→ \w+|KMS\.\d{4} \w+)( [°*])?)$/.test(cell))

  expect(odd).toEqual([])
  expect(notes.filter(({ text }) => !/^(as any other|KMS\.\d{4} \w+)( [°*])?$/.test(text))).toEqual([])
})

test.each(rows)(
  '$operation with a CMK for $usage of origin $origin',
  async ({ operation, usage, origin, cells }) => {
    for (const [index, state] of states.entries()) {
      const expected = withoutMark(cells[index] ?? '')
      if (expected === '–') continue
      const key_id = await kms.cmkIn(state, {
        ...{ spec: specOf[usage], usage, origin },
        ...(state !== 'pendingImport' && { versions: [await materialFor(usage)] }),
      })
      const { status, body } = await ask(operation, key_id)
      const { key_info } = await kms.ok('describeKey', { key_id })

      const name = status < 300 ? 'yes' : (refusalName(status, body) ?? `${status}`)
      const refusing = expected.split(' ').at(-1) ?? ''
      if (/^KMS\./.test(expected)) expect([state, name]).toEqual([state, refusing])
      else expect([state, permitted(operation)]).toEqual([state, expect.arrayContaining([name])])
      const next = expected.startsWith('→') && status < 300 ? refusing : state
      if (/^KMS\./.test(expected) || status < 300) expect(key_info.key_state).toBe(digits[next])
    }
  },
)

test.each(notes)('$operation of $about: $text', async ({ operation, about, text }) => {
  const expected = withoutMark(text)
  const { status, body } = await ask(operation, await cmkOf(about, operation))

  const name = status < 300 ? 'yes' : (refusalName(status, body) ?? `${status}`)
  if (/^KMS\./.test(expected)) expect(name).toBe(expected.split(' ').at(-1))
  else expect(['DefaultKeyForbidden', 'KeyNotFound']).not.toContain(name)
})

/** A CMK of the kind that a line is about, and otherwise one that the rule of the operation lets through. */
async function cmkOf(about: string, operation: OperationId) {
  const rule: { states: Record<string, string>; origins?: Record<string, string> } | null =
    operations[operation].keyRule
  const isExternal = rule?.origins !== undefined && rule.origins.kms !== 'allowed'
  const right = states.find((state) => rule && Object.hasOwn(digits, rule.states[state] ?? ''))
  const kinds: Record<string, Partial<SeedCmk>> = {
    'Default master keys': { isDefault: true },
    'Custom keystores': { keystoreId: 'a-keystore' },
    'Replicas of another region': { primary: { project: 'b'.repeat(32), id: 'c' } },
  }
  const spec = about as KeySpec // any other line is about a spec, and the spec decides before the usage does
  return kms.cmkIn(isExternal ? 'enabled' : (right ?? 'enabled'), {
    ...(isExternal && { origin: 'external' }),
    ...(kinds[about] ?? { spec, usage: usageOf(spec), versions: [await materialFor(usageOf(spec))] }),
  })
}

const usageOf = (spec: KeySpec): KeyUsage =>
  /^(AES|SM4)/.test(spec) ? 'ENCRYPT_DECRYPT' : /^HMAC/.test(spec) ? 'GENERATE_VERIFY_MAC' : 'SIGN_VERIFY'

const digits: Record<string, string> = {
  enabled: '2',
  disabled: '3',
  pendingDeletion: '4',
  pendingImport: '5',
}

/** What an operation asks after its key rule let the CMK through, with an error that is also one of its rule. */
const askedAgain: Partial<Record<OperationId, string[]>> = {
  disableKeyRotation: ['RotationNotEnabled'],
  updateKeyRotationInterval: ['RotationNotEnabled'],
  // Only a symmetric CMK takes a second material.
  getParametersForImport: ['KeyNotPendingImport'],
  importKeyMaterial: ['KeyNotPendingImport'],
}

/** What a CMK that the rule lets through may be answered: success, or an error of the operation that is none of the rule. */
function permitted(operation: OperationId): string[] {
  const { errors, keyRule } = operations[operation]
  const words = new Set(JSON.stringify(keyRule).match(/\w+/g))
  return ['yes', ...errors.filter((name) => !words.has(name)), ...(askedAgain[operation] ?? [])]
}

/** The contract's own example, with this CMK in it. */
async function ask(operation: OperationId, key_id: string) {
  const { path, method, keyRule } = operations[operation]
  const item = (document.paths as unknown as Record<string, Record<string, Described>>)[path]?.[
    method.toLowerCase()
  ]
  const examples = Object.values(item?.requestBody?.content['application/json'].examples ?? {})
  const example: object = examples[0]?.value ?? {}
  const field = keyRule?.key ?? 'key_id'
  const inPath = path.includes(`{${field}}`)
  const body = operations[operation].body
    ? { ...example, ...((!inPath || field in example) && { [field]: key_id }) }
    : undefined
  if (operation === 'decryptData') Object.assign(body ?? {}, { cipher_text: await blobOf(key_id) })
  return kms.call(operation, body, { path: { key: 'DEV', ...(inPath && { [field]: key_id }) } })
}
type Described = {
  requestBody?: { content: { 'application/json': { examples?: Record<string, { value: object }> } } }
}

/** A well-formed ciphertext that names this CMK. It decrypts under none, which comes after every question of the rule. */
async function blobOf(key_id: string): Promise<string> {
  const { cipher_text } = await kms.ok('encryptData', { key_id: 'alias/demo', plain_text: 'a' })
  const body = Buffer.from(cipher_text, 'base64').subarray(0, -32)
  body.write(key_id, body.length - 40, 'latin1')
  return Buffer.concat([body, createHash('sha256').update(body).digest()]).toString('base64')
}

async function materialFor(usage: KeyUsage): Promise<string> {
  if (usage !== 'SIGN_VERIFY') return Buffer.alloc(32, 7).toString('base64')
  const { newPrivateKey } = await import('../../mock/crypto/material.ts')
  privateKey.pkcs8 ??= (await newPrivateKey({ kind: 'rsa', modulusBits: 2048 })).toString('base64')
  return privateKey.pkcs8
}
