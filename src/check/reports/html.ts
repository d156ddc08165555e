import type { CaseKind } from '../../judge/complaint.ts'
import type { Finding } from '../../judge/finding.ts'
import { printableLines } from '../../judge/printable.ts'
import type { Coverage, Report, Tally } from '../report.ts'
import { script, style } from './page.ts'
import { conforms, coverageLines, curlOf, numbers, replayOf, verdictOf } from './words.ts'

const kinds: CaseKind[] = ['boundary', 'pairs', 'protocol', 'credentials', 'key', 'fuzz', 'scenario']

const escaped = (text: string) =>
  printableLines(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** One page that needs nothing else: findings, what was covered, and how to try each again. */
export function htmlReport(report: Report): string {
  const { endpoint, startedAt, findings } = report
  const at = new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>dewkit check: ${conforms(report) ? 'conforms' : plainCount(findings)}</title><style>${style}</style></head>
<body>
<header><h1>dewkit check</h1><p>${escaped(endpoint)}, ${at} UTC</p>
<p class="verdict ${conforms(report) ? 'good' : 'bad'}">${escaped(verdictOf(report))}</p></header>
<main>
${summary(report)}
${findingsSection(report)}
${matrix(report)}
${operationsSection(report)}
${constraintsSection(report)}
${scenariosSection(report)}
${skippedSection(report)}
</main>
<script>${script}</script>
</body></html>
`
}

const plainCount = (findings: Finding[]) => `${findings.length} finding${findings.length === 1 ? '' : 's'}`

function summary(report: Report): string {
  const { cases, requests, ms, seed, generation } = report
  const rows = [
    ...coverageLines(report),
    [
      'cases',
      `${numbers(cases.passed)} passed, ${numbers(cases.failed)} failed, ${numbers(cases.skipped)} skipped`,
    ],
    [
      'run',
      `${numbers(requests)} requests in ${(ms / 1000).toFixed(1)} s, seed ${seed}, generation ${generation}`,
    ],
  ]
  const list = rows.map(([side = '', words = '']) => `<dt>${side}</dt><dd>${escaped(words)}</dd>`).join('')
  return `<section><h2>Covered</h2><div class="two"><dl>${list}</dl>${chart(report)}</div></section>`
}

/** Outcomes by kind of case, each bar as long as its kind has cases. */
function chart({ coverage }: Report): string {
  const totals = kinds.map((kind) => ({
    kind,
    tally: sum(coverage.operations.map((operation) => operation.kinds[kind])),
  }))
  const most = Math.max(1, ...totals.map(({ tally }) => all(tally)))
  const bars = totals.map(({ kind, tally }, row) => {
    let x = 90
    const parts = (['passed', 'failed', 'skipped'] as const).map((outcome) => {
      const width = (tally[outcome] / most) * 240
      const rect = `<rect class="${outcome}" x="${x.toFixed(1)}" y="${row * 22}" width="${width.toFixed(1)}" height="16"><title>${tally[outcome]} ${outcome}</title></rect>`
      x += width
      return rect
    })
    return `<text x="84" y="${row * 22 + 12}" text-anchor="end">${kind}</text>${parts.join('')}<text x="${x + 6}" y="${row * 22 + 12}">${all(tally)}</text>`
  })
  return `<svg viewBox="0 0 400 ${kinds.length * 22}" role="img" aria-label="Cases by kind">${bars.join('')}</svg>`
}

const none: Tally = { passed: 0, failed: 0, skipped: 0 }
const all = ({ passed, failed, skipped }: Tally) => passed + failed + skipped
const sum = (tallies: (Tally | undefined)[]): Tally =>
  tallies.reduce<Tally>(
    (total, { passed, failed, skipped } = none) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    none,
  )

function findingsSection(report: Report): string {
  const { findings } = report
  if (findings.length === 0) return '<section><h2>Findings</h2><p>None.</p></section>'
  const classes = [...new Set(findings.map((finding) => finding.class))]
  const options = classes.map((name) => `<option>${name}</option>`).join('')
  return `<section><h2>Findings</h2>
<p class="filters"><label>Class <select id="class"><option value="">all</option>${options}</select></label>
<label>Search <input id="search" type="search" placeholder="operation, rule, code"></label> <span id="shown" aria-live="polite"></span></p>
${findings.map((finding) => article(report, finding)).join('\n')}</section>`
}

function article(report: Report, finding: Finding): string {
  const {
    class: category,
    rule,
    says,
    expected,
    got,
    basis,
    place,
    cases,
    operations,
    isFlaky,
    response,
  } = finding
  const row = (label: string, text: string) => `<dt>${label}</dt><dd>${escaped(text)}</dd>`
  const code = (label: string, text: string | undefined) =>
    text === undefined
      ? ''
      : `<dt>${label}</dt><dd><button type="button" class="copy">copy</button><code>${escaped(text)}</code></dd>`
  return `<article class="finding" data-class="${category}"><h3><span class="class">${category}</span> ${escaped(rule)}${isFlaky ? ' <span class="flaky">flaky</span>' : ''}</h3>
<dl>${row('done', says)}${row('expected', expected)}${row('got', got)}${response?.text ? row('body', response.text) : ''}
${row('because', `${place} (${basis})`)}${row('operations', operations.join(', ') || 'none')}
${code('curl', curlOf(report, finding))}${code('replay', replayOf(report, finding))}</dl>
<details><summary>${cases.length} case${cases.length === 1 ? '' : 's'}</summary><ul>${cases
    .slice(0, 200)
    .map((id) => `<li>${escaped(id)}</li>`)
    .join('')}</ul></details></article>`
}

function matrix({ coverage }: Report): string {
  const head = kinds.map((kind) => `<th scope="col">${kind}</th>`).join('')
  const rows = coverage.operations.map(
    (operation) =>
      `<tr><th scope="row">${operation.id}</th>${kinds.map((kind) => cell(operation.kinds[kind])).join('')}</tr>`,
  )
  return `<section><h2>Operations and kinds of cases</h2>
<p>Cases of each kind; in brackets those that failed.</p>
<div class="wide"><table><thead><tr><th scope="col">operation</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}

function cell(tally: Tally | undefined): string {
  if (!tally || all(tally) === 0) return '<td class="none">·</td>'
  const mark = tally.failed > 0 ? 'failed' : tally.passed > 0 ? 'passed' : 'skipped'
  const words = `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`
  return `<td class="${mark}" title="${words}">${all(tally)}${tally.failed > 0 ? ` (${tally.failed})` : ''}</td>`
}

function operationsSection({ coverage }: Report): string {
  const rows = coverage.operations.map(({ id, errors, statuses }) => {
    const seen = errors.filter(({ reached }) => reached).length
    const missing = errors.filter(({ reached }) => !reached).map(({ name }) => name)
    return `<tr><th scope="row">${id}</th><td>${statuses.join(', ') || 'none'}</td><td>${seen} of ${errors.length}</td><td>${missing.join(', ')}</td></tr>`
  })
  return `<section><h2>Statuses and errors</h2><details><summary>What each operation answered</summary>
<div class="wide"><table><thead><tr><th scope="col">operation</th><th scope="col">statuses</th><th scope="col">declared errors</th><th scope="col">not seen</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></details></section>`
}

function constraintsSection({ coverage }: Report): string {
  const row = ({ operation, constraint, tally }: Coverage['constraints'][number]) =>
    `<tr><th scope="row">${operation}</th><td>${escaped(constraint)}</td>${cell(tally)}</tr>`
  return `<section><h2>Constraints</h2><details><summary>${numbers(coverage.constraints.length)} constraints</summary>
<div class="wide"><table><thead><tr><th scope="col">operation</th><th scope="col">constraint</th><th scope="col">cases</th></tr></thead><tbody>${coverage.constraints.map(row).join('')}</tbody></table></div></details></section>`
}

function scenariosSection({ coverage }: Report): string {
  const rows = coverage.scenarios.map(
    ({ id, outcome, says }) =>
      `<tr><th scope="row">${escaped(id)}</th><td class="${outcome}">${outcome}</td><td>${escaped(says)}</td></tr>`,
  )
  return `<section><h2>Scenarios</h2><div class="wide"><table><thead><tr><th scope="col">scenario</th><th scope="col">outcome</th><th scope="col">promise</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`
}

function skippedSection({ skipped }: Report): string {
  if (skipped.length === 0) return ''
  const items = skipped.map(
    ({ reason, cases }) =>
      `<li>${escaped(reason)}: ${cases.length} (${escaped(cases.slice(0, 3).join(', '))})</li>`,
  )
  return `<section><h2>Skipped</h2><ul>${items.join('')}</ul></section>`
}
