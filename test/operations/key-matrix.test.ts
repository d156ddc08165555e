import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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

const rows: Row[] = page
  .split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const operation = section.slice(0, section.indexOf('\n')) as OperationId
    const lines = [...section.matchAll(/^\| ([A-Z_]+) \| (kms|external) \|(.*)\|$/gm)]
    return lines.map(([, usage, origin, cells = '']) => ({
      ...{ operation, usage: usage as KeyUsage, origin: origin as Origin },
      cells: cells.split('|').map((cell) => cell.replace('*', '').trim()),
    }))
  })

const kms = useEmulator()
const privateKey: { pkcs8?: string } = {}

test('the page has a table for every operation that a key rule governs', () => {
  const governed = Object.entries(operations).filter(([, { keyRule }]) => keyRule !== null)

  expect([...new Set(rows.map(({ operation }) => operation))]).toEqual(governed.map(([id]) => id))
  expect(rows).toHaveLength(governed.length * 6)
})

test.each(rows)(
  '$operation with a CMK for $usage of origin $origin',
  async ({ operation, usage, origin, cells }) => {
    for (const [index, state] of states.entries()) {
      const expected = cells[index] ?? ''
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
