import { describe, expect, test } from 'vitest'
import { htmlReport } from '../../../src/check/reports/html.ts'
import { jsonReport } from '../../../src/check/reports/json.ts'
import { junitReport } from '../../../src/check/reports/junit.ts'
import { markdownReport } from '../../../src/check/reports/markdown.ts'
import { terminalReport } from '../../../src/check/reports/terminal.ts'
import { curlOf, replayOf, verdictOf } from '../../../src/check/reports/words.ts'
import type { Report } from '../../../src/check/run.ts'

const nasty = `<script>alert(1)</script> & "quotes" 'single' | pipe \u0000\u001b[31m \ud800`
const tally = { passed: 3, failed: 1, skipped: 0 }
const report: Report = {
  ...{
    endpoint: 'http://127.0.0.1:8010',
    projectId: 'p',
    seed: 7,
    generation: 'both',
    startedAt: 0,
    ms: 1234,
    requests: 10,
  },
  cases: { passed: 3, failed: 1, skipped: 1, planned: 5 },
  stopped: undefined,
  leftBehind: [],
  findings: [
    {
      ...{
        class: 'accepts too much',
        rule: `plain_text maxLength ${nasty}`,
        expected: '400 KMS.0308',
        got: `200 ${nasty}`,
      },
      ...{
        place: '#/paths',
        basis: 'documented',
        kind: 'boundary',
        says: `encryptData with ${nasty}`,
        isFlaky: true,
      },
      cases: ["encryptData/it's long"],
      operations: ['encryptData'],
      request: {
        method: 'POST',
        path: '/v1.0/p/kms/encrypt-data',
        headers: { 'Content-Type': 'application/json' },
        body: `{"plain_text":"it's"}`,
      },
      response: { status: 200, text: nasty },
    },
  ],
  skipped: [{ reason: `no second user ${nasty}`, cases: ['scenario/grants'] }],
  coverage: {
    operations: [
      {
        id: 'encryptData',
        kinds: { boundary: tally },
        errors: [
          { name: 'KeyNotFound', reached: true },
          { name: 'KeyDisabled', reached: false },
        ],
        statuses: [200],
      },
    ],
    constraints: [
      { operation: 'encryptData', constraint: `plain_text maxLength ${nasty}`, tally },
      { operation: 'encryptData', constraint: 'key_id', tally: { passed: 0, failed: 0, skipped: 1 } },
    ],
    scenarios: [{ id: 'scenario/round-trip', outcome: 'passed', says: nasty }],
  },
}
const fine: Report = { ...report, findings: [], cases: { passed: 4, failed: 0, skipped: 1, planned: 5 } }

describe('the verdict', () => {
  test.each([
    [report, 'Does not conform: 1 finding in 4 of 5 cases.'],
    [fine, 'Conforms: no finding in 4 of 5 cases.'],
    [{ ...fine, stopped: 'it was interrupted' }, 'No finding so far, in 4 of 5 cases: it was interrupted.'],
  ])('%#', (given, expected) => {
    expect(verdictOf(given)).toBe(expected)
  })
})

describe('every report', () => {
  test('the terminal obeys nothing that came back', () => {
    const text = terminalReport(report, { hasColour: false })

    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f]/)
    expect(text).toContain('accepts too much')
    expect(text).toContain('(documented)')
    expect(text).toContain(verdictOf(report))
    expect(terminalReport(report, { hasColour: true })).toContain('\x1b[')
  })

  test('JUnit is XML that any CI reads', () => {
    const xml = junitReport(report)

    expect(xml).not.toMatch(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/)
    expect(wellFormed(xml)).toBe(true)
    expect(xml).toMatch(/<testsuites name="dewkit check" tests="2" failures="1"/)
    expect(xml).toContain('<skipped/>')
  })

  test('HTML escapes what came back, and asks nobody for anything', () => {
    const page = htmlReport(report)

    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;alert(1)')
    expect(page.match(/<script>/g)).toHaveLength(1)
    expect(page).not.toMatch(/(?:src|href)=|@import|url\(/)
  })

  test('Markdown keeps its table', () => {
    const rows = markdownReport(report)
      .split('\n')
      .filter((line) => line.startsWith('| accepts'))

    expect(rows).toHaveLength(1)
    expect(rows[0]?.replace(/\\\|/g, '').split('|')).toHaveLength(8)
    expect(rows[0]).not.toContain('<script>')
  })

  test('JSON is the whole of it', () => {
    expect(JSON.parse(jsonReport(report))).toMatchObject({
      format: 'dewkit-check/1',
      conforms: false,
      seed: 7,
      findings: [{ operations: ['encryptData'], origin: 'documented' }],
    })
  })
})

test('a finding can be repeated, by curl and by replay', () => {
  const [finding] = report.findings
  if (!finding) throw new Error('there is one')

  expect(curlOf(report, finding)).toBe(
    `curl -sS -i -X POST 'http://127.0.0.1:8010/v1.0/p/kms/encrypt-data' -H @<(dewkit sign POST 'http://127.0.0.1:8010/v1.0/p/kms/encrypt-data' --data '{"plain_text":"it'\\''s"}') -H 'Content-Type: application/json' --data '{"plain_text":"it'\\''s"}'`,
  )
  expect(replayOf(report, finding)).toBe(
    `dewkit check http://127.0.0.1:8010 --seed 7 --replay 'encryptData/it'\\''s long'`,
  )
})

/** Tags open and close in order, and nothing is left bare. */
function wellFormed(xml: string): boolean {
  const open: string[] = []
  const rest = xml
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(
      /<(\/?)([a-z]+)((?: [a-z]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)(\/?)>/g,
      (_, close, name, __, self) => {
        if (close) return open.pop() === name ? '' : '<'
        if (!self) open.push(name)
        return ''
      },
    )
  return open.length === 0 && !/<|&(?!(?:amp|lt|gt|quot);)/.test(rest)
}
