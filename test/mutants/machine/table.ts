import type { Mutant } from '../mutant.ts'
import { machineMutants } from './index.ts'
import { type Result, sampled, tried } from './run.ts'

/*
 * `node test/mutants/machine/table.ts [ONE_IN] [WORD …]`: the checker at every mutant that a machine wrote from the contract,
 * or at one in so many, or at those whose name has the words in it; then the share that was caught, by kind.
 */
const [first = '1', ...others] = process.argv.slice(2)
const oneIn = /^\d+$/.test(first) ? Number(first) : 1
const words = /^\d+$/.test(first) ? others : [first, ...others]
const isChosen = ({ name }: Mutant) => words.every((word) => name.includes(word))

const results: Result[] = []
for (const mutant of sampled(machineMutants, oneIn).filter(isChosen)) {
  const result = await tried(mutant)
  results.push(result)
  const said = result.found ?? (result.isReached ? 'MISSED' : 'never happens')
  console.log(`${mutant.name.padEnd(70)} ${said.slice(0, 100)}`)
}

const shareOf = (among: Result[]) => {
  const reached = among.filter(({ isReached }) => isReached)
  const caught = reached.filter(({ found }) => found !== undefined)
  return `${reached.length} | ${caught.length} | ${((100 * caught.length) / Math.max(1, reached.length)).toFixed(1)} % | ${among.length - reached.length}`
}
console.log('\n| kind | mutants | caught | share | never happen |\n|---|---|---|---|---|')
for (const [group, among] of Map.groupBy(results, ({ mutant }) => mutant.group))
  console.log(`| ${group} | ${shareOf(among)} |`)
console.log(`| all | ${shareOf(results)} |`)
