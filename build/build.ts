/**
 * Writes `dist/`, which is what the package consists of. What runs in Node is CommonJS, since that starts sooner and
 * loads everywhere, with an ES module in front of it; what also runs in browsers is both. Dependencies are inside.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type InputOptions, type OutputChunk, type Plugin, rolldown } from 'rolldown'
import { declarations } from './declarations.ts'
import { isForPrograms, leftOut } from './left-out.ts'
import { noticesOf } from './notices.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'dist')

/** Name in `dist/` -> its source. */
const command = { cli: 'src/cli/main.ts' }
const inNode = {
  index: 'src/index.ts',
  mock: 'src/testing/mock.ts',
  check: 'src/testing/check.ts',
  pact: 'src/pact/index.ts',
}
const anywhere = { client: 'src/client/index.ts' }
const besideVitest = { vitest: 'src/testing/vitest.ts', 'vitest-global': 'src/testing/vitest-global.ts' }

/** Contract and schema are files of the package; V8 reads other JSON sooner than the same as program. */
const documents = ['openapi.json', 'seed.schema.json']
const json: Plugin = {
  name: 'json',
  resolveId: (id) => {
    const document = documents.find((name) => id.endsWith(`/generated/${name}`))
    // All that needs them is in chunks/.
    return document && { id: `../${document}`, external: true }
  },
  load: (id) =>
    id.endsWith('.json')
      ? {
          code: `${id.includes('node_modules') ? 'module.exports =' : 'export default'} JSON.parse(${JSON.stringify(compact(id))})`,
          moduleType: 'js',
        }
      : undefined,
}
const compact = (file: string) => JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))

/** What vitest loads refers to what was built for Node: a mock must not be there twice. */
const toNode: Plugin = {
  name: 'to-node',
  resolveId(id, importer) {
    const file = importer && resolve(importer, '..', id)
    const [name] = Object.entries(inNode).find(([, source]) => file === join(root, source)) ?? []
    return name && { id: `./${name}.cjs`, external: true }
  },
}

const common: InputOptions = {
  cwd: root,
  platform: 'node',
  plugins: [json, leftOut],
  resolve: { alias: { yaml: join(root, 'node_modules/yaml/browser/dist/index.js') } },
  external: (id, importer) => /^(node:|vitest|@pact|pg$)/.test(id) && !isForPrograms(id, importer),
  logLevel: 'warn',
  checks: { preferBuiltinFeature: false },
  transform: { target: 'node22' },
}

async function bundle(): Promise<OutputChunk[]> {
  const names = { entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name].cjs' }
  const node = await rolldown({ ...common, input: { ...command, ...inNode, ...anywhere } })
  const { output } = await node.write({
    dir: target,
    format: 'cjs',
    exports: 'named',
    minify: true,
    ...names,
  })
  const modules = { dir: target, format: 'esm', minify: true, chunkFileNames: 'chunks/[name].js' } as const
  const browser = await rolldown({ ...common, platform: 'neutral', input: anywhere })
  await browser.write(modules)
  const vitest = await rolldown({ ...common, plugins: [toNode], input: besideVitest })
  await vitest.write(modules)
  return output.filter((file) => file.type === 'chunk')
}

/** The ES module in front of a CommonJS one. */
function face(name: string, exported: readonly string[]) {
  writeFileSync(join(target, `${name}.js`), `export { ${exported.join(', ')} } from './${name}.cjs'\n`)
}

async function build() {
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target)
  for (const name of documents)
    writeFileSync(join(target, name), `${compact(join(root, 'src/generated', name))}\n`)
  const chunks = await bundle()
  const exportsOf = (name: string) =>
    chunks.find((chunk) => chunk.isEntry && chunk.name === name)?.exports ?? []
  for (const name of Object.keys(inNode)) face(name, exportsOf(name))
  const modules = chunks.flatMap(({ moduleIds }) => moduleIds)
  writeFileSync(join(target, 'THIRD-PARTY-NOTICES.md'), noticesOf(modules))
  const both = { ...inNode, ...anywhere }
  declarations({ root, target, entries: { ...both, ...besideVitest } })
  for (const [name, source] of Object.entries(both)) {
    const values = exportsOf(name)
    writeFileSync(join(target, `${name}.d.cts`), forCommonJs(source, values))
  }
}

/** Types that an ES module declares, for those who `require` it. */
function forCommonJs(source: string, values: readonly string[]): string {
  const path = `'./types/${source.replace(/\.ts$/, '.js')}'`
  const mode = `{ 'resolution-mode': 'import' }`
  const lines = values.map(
    (name) => `export declare const ${name}: typeof import(${path}, { with: ${mode} }).${name}`,
  )
  return `export type * from ${path} with ${mode}\n${lines.join('\n')}\n`
}

await build()
