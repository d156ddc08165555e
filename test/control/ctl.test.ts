import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demo, type Mock, startMock } from '../../mock/index.ts'
import { controlOperations } from '../../src/generated/control.ts'
import { said } from '../support/cli.ts'

describe('dewkit ctl', () => {
  let mock: Mock & { url: string }
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-ctl-'))
  const ctl = (...args: string[]) => said(['ctl', ...args, '--mock', mock.url])

  beforeAll(async () => {
    mock = await startMock()
  })
  afterAll(async () => {
    await mock.close()
    rmSync(folder, { recursive: true })
  })

  test('lists every operation', async () => {
    const { stdout } = await said(['ctl'])

    expect(stdout.trimEnd().split('\n')).toHaveLength(Object.keys(controlOperations).length + 1)
    expect(stdout).toMatch(/^set-clock +Set the clock, /m)
  })

  test('saves the state, moves the clock, and brings the state back', async () => {
    const file = join(folder, 'state.json')
    const saved = await ctl('snapshot')
    writeFileSync(file, saved.stdout)
    const moved = JSON.parse((await ctl('set-clock', 'advance=8d', 'freeze=true')).stdout)
    const restored = await ctl('restore', '--file', file)

    expect(moved).toMatchObject({ frozen: true })
    expect(JSON.parse(restored.stdout)).toMatchObject({ records: 3 })
    expect((await ctl('snapshot')).stdout).toBe(saved.stdout)
  })

  test('plants a seed file, and adds and removes a project', async () => {
    const file = join(folder, 'seed.yaml')
    writeFileSync(file, 'keys:\n  - key_alias: orders\n')
    const project = JSON.parse((await ctl('add-project')).stdout)
    const planted = await ctl('seed', '--file', file, '--scope', project.id)

    expect(JSON.parse(planted.stdout).keys).toMatchObject([{ key_alias: 'orders', project_id: project.id }])
    expect((await ctl('remove-project', `project=${project.id}`)).code).toBe(0)
  })

  test('prints the journal for people, and says why something was refused', async () => {
    const url = `${mock.url}/v1.0/${demo.account.projects[0].id}/kms/describe-key`
    await fetch(url, { method: 'POST' })
    await fetch(url, { method: 'POST', headers: { 'X-Auth-Token': 'x' }, body: '{"\u001b[2J":1}' })
    const { stdout } = await ctl('journal', 'error=TokenUnreadable')

    expect(stdout).toMatch(
      /^\d\d:\d\d:\d\d\.\d{3} {2}401 {2}describeKey {2}TokenUnreadable {2}[\d.]+ ms\n {4}token or signature: /,
    )
    expect(stdout).not.toContain('\u001b[2J')
  })

  test.each([
    [['snapshto'], 'there is no operation snapshto: did you mean snapshot?'],
    [['set-clock', 'advance'], 'advance is no field: write name=value'],
    [['set-clock', 'advance=8'], 'advance must be string'],
    [['set-clock', '__proto__.advance=8d'], 'The body has a field that nobody knows: "__proto__"'],
    [
      ['set-clock', 'advance=8d', 'advance.more=1'],
      'advance.more=1 does not go together with the fields before it',
    ],
    [['reset', 'now=true'], 'the operation has no field now'],
    [['remove-project'], 'project is missing: write project=…'],
    [['restore', '--file', '/nowhere.json'], '/nowhere.json: cannot be read (ENOENT)'],
  ])('%j is refused in one line', async (args, says) => {
    const { code, stderr } = await ctl(...args)

    expect([code, stderr.trimEnd().split('\n')]).toEqual([2, [expect.stringContaining(says)]])
  })

  test('says where nobody answers', async () => {
    const { code, stderr } = await said(['ctl', 'reset', '--mock', 'http://127.0.0.1:2'])

    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('no mock answers at http://127.0.0.1:2 (ECONNREFUSED): start one'),
    ])
  })
})
