import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { untestedOperations } from './handlers.ts'
import { root } from './tree.ts'

/*
 * Somebody adds an operation to a copy of the sources, step by step in the order of CONTRIBUTING.md, and reads what the
 * compiler says after each. The tests go on in the place where the one before has ended.
 */
let copy = ''
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'dewkit-new-operation-'))
  for (const name of [
    'src',
    'mock',
    'openapi',
    'docs',
    'README.md',
    'redocly.yaml',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const add = (file: string, text: string) => appendFileSync(join(copy, file), text)
const change = (file: string, from: string, to: string) => {
  const text = readFileSync(join(copy, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(copy, file), text.replace(from, to))
}
const generate = () => execFileSync(process.execPath, ['openapi/generate.ts'], { cwd: copy, stdio: 'pipe' })

let before: ts.Program | undefined
/** What the compiler says, each with its file. */
function complaints(): string[] {
  const { config } = ts.readConfigFile(join(copy, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, copy)
  const roots = ['mock/operations/index.ts', 'src/check/recipes/index.ts'].map((file) => join(copy, file))
  const program = ts.createProgram(roots, options, ts.createCompilerHost(options), before)
  before = program
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const where = file?.fileName.replace(`${copy}/`, '')
    return `${where}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

test('before that, the compiler has nothing to say', () => {
  expect(complaints()).toEqual([])
})

test('a handler without a contract does not compile', () => {
  add('mock/operations/random.ts', "\nexport const rollDice: Handler<'rollDice'> = genRandom\n")

  expect(complaints()).toContainEqual(
    expect.stringMatching(/^mock\/operations\/random\.ts: Type '"rollDice"' does not satisfy the constraint/),
  )
  change('mock/operations/random.ts', "\nexport const rollDice: Handler<'rollDice'> = genRandom\n", '')
})

const contract = `
roll-dice:
  parameters: [*project]
  post:
    operationId: rollDice
    tags: [random]
    summary: Roll dice
    x-actions: ['kms::rollDice']
    x-emulated: full
    requestBody:
      required: true
      content:
        application/json:
          schema: { $ref: '#/GenRandomRequestBody' }
    responses:
      <<: *failures
      '200':
        description: The number.
        content:
          application/json:
            schema: { $ref: '#/GenRandomResponse' }
`

test('a contract that misspells an x- word is refused, with its file and line', () => {
  add('openapi/paths/random.yaml', contract.replace('x-emulated', 'x-emulatd'))
  change(
    'openapi/kms.yaml',
    'paths:\n',
    "paths:\n  /v1.0/{project_id}/kms/roll-dice: { $ref: 'paths/random.yaml#/roll-dice' }\n",
  )

  expect(generate).toThrow(
    /openapi\/paths\/random\.yaml:\d+: .*roll-dice\/post: no extension is called x-emulatd/,
  )
  change('openapi/paths/random.yaml', 'x-emulatd', 'x-emulated')
})

test('a contract alone: the compiler names the handler and the recipe', () => {
  generate()

  expect(complaints().sort()).toEqual([
    expect.stringMatching(/^mock\/operations\/index\.ts: Property 'rollDice' is missing in type/),
    expect.stringMatching(/^src\/check\/recipes\/data\.ts: Property 'rollDice' is missing in type/),
  ])
})

test('with a handler it names the recipe', () => {
  add('mock/operations/random.ts', "\nexport const rollDice: Handler<'rollDice'> = genRandom\n")

  expect(complaints()).toEqual([expect.stringMatching(/^src\/check\/recipes\/data\.ts: Property 'rollDice'/)])
})

test('with a recipe it has nothing to say', () => {
  const known = "Recipes<'random'> = {\n"
  change(
    'src/check/recipes/data.ts',
    known,
    `${known}  rollDice: { input: async () => ({ random_data_length: '512' }) },\n`,
  )

  expect(complaints()).toEqual([])
})

test('tidy misses the test until there is one', () => {
  const operations = { rollDice: { path: '/v1.0/{project_id}/kms/roll-dice' } }
  const file = 'test/operations/roll-dice.test.ts'

  expect(untestedOperations(new Map(), operations)).toEqual(['rollDice has no test in test/operations'])
  expect(untestedOperations(new Map([[file, "await kms.ok('rollDice')"]]), operations)).toEqual([])
})
