import document from '../generated/openapi.json' with { type: 'json' }
import type { Finding } from './finding.ts'
import { judgeInteraction } from './judge-interaction.ts'
import { type Compared, loadComparator } from './peers.ts'
import { type PactFile, type PactInteraction, withPlainBodies } from './read.ts'

export type Comparison = { pacts: number; interactions: number; findings: Finding[] }

/** Compares pacts with the contract: nothing runs, so that it takes no server and no state. */
export async function comparePacts(pacts: readonly PactFile[]): Promise<Comparison> {
  const { Comparator } = await loadComparator()
  const comparator = new Comparator(document)
  const findings: Finding[] = []
  for (const pact of pacts) {
    const own = pact.interactions.flatMap((interaction) => judgeInteraction(pact, interaction))
    const theirs: Finding[] = []
    for await (const result of comparator.compare(withPlainBodies(pact))) {
      const finding = findingOf(pact, result)
      if (finding) theirs.push(finding)
    }
    const said = new Set(theirs.map(({ path }) => path))
    findings.push(...unique([...theirs, ...own.filter(({ path }) => !said.has(path))]))
  }
  const interactions = pacts.reduce((sum, pact) => sum + pact.interactions.length, 0)
  return { pacts: pacts.length, interactions, findings: findings.sort(byPlace) }
}

const byPlace = (a: Finding, b: Finding) =>
  a.pact === b.pact ? indexIn(a.path) - indexIn(b.path) : a.pact < b.pact ? -1 : 1

const indexIn = (path: string) => Number(/interactions\[(\d+)\]/.exec(path)?.[1] ?? -1)

/** The same thing may be said twice, for a value that breaks several forms of an answer. */
function unique(findings: Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ path, says }) => {
    const key = `${path} ${says}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** What the comparator says, in our words. It knows nothing of errors, nor that a refusal has its reason. */
function findingOf(
  pact: PactFile,
  { code, message, type, mockDetails, specDetails }: Compared,
): Finding | undefined {
  const path = (mockDetails?.location ?? '$').replace('[root]', '$')
  const interaction = pact.interactions[indexIn(path)]
  if (!interaction || isOurs(code, interaction)) return undefined
  return {
    level: type === 'error' ? 'error' : 'warning',
    pact: pact.file,
    interaction: interaction.description,
    path: withField(path, message),
    says: says(message),
    place: placeOf(specDetails),
  }
}

/** A request that is to be refused may be wrong, and refusals are judged by the catalogue. */
const isOurs = (code: string, { response, request }: PactInteraction) =>
  (response.status >= 400 &&
    (code.startsWith('request.') || code === 'response.body.incompatible') &&
    code !== 'request.path-or-method.unknown') ||
  // A consumer that proves itself by a signature, or in a test without any proof, is not wrong for it.
  (code === 'request.authorization.missing' && 'authorization' in request.headers) ||
  ['request.header.unknown', 'request.accept.unknown'].includes(code)

const says = (message: string) =>
  message.replace(/^(Request|Response) (\w+) is incompatible with the .* in the spec file: /, '$1 $2 ')

/** A field that is too much is named by the message alone. */
function withField(path: string, message: string): string {
  const [, field] = /must NOT have (?:additional|unevaluated) properties - (.+)$/.exec(message) ?? []
  return field ? `${path}.${field.replaceAll('/', '.')}` : path
}

/** Their path has dots between parts that hold dots themselves; the operation's is known, and the rest is words. */
function placeOf(details: Compared['specDetails']): string {
  const { location = '', pathName, pathMethod } = details ?? {}
  const start = `[root].paths.${pathName}.${pathMethod}`
  if (!pathName || !pathMethod || !location.startsWith(start)) return '#/paths'
  const escaped = pathName.replaceAll('~', '~0').replaceAll('/', '~1')
  const rest = location
    .slice(start.length)
    .replace('application/json', 'application~1json')
    .replaceAll('.', '/')
  return `#/paths/${escaped}/${pathMethod}${rest}`
}
