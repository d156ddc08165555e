import { join } from 'node:path/posix'
import ts from 'typescript'
import { parsed } from './imports.ts'
import { type Tree, under } from './tree.ts'

const folder = 'mock/operations'

/**
 * One sentence for each name that two groups export: spread into one object, the later would shadow the earlier. What
 * a group passes on by `export *` cannot be seen here, and is refused.
 */
export function shadowedHandlers(tree: Tree): string[] {
  const exporting = new Map<string, string[]>()
  for (const group of spreadGroups(tree.get(`${folder}/index.ts`) ?? ''))
    for (const name of exportsOf(group, tree.get(group) ?? ''))
      exporting.set(name, [...(exporting.get(name) ?? []), group])
  return [...exporting]
    .filter(([name, groups]) => groups.length > 1 || name === '*')
    .map(([name, groups]) => `${name} is exported by ${groups.join(' and ')}`)
}

/** The modules that the registry imports as a whole. */
function spreadGroups(text: string): string[] {
  const source = parsed('index.ts', text)
  return source.statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
    const bindings = importClause?.namedBindings
    const isWhole = bindings && ts.isNamespaceImport(bindings) && ts.isStringLiteral(moduleSpecifier)
    return isWhole ? [join(folder, moduleSpecifier.text)] : []
  })
}

/** The values that a module exports, `*` for all of another. */
export function exportsOf(file: string, text: string): string[] {
  return parsed(file, text).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, isTypeOnly } = statement
      if (isTypeOnly) return []
      if (!exportClause || !ts.isNamedExports(exportClause)) return ['*']
      return exportClause.elements.filter((each) => !each.isTypeOnly).map(({ name }) => name.text)
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : []
    return ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText())
      : []
  })
}

/** One sentence for each operation that no test of test/operations calls, be it by its name or by its path. */
export function untestedOperations(
  tree: Tree,
  operations: Readonly<Record<string, { path: string }>>,
): string[] {
  const tests = [...under(tree, 'test/operations').values()].join('\n')
  const isCalled = ([id, { path }]: [string, { path: string }]) => {
    const called = path.replaceAll('.', '\\.').replace(/\{\w+\}/g, "[^/'`]+")
    return tests.includes(`'${id}'`) || new RegExp(`['\`]${called}['\`?]`).test(tests)
  }
  return Object.entries(operations)
    .filter((each) => !isCalled(each))
    .map(([id]) => `${id} has no test in test/operations`)
}
