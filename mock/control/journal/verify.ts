import { isDeepStrictEqual } from 'node:util'
import type { ControlCalls } from '../../../src/generated/control-calls.ts'
import { contractOf } from '../../../src/spec/contract.ts'
import { ControlError } from '../control-error.ts'
import type { ControlHandler } from '../handler.ts'
import { compared, recordedIn, type Wanted } from './query.ts'
import type { Recorded } from './recorder.ts'
import { safeBody } from './redact.ts'
import { bodyOf } from './view.ts'

type Verification = ControlCalls['verify']['input']
type Expectation = NonNullable<Verification['in_order']>[number]
type Difference = { field: string; expected: unknown; got: unknown }
type Miss = { request: number; operation: string | undefined; differences: Difference[] }

const MOST_MISSES = 3

export const verify: ControlHandler<'verify'> = (verification, steering) => {
  const all = recordedIn(steering)
  if (verification.in_order) return inOrder(verification.in_order, all)
  const { exactly, at_least, at_most, never, in_order: _, ...expectation } = verification
  const matching = all.filter((each) => differencesOf(each, expectation).length === 0)
  const [least, most] = boundsOf({ exactly, at_least, at_most, never } as Bounds)
  const matched = matching.length
  if (matched >= least && matched <= most) return { matched, requests: matching.map(({ seq }) => seq) }
  const wanted = wordsOf(least, most)
  const was = `The mock was called so ${countOf(matched)}, and ${wanted} was expected`
  if (matched > most)
    throw new ControlError('no match', `${was}: requests ${matching.map(({ seq }) => seq).join(', ')}.`)
  throw missed(was, nearestTo(expectation, all, matching))
}

type Bounds = Pick<Verification, 'exactly' | 'at_least' | 'at_most' | 'never'>

function boundsOf({ exactly, at_least, at_most, never }: Bounds): [least: number, most: number] {
  if (never) return [0, 0]
  if (exactly !== undefined) return [exactly, exactly]
  return [at_least ?? (at_most === undefined ? 1 : 0), at_most ?? Number.POSITIVE_INFINITY]
}

const countOf = (count: number) => (count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`)

function wordsOf(least: number, most: number): string {
  if (least === most) return least === 0 ? 'never' : `exactly ${countOf(least)}`
  if (most === Number.POSITIVE_INFINITY) return `at least ${countOf(least)}`
  return least === 0 ? `at most ${countOf(most)}` : `${least} to ${most} times`
}

/** Each one after the one before, with others between them or without. */
function inOrder(expectations: readonly Expectation[], all: readonly Recorded[]) {
  const found: number[] = []
  let from = 0
  for (const [at, expectation] of expectations.entries()) {
    const index = all.findIndex(
      (each, place) => place >= from && differencesOf(each, expectation).length === 0,
    )
    if (index < 0) {
      const before = found.at(-1)
      const after = before === undefined ? '' : ` after request ${before}`
      throw missed(
        `Number ${at + 1} of the order did not come${after}`,
        nearestTo(expectation, all.slice(from), []),
      )
    }
    found.push(all[index]?.seq ?? 0)
    from = index + 1
  }
  return { matched: found.length, requests: found }
}

/** In what a request differs from what was expected, secrets hidden. */
function differencesOf(recorded: Recorded, { body, ...wanted }: Expectation): Difference[] {
  const own = compared(recorded, wanted as Wanted)
    .filter(({ is }) => !is)
    .map(({ field, expected, got }) => ({ field, expected, got }))
  if (!body) return own
  const contract = recorded.id && contractOf(recorded.id)
  const sent = bodyOf(recorded)?.value
  return [
    ...own,
    ...partial(body, sent, [safeBody(body, contract?.body), safeBody(sent, contract?.body)], 'body'),
  ]
}

/** `shown` is the same pair as it may be shown. */
function partial(expected: unknown, got: unknown, shown: [unknown, unknown], field: string): Difference[] {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  if (isObject(expected) && isObject(got)) {
    const within = (value: unknown, name: string) => (isObject(value) ? value[name] : value)
    return Object.keys(expected).flatMap((name) =>
      partial(
        expected[name],
        got[name],
        [within(shown[0], name), within(shown[1], name)],
        `${field}.${name}`,
      ),
    )
  }
  return isDeepStrictEqual(expected, got) ? [] : [{ field, expected: shown[0], got: shown[1] }]
}

/** Requests that are right in something, those with the fewest differences first. */
function nearestTo(
  expectation: Expectation,
  all: readonly Recorded[],
  matching: readonly Recorded[],
): Miss[] {
  const asked = Object.keys(expectation).length
  return all
    .filter((each) => !matching.includes(each))
    .map((each) => ({ request: each.seq, operation: each.id, differences: differencesOf(each, expectation) }))
    .filter(({ differences }) => differences.length < asked || asked === 1)
    .sort((a, b) => a.differences.length - b.differences.length || b.request - a.request)
    .slice(0, MOST_MISSES)
}

function missed(says: string, misses: Miss[]): ControlError {
  const lines = misses.map(
    ({ request, operation, differences }) =>
      `  request ${request} (${operation ?? 'no operation'}): ${differences.map(differenceWords).join('; ')}`,
  )
  const nearest =
    misses.length === 0 ? '. Nothing that came near it was asked.' : `. The nearest:\n${lines.join('\n')}`
  return new ControlError('no match', `${says}${nearest}`, undefined, { misses })
}

const differenceWords = ({ field, expected, got }: Difference) =>
  `${field} expected ${JSON.stringify(expected)}, got ${JSON.stringify(got) ?? 'nothing'}`
