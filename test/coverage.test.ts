import { describe, expect, test } from 'vitest'
import { coverageOf, verdictOf } from './coverage/coverage.ts'
import { operationAt, type Seen } from './support/record.ts'

const project = '0123456789abcdef0123456789abcdef'

describe('an operation is told by method and path', () => {
  test.each([
    ['POST', `/v1.0/${project}/kms/encrypt-data`, 'encryptData'],
    ['GET', `/v1.0/${project}/kms/aliases?limit=2`, 'listAliases'],
    ['DELETE', `/v1.0/${project}/kms/aliases/`, 'deleteAlias'],
    ['PUT', `/v2/${project}/kms/keys/x/update-primary-region`, 'updatePrimaryRegion'],
    ['GET', '/', 'showVersions'],
    ['GET', '/v3', 'showVersion'],
    ['GET', '/v3/projects?name=a', 'listProjects'],
    ['GET', `/v1.0/${project}/kms/encrypt-data`, undefined],
    ['POST', '/v1.0/x/kms/encrypt-datum', undefined],
  ] as const)('%s %s is %s', (method, url, id) => {
    expect(operationAt(method, url)).toBe(id)
  })
})

describe('the coverage', () => {
  const seen: Seen[] = [
    { operation: 'showVersion', tests: ['a.test.ts > one', 'a.test.ts > two'], errors: [] },
    { operation: 'showVersion', tests: ['a.test.ts > two'], errors: ['ApiNotFound', 'KeyNotFound'] },
    { operation: 'listKeys', tests: ['test/every-operation.test.ts > listKeys'], errors: ['InvalidLimit'] },
  ]
  const rowOf = (id: string) => coverageOf(seen, {}).operations.find((row) => row.id === id)

  test('adds up test files, counts a test once and only declared refusals', () => {
    expect(rowOf('showVersion')).toEqual({
      id: 'showVersion',
      tests: 2,
      reached: ['ApiNotFound'],
      missed: [],
    })
  })

  test('counts no test that asks every operation the same, but what it reaches', () => {
    expect(rowOf('listKeys')).toMatchObject({ tests: 0, reached: ['InvalidLimit'] })
    expect(verdictOf(coverageOf(seen, {}))).toContain('listKeys has no test')
  })

  test('finds fault with a share that is too low, and with reasons for what is reached', () => {
    const reasons = { 'listKeys InvalidLimit': 'cannot be', 'listKeys InvalidMarker': 'cannot be either' }
    const coverage = coverageOf(seen, reasons)

    expect(verdictOf(coverage)).toContain('less than 95 % of the refusals are reached')
    expect(coverage.stale).toEqual(['listKeys InvalidLimit'])
    expect(coverage.unreached).toContainEqual({ pair: 'listKeys InvalidMarker', reason: 'cannot be either' })
  })
})
