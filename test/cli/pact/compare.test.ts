import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  cipher_text,
  type Exchange,
  fileWith,
  id,
  interactionOf,
  pactFile,
  pactOfAll,
} from '../../pact/pacts.ts'
import { said } from '../../support/cli.ts'
import { temporaryFolder } from '../command.ts'

const right: Exchange = {
  to: 'kms/encrypt-data',
  sends: { key_id: 'alias/orders', plain_text: 'hello' },
  answers: { key_id: id, cipher_text },
}
const wrong: Exchange = { ...right, answers: { ciphertext: 'x' } }

describe('dewkit pact compare', () => {
  test('says that all is well, exit 0', async () => {
    const { code, stdout, stderr } = await said(['pact', 'compare', '--pacts', pactFile(right)])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe('1 interaction of 1 pact: they keep to the contract\n')
  })

  test('names pact, interaction, path and place of what is wrong, exit 1', async () => {
    const file = pactFile(right, { ...wrong, description: 'the wrong one' })
    const { code, stdout } = await said(['pact', 'compare', '--pacts', file])

    expect(code).toBe(1)
    expect(stdout).toContain(`✗ ${file}: the wrong one\n`)
    expect(stdout).toMatch(/^ {4}\$\.interactions\[1\]\.response\.body\.ciphertext: /m)
    expect(stdout).toMatch(/^ {4}#\/paths\/~1v1\.0~1\{project_id\}~1kms~1encrypt-data\/post\/responses\/200/m)
    expect(stdout).toMatch(/2 interactions of 1 pact: 1 do not fit the contract\n$/)
  })

  test('takes folders and patterns, and writes reports', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'team'))
    writeFileSync(join(folder, 'a.json'), JSON.stringify(pactOfAll([interactionOf(right)])))
    writeFileSync(join(folder, 'team/b.json'), JSON.stringify(pactOfAll([interactionOf(wrong)])))
    const [junit, json] = [join(folder, 'report.xml'), join(temporaryFolder(), 'report.json')]

    const whole = await said(['pact', 'compare', '--pacts', folder, '--junit', junit, '--json', json])
    const pattern = await said(['pact', 'compare', '--pacts', join(folder, '*.json')])

    expect([whole.code, pattern.code]).toEqual([1, 0])
    expect(readFileSync(junit, 'utf8')).toMatch(/<testsuites name="dewkit pact" tests="2" failures="1">/)
    expect(readFileSync(junit, 'utf8')).toMatch(/<failure message="[^"]*ciphertext[^"]*"\/>/)
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      pacts: 2,
      interactions: 2,
      findings: [{ level: 'error' }],
    })
  })

  test.each([
    [
      'nothing found',
      ['--pacts', 'nowhere'],
      /nowhere names no pact: give a file, a folder with some, or a pattern/,
    ],
    ['no pacts named', [], /required option '--pacts/],
    [
      'a file that is no pact',
      ['--pacts', 'package.json'],
      /package\.json is no pact: it has no interactions/,
    ],
    [
      'a pact without interactions',
      ['--pacts', fileWith(pactOfAll([]))],
      /has no interaction: its tests have not run/,
    ],
  ])('%s is one line, exit 2', async (_, args, says) => {
    const { code, stdout, stderr } = await said(['pact', 'compare', ...args])

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  test('shows no control characters that a pact has', async () => {
    const { stdout } = await said([
      'pact',
      'compare',
      '--pacts',
      pactFile({ ...wrong, description: 'a\x1b[2Jb' }),
    ])

    expect(stdout).toContain('a\\x1b[2Jb')
  })
})
