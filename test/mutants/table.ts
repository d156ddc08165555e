import { checkAt, checkedAccount } from '../support/checked.ts'
import { mutants } from './index.ts'
import { type Mutant, startMutant } from './mutant.ts'
import { startPrismProxy } from './prism-proxy.ts'

/*
 * `npm run mutants [-- NAME|GROUP …]`: the whole checker with its default settings at every mutant, beside it what Prism's
 * proxy says about the same traffic, and then the healthy mock with 20 seeds in both generations. Takes a quarter of an hour.
 */
const words = process.argv.slice(2)
const chosen = mutants.filter(
  ({ name, group }) => words.length === 0 || words.includes(name) || words.includes(group),
)
const options = { accounts: [checkedAccount] }
const straight: Mutant = { name: 'healthy', group: 'none', defect: 'none' }
const healthy: Mutant = {
  name: 'healthy',
  group: 'none',
  defect: 'none',
  create: () => async (_, ask) => ask(),
}

async function caught(mutant: Mutant): Promise<string | undefined> {
  const { url, close } = await startMutant(mutant, options)
  const { findings } = await checkAt(url, { bail: 1, timeoutMs: 3000 })
  await close()
  const [first] = findings
  return first && `${first.class}: ${first.rule}`
}

const prism = await startPrismProxy()
async function saidByPrism(mutant: Mutant): Promise<Set<string>> {
  const { url, close } = await startMutant(mutant, options)
  prism.setUpstream(url)
  await prism.ready()
  const said = await prism.complaints(url, mutant)
  await close()
  return said
}

const falseAlarms = await saidByPrism(healthy)
let missed = 0
const groups = new Map<string, { all: number; dewkit: number; prism: number }>()
console.log(`${'mutant'.padEnd(30)}${'dewkit'.padEnd(62)}Prism proxy`)
for (const mutant of chosen) {
  const found = await caught(mutant)
  const new_ = [...(await saidByPrism(mutant))].filter((each) => !falseAlarms.has(each))
  if (!found) missed += 1
  const counts = groups.get(mutant.group) ?? { all: 0, dewkit: 0, prism: 0 }
  groups.set(mutant.group, counts)
  counts.all += 1
  if (found) counts.dewkit += 1
  if (new_.length > 0) counts.prism += 1
  console.log(
    `${mutant.name.padEnd(30)}${(found ?? `MISSED: ${mutant.defect}`).slice(0, 60).padEnd(62)}${new_[0] ?? '-'}`,
  )
}
prism.close()

console.log(`\n| group | mutants | dewkit check | Prism's proxy |\n|---|---|---|---|`)
for (const [group, counts] of groups)
  console.log(`| ${group} | ${counts.all} | ${counts.dewkit} | ${counts.prism} |`)
console.log(`\nPrism says against the healthy mock: ${falseAlarms.size} times; not counted above`)

if (words.length === 0) {
  for (const generation of ['classic', 'current', undefined] as const)
    for (let seed = 1; seed <= 20; seed += 1) {
      const { url, close } = await startMutant(straight, options)
      const { findings, cases } = await checkAt(url, { seed, generation })
      await close()
      if (findings.length > 0) missed += 1
      console.log(
        `healthy, seed ${seed}, ${generation ?? 'both generations'}: ${findings.length} findings in ${cases.passed + cases.failed} cases`,
      )
    }
}
console.log(missed === 0 ? '\nAll caught, and nothing else.' : `\n${missed} missed.`)
process.exitCode = missed === 0 ? 0 : 1
