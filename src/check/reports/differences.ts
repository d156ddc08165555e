import { styleText } from 'node:util'
import type { Comparison, Difference, DifferenceKind } from '../diff.ts'
import { listed, numbers, plural } from './words.ts'

export type Sides = { left: string; right: string }
type Paint = (style: Parameters<typeof styleText>[0], text: string) => string

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
  { hasColour }: { hasColour: boolean },
): string {
  const paint: Paint = (style, text) => (hasColour ? styleText(style, text, { validateStream: false }) : text)
  const { differences } = comparison
  const parts = [
    `LEFT   ${printable(sides.left)}\nRIGHT  ${printable(sides.right)}`,
    ...differences.map((difference) => block(difference, paint)),
    ...asideOf(comparison),
    paint(differences.length > 0 ? 'red' : 'green', differencesVerdict(comparison)),
  ]
  return `\n${parts.join('\n\n')}\n`
}

function block({ kind, what, left, right, operations, cases }: Difference, paint: Paint): string {
  const row = (label: string, text: string) => `  ${paint('dim', label.padEnd(9))} ${printable(text)}`
  return [
    `${paint(['red', 'bold'], titles[kind])}: ${printable(what)}`,
    row('LEFT', left),
    row('RIGHT', right),
    row('seen in', `${listed(operations, 5)}; ${numbers(cases.length)} × ${listed(cases, 3)}`),
  ].join('\n')
}

/** What is no difference, but was not compared either. */
function asideOf({ skipped, missing }: Comparison): string[] {
  const rows = [
    ['skipped by LEFT alone', skipped.left],
    ['skipped by RIGHT alone', skipped.right],
    ['not run by LEFT', missing.left],
    ['not run by RIGHT', missing.right],
  ] as const
  const lines = rows
    .filter(([, ids]) => ids.length > 0)
    .map(([label, ids]) => `  ${label.padEnd(23)} ${numbers(ids.length)} × ${listed(ids, 3)}`)
  return lines.length > 0 ? [`Not compared\n${lines.join('\n')}`] : []
}

export function differencesVerdict({ compared, same, differences }: Comparison): string {
  if (compared === 0) return 'Nothing was compared: no case ran on both sides.'
  if (differences.length === 0) return `No difference in ${plural(compared, 'case')}.`
  return `${plural(differences.length, 'difference')} in ${numbers(compared - same)} of ${plural(compared, 'case')}.`
}

/** For programs. `format` grows when a field changes its meaning. */
export const differencesJson = (comparison: Comparison, sides: Sides): string =>
  `${JSON.stringify({ format: 'dewkit-diff/1', ...sides, ...comparison }, null, 1)}\n`

/** What came back may hold anything, also what a terminal obeys. */
const printable = (text: string) =>
  text.replace(/[\x00-\x1f\x7f-\x9f]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
