import { afterEach, describe, expect, test } from 'vitest'
import { htmlReport } from '../../../src/check/reports/html.ts'
import { jsonReport } from '../../../src/check/reports/json.ts'
import { junitReport } from '../../../src/check/reports/junit.ts'
import { markdownReport } from '../../../src/check/reports/markdown.ts'
import { terminalReport } from '../../../src/check/reports/terminal.ts'
import { CannotRun, type Report } from '../../../src/check/run.ts'
import type { OperationId } from '../../../src/generated/operations.ts'
import { type Answer, json, startMutant } from '../../mutants/mutant.ts'
import { checkAt, checkedAccount } from '../../support/checked.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** The checked mock, but for what `create` answers in the place of some operations. */
async function serviceThat(create: () => Answer, operations?: readonly OperationId[]): Promise<string> {
  const about = { name: 'x', group: 'x', defect: 'x' }
  const { url, close } = await startMutant({ ...about, operations, create }, { accounts: [checkedAccount] })
  closing.push(close)
  return url
}

const texts = (report: Report) =>
  [
    terminalReport(report, { hasColour: false }),
    ...[htmlReport, jsonReport, junitReport, markdownReport].map((make) => make(report)),
  ].join('\n')

describe('a service that repeats what it is sent', () => {
  const [alice] = checkedAccount.users
  const { name = '', password = '', accessKeys = [] } = alice ?? {}
  const [signing = { ak: '', sk: '' }] = accessKeys
  const credentials = { user: name, password, domain: checkedAccount.name }

  /** As some serialisers write it. */
  const manners: Record<string, (text: string) => string> = {
    'as it is': (text) => text,
    'in escapes of JSON': (text) =>
      text.replace(/[^a-z]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
    'in escapes of a URL': encodeURIComponent,
    'in capitals': (text) => text.toUpperCase(),
    'in two halves': (text) => `${text.slice(0, text.length / 2)} ... ${text.slice(text.length / 2)}`,
  }

  test.each(
    Object.keys(manners).flatMap((manner) =>
      (['credentials', 'keys'] as const).map((proof) => [manner, proof] as const),
    ),
  )('shows no secret %s in any report: %s', async (manner, proof) => {
    const secrets = new Set<string>([password, signing.sk])
    const url = await serviceThat(
      () => async (call, healthy) => {
        const { authorization = '', 'x-auth-token': token = '' } = call.headers
        for (const secret of [token, /Signature=(\w+)/.exec(authorization)?.[1]])
          if (secret) secrets.add(secret)
        if (call.operation === 'listKeys' || call.operation === 'createToken') return healthy()
        const told = [authorization, token, password, signing.sk].map(manners[manner] ?? String).join(' ')
        return { ...json(400, {}), text: `{"error":{"error_code":"KMS.0308 ${told}","error_msg":"${told}"}}` }
      },
      undefined,
    )
    const only = ['genRandom', 'signature']
    const report = await checkAt(url, {
      only,
      ...(proof === 'keys' ? { credentials: signing } : { credentials }),
    })

    const text = texts(report).toLowerCase()
    expect(report.findings.length).toBeGreaterThan(0)
    expect(text).toContain('[hidden]')
    for (const secret of secrets) {
      const parts = secret.length < 12 ? [secret] : (secret.match(/.{12}/g) ?? [])
      for (const part of parts.filter((each) => new Set(each).size > 3))
        expect(text.includes(part.toLowerCase()), `${part} of ${secret}`).toBe(false)
    }
  })

  test('shows no password when it refuses the sign-in', async () => {
    const url = await serviceThat(
      () => async (call) => json(401, { error: { code: 401, message: `wrong: ${call.text}`, title: 'x' } }),
      ['createToken'],
    )
    const refused = checkAt(url, { credentials })

    await expect(refused).rejects.toThrow(CannotRun)
    await expect(refused).rejects.toThrow(/\[hidden\]/)
    await expect(refused).rejects.not.toThrow(password)
  })
})
