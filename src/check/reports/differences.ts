import { styleText } from 'node:util'
import { printable, printableJson } from '../../judge/printable.ts'
import type { Comparison, Difference, DifferenceKind } from '../compare/diff.ts'
import type { Report } from '../report.ts'
import { listed, numbers, plural } from './words.ts'

export type Sides = { left: string; right: string }
/** Why cases were skipped. */
export type Reasons = { left: Report['skipped']; right: Report['skipped'] }
type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

const mostReasons = 20

const titles: Record<DifferenceKind, string> = {
  outcome: 'another outcome',
  requests: 'another course',
  shape: 'another shape',
  value: 'another value',
  message: 'another message',
}

/** For people: the differences, worst first, then what could not be compared. */
export function differencesReport(
  comparison: Comparison,
  sides: Sides,
  { hasColour, reasons }: { hasColour: boolean; reasons?: Reasons },
): string {
  const paint: Paint = (style, text) => (hasColour ? styleText(style, text, { validateStream: false }) : text)
  const { differences } = comparison
  const parts = [
    `LEFT   ${printable(sides.left)}\nRIGHT  ${printable(sides.right)}`,
    ...differences.map((difference) => block(difference, paint)),
    ...asideOf(comparison, reasons),
    paint(differences.length > 0 ? 'red' : 'green', differencesVerdict(comparison)),
  ]
  return `\n${parts.join('\n\n')}\n`
}

function block({ kind, what, left, right, operations, cases }: Difference, paint: Paint): string {
  const line = (label: string, text: string) => `  ${paint('dim', label.padEnd(9))} ${printable(text)}`
  return [
    `${paint(['red', 'bold'], titles[kind])}: ${printable(what)}`,
    line('LEFT', left),
    line('RIGHT', right),
    line('seen in', `${listed(operations, 5)}; ${numbers(cases.length)} × ${listed(cases, 3)}`),
  ].join('\n')
}

/** What is no difference, but was not compared either. */
function asideOf({ skipped, missing }: Comparison, reasons?: Reasons): string[] {
  const lines = [
    ...row('skipped by LEFT alone', skipped.left, reasons?.left),
    ...row('skipped by RIGHT alone', skipped.right, reasons?.right),
    ...row('not run by LEFT', missing.left),
    ...row('not run by RIGHT', missing.right),
  ]
  return lines.length > 0 ? [`Not compared\n${lines.join('\n')}`] : []
}

function row(label: string, ids: readonly string[], reasons: Report['skipped'] = []): string[] {
  if (ids.length === 0) return []
  const skipped = new Set(ids)
  const why = reasons
    .map(({ reason, cases }) => ({ reason, count: cases.filter((id) => skipped.has(id)).length }))
    .filter(({ count }) => count > 0)
  return [
    `  ${label.padEnd(23)} ${numbers(ids.length)} × ${listed(ids, 3)}`,
    ...why.slice(0, mostReasons).map(({ reason, count }) => `    ${numbers(count)} × ${printable(reason)}`),
  ]
}

export function differencesVerdict({ compared, same, differences }: Comparison): string {
  if (compared === 0) return 'Nothing was compared: no case ran on both sides.'
  if (differences.length === 0) return `No difference in ${plural(compared, 'case')}.`
  return `${plural(differences.length, 'difference')} in ${numbers(compared - same)} of ${plural(compared, 'case')}.`
}

/** For programs. `format` grows when a field changes its meaning. */
export const differencesJson = (comparison: Comparison, sides: Sides): string =>
  `${printableJson({ format: 'dewkit-diff/1', ...sides, ...comparison }, 1)}\n`
