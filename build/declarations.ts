import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'

type Declared = { root: string; target: string; entries: Record<string, string> }

/** The types of the entries, in `types/`, with those that they refer to and no others. */
export function declarations({ root, target, entries }: Declared) {
  const files = Object.values(entries).map((file) => join(root, file))
  const declared = declaredIn(root, files)
  const wanted = new Set<string>()
  const want = (file: string) => {
    const text = declared.get(file)
    if (text === undefined || wanted.has(file)) return
    wanted.add(file)
    for (const [, path = ''] of text.matchAll(relative))
      want(resolve(dirname(file), path).replace(/\.ts$/, '.d.ts'))
  }
  for (const file of files) want(file.replace(/\.ts$/, '.d.ts'))
  for (const file of wanted) {
    const written = file.replace(root, join(target, 'types'))
    mkdirSync(dirname(written), { recursive: true })
    writeFileSync(
      written,
      indented(file, declared.get(file) ?? '').replace(relative, (found) =>
        found.replace(/\.ts(['"])$/, '.js$1'),
      ),
    )
  }
}

/** The compiler indents by four blanks. What is generated is long, and read through an editor's eyes. */
const indented = (file: string, text: string) =>
  text.replace(/^(?: {4})+/gm, (blanks) =>
    file.includes('/generated/') ? '' : '\t'.repeat(blanks.length / 4),
  )

const relative = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g

/** Declaration file -> its text. */
function declaredIn(root: string, files: string[]): Map<string, string> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root)
  const emitting = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: root,
    outDir: root,
  }
  const program = ts.createProgram(files, { ...options, ...emitting })
  const found = new Map<string, string>()
  const { diagnostics } = program.emit(undefined, (name, text) => found.set(resolve(name), text))
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, host(root)))
  return found
}

const host = (root: string): ts.FormatDiagnosticsHost => ({
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => root,
  getNewLine: () => '\n',
})
