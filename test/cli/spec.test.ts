import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import document from '../../src/generated/openapi.json' with { type: 'json' }
import { dewkit, ended, launcher, without } from './command.ts'

describe.concurrent('dewkit spec', () => {
  test('prints the contract, the same in both formats', async () => {
    const [plain, yaml, json] = await Promise.all([
      dewkit('spec'),
      dewkit('spec', '--format', 'yaml'),
      dewkit('spec', '--format', 'json'),
    ])

    expect(JSON.parse(json.stdout)).toEqual(document)
    expect(parse(yaml.stdout)).toEqual(document)
    expect(plain).toEqual(yaml)
  })

  test('prints it as OpenAPI 3.0.3, too', async () => {
    const [yaml, json] = await Promise.all([
      dewkit('spec', '--openapi', '3.0'),
      dewkit('spec', '--openapi', '3.0', '--format', 'json'),
    ])

    expect(parse(yaml.stdout)).toMatchObject({ openapi: '3.0.3' })
    expect(JSON.parse(json.stdout)).toEqual(parse(yaml.stdout))
  })

  test.for(['yaml', 'json'])('does not mind a reader of %s that stops early', async (format, { skip }) => {
    skip(...without('bash'))
    const script = 'set -o pipefail; "$@" | head -n 1'
    const { code, stdout, stderr } = await ended('bash', [
      '-c',
      script,
      'bash',
      process.execPath,
      launcher,
      'spec',
      '--format',
      format,
    ])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.match(/\n/g)).toHaveLength(1)
  })
})
