import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { ran } from './run.ts'

const cwd = inject('equipped')
const node = inject('nodes')[24] ?? ''

const program = `
import { createClient, errors, operations, type Client, type ErrorName } from 'dewkit'
import { createClient as alone } from 'dewkit/client'
import { demo, startMock, startServer, type Seed } from 'dewkit/mock'
import { check, matchers, type Finding } from 'dewkit/check'
import fixtures = require('node:fs')

export async function main(): Promise<void> {
  const seed: Seed = { keys: [{ key_alias: 'orders', key_state: 'disabled' }] }
  const mock = await startMock({ seed, tps: 0, now: () => 0 })
  const kms: Client = await mock.client()
  const sealed = await kms.encryptData({ key_id: demo.cmk.id, plain_text: 'hello', encryption_context: { a: 'b' } })
  const name: ErrorName | 'Unknown' = sealed.ok === false ? sealed.error.name : 'KeyDisabled'
  const text: string = sealed.ok ? sealed.data.cipher_text : name
  const report = await check({ url: mock.url, credentials: mock.credentials })
  const findings: Finding[] = report.findings
  const status: number = errors.KeyDisabled.status
  const path: string = operations.encryptData.path
  console.log(text, findings.map((finding) => finding.says), status, path, alone === createClient, matchers, startServer)
  // @ts-expect-error a field that encrypt-data does not have
  await kms.encryptData({ key_id: 'x', plain_text: 'y', plaintext: 'z' })
  // @ts-expect-error an operation that there is not
  kms.encryptDatum
  // @ts-expect-error a state that a seed cannot have
  await startMock({ seed: { keys: [{ key_alias: 'a', key_state: 'gone' }] } })
}
`
const asModule = program.replace(`import fixtures = require('node:fs')\n`, '')

/** What the compiler says of a program under these settings. */
async function compiled(name: string, text: string, options: object): Promise<string> {
  writeFileSync(join(cwd, name), text)
  const config = `tsconfig.${name}.json`
  const compilerOptions = { target: 'es2022', noEmit: true, types: ['node'], skipLibCheck: false, ...options }
  writeFileSync(join(cwd, config), JSON.stringify({ compilerOptions, files: [name] }))
  return (await ran(cwd, node, 'node_modules/typescript/bin/tsc', '-p', config)).stdout
}

describe.each([true, false])('types, with strict %s', (strict) => {
  const lib = ['es2023']

  test('are found by an ES module of Node', async () => {
    expect(await compiled(`node-${strict}.mts`, asModule, { strict, lib, module: 'nodenext' })).toBe('')
  })

  test('are found by CommonJS', async () => {
    expect(await compiled(`node-${strict}.cts`, program, { strict, lib, module: 'nodenext' })).toBe('')
    expect(await compiled(`node16-${strict}.cts`, program, { strict, lib, module: 'node16' })).toBe('')
  })

  test('are found by a bundler', async () => {
    const options = { strict, lib, module: 'esnext', moduleResolution: 'bundler' }
    expect(await compiled(`bundler-${strict}.ts`, asModule, options)).toBe('')
  })

  test('of the client are enough for a browser, without those of Node', async () => {
    const text = `import { createClient } from 'dewkit/client'\nexport const kms = createClient({ endpoint: '', credentials: { token: '' } })\n`
    const options = {
      strict,
      lib: ['es2022', 'dom'],
      types: [],
      module: 'esnext',
      moduleResolution: 'bundler',
    }
    expect(await compiled(`browser-${strict}.ts`, text, options)).toBe('')
  })
})

test('an editor shows the fields of encrypt-data', async () => {
  const script = `
    const ts = require('typescript'), fs = require('fs'), path = require('path')
    const file = path.resolve('hover.mts')
    fs.writeFileSync(file, "import { createClient } from 'dewkit/client'\\ncreateClient({ endpoint: '', credentials: { token: '' } }).encryptData")
    const service = ts.createLanguageService({
      ...ts.sys, useCaseSensitiveFileNames: () => true,
      getScriptFileNames: () => [file], getScriptVersion: () => '1', getCompilationSettings: () => ({ module: ts.ModuleKind.NodeNext, strict: true, noErrorTruncation: true }),
      getScriptSnapshot: (name) => ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(ts.sys.readFile(name)) : undefined,
      getDefaultLibFileName: ts.getDefaultLibFilePath, getCurrentDirectory: () => process.cwd(),
    })
    const at = ts.sys.readFile(file).indexOf('encryptData')
    const { displayParts, documentation } = service.getQuickInfoAtPosition(file, at)
    console.log(displayParts.map(({ text }) => text).join(''), documentation.map(({ text }) => text).join(''))`
  writeFileSync(join(cwd, 'hover.cjs'), script)
  const { stdout, stderr } = await ran(cwd, node, 'hover.cjs')

  expect(stderr).toBe('')

  for (const field of [
    'key_id: string',
    'plain_text: string',
    'encryption_context?: ',
    'cipher_text: string',
  ])
    expect(stdout).toContain(field)
  expect(stdout).toContain('Encrypt data with a CMK')
  expect(stdout).not.toMatch(/Flat|Part<|operations\[|Calls/)
})

test('no declaration refers to a source', () => {
  const declared = readFileSync(join(cwd, 'node_modules/dewkit/dist/types/src/client/types.d.ts'), 'utf8')

  expect(declared).not.toMatch(/\.ts['"]/)
})
