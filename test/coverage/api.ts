/**
 * `npm run coverage:api`: which operations of the contract the black-box tests call, and which of the declared refusals
 * they reach. Ends with 1 when an operation has no test, when less than 95 % of the refusals are reached, when
 * unreached.ts excuses one that is reached, or when a test fails. With DEWKIT_COVERAGE naming a folder it runs no test, but
 * reads what those left there that ran with the same setting.
 */
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OperationId, operations } from '../../src/generated/operations.ts'
import type { Seen } from '../support/record.ts'
import { type Coverage, coverageOf, verdictOf } from './coverage.ts'
import { unreached } from './unreached.ts'

const root = join(import.meta.dirname, '../..')

/** The test files that can have something to say: those that use the emulator, themselves or through another fixture. */
const files = globSync('test/**/*.test.ts', { cwd: root }).filter((file) =>
  /support\/(?!prism|stores)\w+/.test(readFileSync(join(root, file), 'utf8')),
)

function runTests(folder: string) {
  console.log(`running ${files.length} test files …`)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const options = ['run', '--project', 'dewkit', ...files]
  const env = { ...process.env, DEWKIT_COVERAGE: folder }
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, ...options], { cwd: root, env })
  if (status !== 0) throw new Error(`the tests fail; there is nothing to count\n${stdout}${stderr}`)
}

const seenIn = (folder: string): Seen[] =>
  readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Seen[])

function ownRun(): Seen[] {
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-coverage-'))
  try {
    runTests(folder)
    return seenIn(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function print(coverage: Coverage) {
  const ids = Object.keys(operations) as OperationId[]
  const width = Math.max(...ids.map((id) => id.length))
  console.log(`\n${'operation'.padEnd(width)}  emulated  tests  refusals`)
  for (const { id, tests, reached, missed } of coverage.operations) {
    const { emulated } = operations[id]
    const count = `${reached.length}/${reached.length + missed.length}`
    console.log(
      `${id.padEnd(width)}  ${emulated.padEnd(8)}  ${String(tests).padStart(5)}  ${count.padStart(8)}`,
    )
  }
  const { reached, declared } = coverage
  const share = ((100 * reached) / declared).toFixed(1)
  console.log(`\n${ids.length} operations; ${reached} of ${declared} declared refusals reached: ${share} %`)
  for (const { pair, reason } of coverage.unreached) console.log(`  not reached: ${pair}: ${reason}`)
}

const left = process.env.DEWKIT_COVERAGE
const coverage = coverageOf(left === undefined ? ownRun() : seenIn(left), unreached)
print(coverage)
const faults = verdictOf(coverage)
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
