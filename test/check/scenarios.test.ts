import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scenarios } from '../../src/check/scenarios/index.ts'

const folder = join(import.meta.dirname, '../../src/check/scenarios')
const files = globSync('*.ts', { cwd: folder }).filter((file) => file !== 'index.ts')

const isScenario = (value: unknown) =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'scenario'

describe('the scenarios', () => {
  test.each(files)('of %s are all run', async (file) => {
    const made: Record<string, unknown> = await import(join(folder, file))
    const idle = Object.keys(made).filter(
      (name) => isScenario(made[name]) && !scenarios.some((entry) => entry === made[name]),
    )

    expect(idle).toEqual([])
  })

  test('are as many as the files that there are make', async () => {
    const made = await Promise.all(files.map((file) => import(join(folder, file))))

    expect(made.flatMap(Object.values).filter(isScenario)).toHaveLength(scenarios.length)
  })

  test('have an id each', () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
  })
})
