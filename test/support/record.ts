import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import type { ErrorName } from '../../src/generated/errors.ts'
import { type OperationId, operations } from '../../src/generated/operations.ts'
import type { Sent } from './sent.ts'

/** What one test file saw of an operation: which of its tests called it, and which refusals came back. */
export type Seen = { operation: OperationId; tests: string[]; errors: ErrorName[] }

/**
 * With DEWKIT_COVERAGE naming a folder, each test file leaves there what it saw, for test/coverage/api.ts. Every file
 * writes once, under a name of its own, so that files running at the same time do not meet.
 */
const folder = process.env.DEWKIT_COVERAGE
const seen = new Map<OperationId, { tests: Set<string>; errors: Set<ErrorName> }>()

if (folder) {
  afterAll(() => {
    const report = [...seen].map(([operation, { tests, errors }]) => ({
      ...{ operation, tests: [...tests], errors: [...errors] },
    }))
    writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(report satisfies Seen[]))
  })
}

export function recordAnswer({ method, url }: Sent, status: number, error: ErrorName | undefined) {
  const operation = folder && operationAt(method, url)
  if (!operation) return
  const { testPath = '', currentTestName = '' } = expect.getState()
  const entry = seen.get(operation) ?? { tests: new Set(), errors: new Set() }
  seen.set(operation, entry)
  entry.tests.add(`${testPath} > ${currentTestName}`)
  if (status >= 400 && error) entry.errors.add(error)
}

/** Literal segments of a path come before `{parameters}`, as in any router. */
const routes = Object.entries(operations)
  .map(([id, { method, path }]) => ({ id: id as OperationId, method, path: path.split('/') }))
  .sort((a, b) => parametersOf(a.path) - parametersOf(b.path))

function parametersOf(path: string[]) {
  return path.filter((part) => part.startsWith('{')).length
}

/** The operation that a request is for, by method and path. */
export function operationAt(method: string, url: string): OperationId | undefined {
  const parts = (url.split('?', 1)[0] ?? '').replace(/(?<=.)\/$/, '').split('/')
  const fits = (path: string[]) =>
    path.length === parts.length && path.every((part, at) => part.startsWith('{') || part === parts[at])
  return routes.find((route) => route.method === method && fits(route.path))?.id
}
