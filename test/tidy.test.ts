import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { generate } from '../openapi/generate.ts'
import document from '../src/generated/openapi.json' with { type: 'json' }
import { operations } from '../src/generated/operations.ts'
import { shadowedHandlers, untestedOperations } from './tidy/handlers.ts'
import { historyOf, unfolded } from './tidy/history.ts'
import { circleIn, importTable, strayImports } from './tidy/imports.ts'
import { wrongLengths } from './tidy/lengths.ts'
import { long } from './tidy/long.ts'
import { pageWithPicture } from './tidy/picture.ts'
import { repository, root, under } from './tidy/tree.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const page = read('CONTRIBUTING.md')
const all = repository()
const sources = under(all, 'src', 'mock', 'contracts', 'openapi')

describe('the code', () => {
  test('imports only what its room may, as CONTRIBUTING.md says', () => {
    expect(strayImports(sources, importTable(page))).toEqual([])
  })

  test('has no circle of imports', () => {
    expect(circleIn(all)).toBeUndefined()
  })

  test('has no function and no file that is too long, but for those that may only shrink', () => {
    expect(wrongLengths(all, long)).toEqual([])
  })

  test('has no handler that shadows another', () => {
    expect(shadowedHandlers(all)).toEqual([])
  })

  test('has a test for each operation', () => {
    expect(untestedOperations(all, operations)).toEqual([])
  })

  test('has a handler for each operation of the contract, and for nothing else', async () => {
    const { handlers } = await import('../mock/operations/index.ts')

    expect(Object.keys(handlers).sort()).toEqual(Object.keys(operations).sort())
  })

  test('asks neither clock nor environment, outside of the command line', () => {
    const outside = /^(src\/cli|contracts|openapi)\//
    const asking = [...sources].filter(
      ([file, text]) =>
        !outside.test(file) && /process\.env|Date\.now\(\)|new Date\(\)|Math\.random/.test(text),
    )

    expect(asking.map(([file]) => file)).toEqual([])
  })

  test('names an error code in the catalogue alone', () => {
    const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    const naming = [...under(all, 'src', 'mock')].filter(([, text]) =>
      /\b(KMS|APIGW)\.\d{4}/.test(code(text)),
    )

    expect(naming.map(([file]) => file)).toEqual([])
  })
})

describe('the history', () => {
  const history = historyOf(root)

  test.skipIf(!history)('has no commit that was to be folded into another, or was not done', () => {
    expect(unfolded(history ?? [])).toEqual([])
  })
})

describe('CONTRIBUTING.md', () => {
  test('has a picture of the imports as they are', () => {
    expect(pageWithPicture() === page, 'the picture is stale: npm run generate').toBe(true)
  })

  test('names each room of its table in its tree, and no other', () => {
    const rooms = [...importTable(page).keys()]
    const tree = [...(page.split('## The tree')[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)`/gm)]
    const apart = ['src/generated', 'test', 'bench']

    expect(tree.map(([, room]) => room).sort()).toEqual([...rooms, ...apart].sort())
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
