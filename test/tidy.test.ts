import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { generate } from '../openapi/generate.ts'
import document from '../src/generated/openapi.json' with { type: 'json' }
import { operations } from '../src/generated/operations.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const sources = globSync('{src,mock,contracts,openapi}/**/*.ts', { cwd: root }).filter(
  (file) => !file.startsWith('src/generated'),
)

/** Who may import whom: a room is the longest prefix that fits, and what it may import are prefixes. */
const table: Record<string, string[]> = {
  'src/client': ['src/client', 'src/generated'],
  'src/spec': ['src/spec', 'src/generated', 'ajv', 'ajv-formats'],
  'src/judge': ['src/judge', 'src/spec', 'src/client', 'src/generated', 'node:'],
  'src/check': ['src/check', 'src/judge', 'src/spec', 'src/client', 'src/generated', 'node:', 'fast-check'],
  'src/proxy': ['src/proxy', 'src/judge', 'src/spec', 'src/generated', 'node:'],
  'src/text': ['src/text'],
  'src/index.ts': ['src/client', 'src/generated'],
  'mock/crypto': ['mock/crypto', 'node:crypto', 'node:util'],
  'mock/store': [
    ...['mock/store', 'mock/records', 'mock/labels', 'src/generated'],
    ...['node:sqlite', 'node:fs', 'node:path', 'node:zlib', 'pg'],
  ],
  'mock/rules': ['mock/rules', 'mock/crypto', 'mock/errors', 'mock/records', 'src/generated'],
  'mock/auth': ['mock/auth', 'mock/errors', 'src/generated', 'node:crypto'],
  'mock/operations': [
    ...['mock/operations', 'mock/rules', 'mock/crypto', 'mock/auth', 'mock/errors', 'mock/records'],
    ...['mock/labels', 'mock/world', 'mock/store/store', 'src/generated'],
  ],
  mock: [
    'mock',
    'src/generated',
    'src/text',
    'node:crypto',
    'node:http',
    'node:net',
    'fastify',
    '@fastify/rate-limit',
    'ajv',
    'ajv-formats',
  ],
  'src/cli': [''],
  contracts: [
    'contracts',
    'src/client',
    'src/generated',
    'mock/index',
    '@pact-foundation/pact',
    'vitest',
    'node:',
    'fastify',
  ],
  openapi: ['openapi', 'node:', 'openapi-typescript', 'yaml', 'ajv'],
}
const roomOf = (file: string) =>
  Object.keys(table)
    .filter((room) => file.startsWith(room))
    .sort((a, b) => b.length - a.length)[0] ?? ''

function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import\()\s*'([^']+)'/g)
  return [...found].map(([, target = '']) =>
    target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
  )
}

describe('the code', () => {
  test.each(sources)('%s imports only what its room may', (file) => {
    const allowed = table[roomOf(file)] ?? []

    expect(importsOf(file).filter((target) => !allowed.some((prefix) => target.startsWith(prefix)))).toEqual(
      [],
    )
  })

  test('has no cycle of imports', () => {
    const done = new Set<string>()
    const visit = (file: string, path: string[]): string[] | undefined => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
      if (done.has(file)) return undefined
      const cycle = importsOf(file)
        .filter((target) => sources.includes(target))
        .map((target) => visit(target, [...path, file]))
        .find(Boolean)
      done.add(file)
      return cycle
    }

    expect(sources.map((file) => visit(file, [])).find(Boolean)).toBeUndefined()
  })

  test('has a handler for each operation of the contract, and for nothing else', async () => {
    const { handlers } = await import('../mock/operations/index.ts')

    expect(Object.keys(handlers).sort()).toEqual(Object.keys(operations).sort())
  })

  test('asks neither clock nor environment, outside of the command line', () => {
    const asking = sources
      .filter(
        (file) => !file.startsWith('src/cli') && !file.startsWith('contracts') && !file.startsWith('openapi'),
      )
      .filter((file) => /process\.env|Date\.now\(\)|new Date\(\)|Math\.random/.test(read(file)))

    expect(asking).toEqual([])
  })

  test('names an error code in the catalogue alone', () => {
    const code = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    const naming = sources.filter(
      (file) => /^(src|mock)/.test(file) && /\b(KMS|APIGW)\.\d{4}/.test(code(file)),
    )

    expect(naming).toEqual([])
  })
})

describe('generated files', () => {
  test('are what the contract says now', async () => {
    for (const [file, content] of Object.entries(await generate())) {
      expect(read(join('src/generated', file)) === content, `${file} is stale: npm run generate`).toBe(true)
    }
  })
})

describe('the contract', () => {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false })
  ajv.addSchema(document, 'contract')
  const failures: string[] = []
  const examples: [string, object, unknown][] = []
  const collect = (node: unknown, where: string) => {
    if (typeof node !== 'object' || node === null) return
    const { schema, examples: named, type, $ref } = node as Record<string, object | undefined>
    const at = { $ref: `contract#${where.split('/').map(encodeURIComponent).join('/')}` }
    if (schema && named && !Array.isArray(named)) {
      const of = { $ref: `${at.$ref}/schema` }
      for (const [name, example] of Object.entries(named))
        examples.push([`${where} ${name}`, of, (example as { value: unknown }).value])
    }
    if (Array.isArray(named) && (type || $ref)) for (const value of named) examples.push([where, at, value])
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'examples') collect(child, `${where}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    }
  }
  collect(document, '')

  test(`has ${examples.length} examples, each of which fits its schema`, () => {
    for (const [where, schema, value] of examples) {
      const validate = ajv.compile(schema)
      if (!validate(value)) failures.push(`${where}: ${ajv.errorsText(validate.errors)}`)
    }

    expect(examples.length).toBeGreaterThan(20)
    expect(failures).toEqual([])
  })

  test('documents encrypt-data to the letter', () => {
    const { properties, required } = document.components.schemas.EncryptDataRequestBody

    expect(required).toEqual(['key_id', 'plain_text'])
    expect(properties.plain_text).toMatchObject({ pattern: '^.{1,4096}$', 'x-max-bytes': 4096 })
    expect(document.components.schemas.EncryptionContext).toMatchObject({
      type: 'object',
      'x-max-serialized': 8192,
    })
    expect(document.components.schemas.Sequence).toMatchObject({ 'x-max-bytes': 36 })
    expect(document.components.securitySchemes.token).toMatchObject({ in: 'header', name: 'X-Auth-Token' })
  })

  test('gives every operation an emulation level, and every CMK operation a rule for each state', () => {
    for (const operation of Object.values(operations)) {
      expect(['full', 'local', 'no']).toContain(operation.emulated)
      const states = Object.keys(operation.keyRule?.states ?? {})
      if (operation.keyRule)
        expect(states).toEqual(['enabled', 'disabled', 'pendingDeletion', 'pendingImport'])
    }
  })
})
