import type { Mutant } from '../mutant.ts'
import { fieldMutants } from './fields.ts'
import { recorded, replayed } from './recorded.ts'
import { refusalMutants } from './refusals.ts'
import { type Result, sampled, tried } from './run.ts'

/*
 * `npm run mutants:machine [-- ONE_IN] [WORD …]`: the mutants that a machine wrote from the contract, one in so many of them, or
 * those whose name has the words in it. What changes a field is shown to the judge in a recorded run first; what it does not see
 * there, and every refusal, meets the whole checker. In the end the share that was caught, by kind.
 */
const [first = '1', ...others] = process.argv.slice(2)
const oneIn = /^\d+$/.test(first) ? Number(first) : 1
const words = /^\d+$/.test(first) ? others : [first, ...others]
const isChosen = ({ name }: Mutant) => words.every((word) => name.includes(word))

type Judged = Result & { bySight: boolean }
const results: Judged[] = []

function note(result: Judged) {
  results.push(result)
  const said = result.found ?? (result.isReached ? 'MISSED' : 'never happens')
  console.log(`${result.mutant.name.padEnd(70)} ${said.slice(0, 100)}`)
}

const events = await recorded()
for (const mutant of sampled(fieldMutants, oneIn).filter(isChosen)) {
  const { isReached, complaint } = replayed(events, mutant)
  const seen = complaint && `${complaint.class}: ${complaint.rule}`
  if (seen !== undefined || !isReached) note({ mutant, found: seen, isReached, bySight: seen !== undefined })
  else note({ ...(await tried(mutant)), bySight: false })
}
for (const mutant of sampled(refusalMutants, oneIn).filter(isChosen))
  note({ ...(await tried(mutant)), bySight: false })

function rowOf(among: Judged[]): string {
  const reached = among.filter(({ isReached }) => isReached)
  const caught = reached.filter(({ found }) => found !== undefined)
  const share = ((100 * caught.length) / Math.max(1, reached.length)).toFixed(1)
  const bySight = among.filter((each) => each.bySight).length
  return `${reached.length} | ${bySight} | ${caught.length} | ${share} % | ${among.length - reached.length}`
}
console.log(
  '\n| kind | mutants | seen by the judge | caught | share | never happen |\n|---|---|---|---|---|---|',
)
for (const [group, among] of Map.groupBy(results, ({ mutant }) => mutant.group))
  console.log(`| ${group} | ${rowOf(among)} |`)
console.log(`| all | ${rowOf(results)} |`)
