import { styleText } from 'node:util'
import { printable } from '../../judge/printable.ts'
import type { Verdict } from '../../pact/verify/verdicts.ts'
import type { Verification, Verified } from '../../pact/verify/verify.ts'

/** What a verification has shown, for people. */
export function verifyReport({ url, pacts, leftovers, notices }: Verification): string {
  const verdicts = pacts.flatMap((pact) => pact.verdicts)
  return [
    ...pacts.map(blockOf),
    ...notices.map((notice) => `${styled('dim', printable(notice))}\n`),
    ...leftovers.map((each) => `${styled('yellow', '!')} left behind: ${printable(each)}\n`),
    `${sumOf(verdicts, url)}\n`,
  ].join('')
}

const styled = (style: Parameters<typeof styleText>[0], text: string) =>
  styleText(style, text, { stream: process.stdout })

const marks: Record<Verdict['outcome'], string> = { passed: '✓', failed: '✗', pending: '~', unprepared: '?' }
const colours = { passed: 'green', failed: 'red', pending: 'yellow', unprepared: 'red' } as const

const blockOf = ({ pact, verdicts }: Verified): string =>
  `${styled('bold', printable(pact))}\n${verdicts.map(linesOf).join('')}`

function linesOf({ outcome, description, given, says }: Verdict): string {
  const mark = styled(colours[outcome], marks[outcome])
  const about =
    given.length > 0 && outcome !== 'passed'
      ? ` ${styled('dim', `given ${printable(given.join(', '))}`)}`
      : ''
  const pending = outcome === 'pending' ? styled('yellow', ' (pending)') : ''
  return `  ${mark} ${printable(description)}${about}${pending}\n${says.map((each) => `      ${printable(each)}\n`).join('')}`
}

function sumOf(verdicts: readonly Verdict[], url: string): string {
  const count = (outcome: Verdict['outcome']) => verdicts.filter((each) => each.outcome === outcome).length
  const wrong = [
    [count('failed'), 'not kept'],
    [count('unprepared'), 'not verified, for want of their state'],
    [count('pending'), 'pending'],
  ] as const
  const parts = wrong.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`)
  const all = `${verdicts.length} interaction${verdicts.length === 1 ? '' : 's'} at ${url}`
  const isRed = count('failed') + count('unprepared') > 0
  return styled(isRed ? 'red' : 'green', `${all}: ${parts.length === 0 ? 'all kept' : parts.join(', ')}`)
}
