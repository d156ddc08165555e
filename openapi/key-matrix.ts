/** The matrix operation x key state x key usage x origin, as a page, from the contract's x-key-rule. */
import { cellsOf, type WrittenRule } from './key-rule.ts'

type Operation = { keyRule: WrittenRule | null }
type Catalogue = Record<string, { code: string | number; status: number }>

const states = ['enabled', 'disabled', 'pendingDeletion', 'pendingImport']
const usages = ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC']
const origins = ['kms', 'external']
const specOf: Record<string, string> = {
  ENCRYPT_DECRYPT: 'AES_256',
  SIGN_VERIFY: 'RSA_2048',
  GENERATE_VERIFY_MAC: 'HMAC_256',
}
type At = { state: string; usage: string; origin: string }

/** What a cell rests on, the weakest last. */
const marks = { documented: '', observed: ' °', assumed: ' *' }
type Basis = keyof typeof marks
const bases = Object.keys(marks) as Basis[] // the keys of a literal

const head = `# Which CMK may do what

Written by \`npm run generate\` from \`x-key-rule\` in openapi/. Not edited by hand; test/operations/key-matrix.test.ts asks
the mock for each cell.

A cell holds \`yes\`, or the error that refuses. \`→\` says what becomes of the state. \`yes\` means that the rule lets the
CMK through; what the operation asks next, such as whether rotation is on, may still refuse it. The mark of a cell says
what it rests on:

| mark | origin | |
|---|---|---|
| none | documented | a page of the vendor says so, or describes the operation for every CMK and excepts none like it; or the vendor's error table has a code whose text is about just that |
| ° | observed | no page says so; clients of the real service rely on it |
| * | assumed | no source says so; openapi/DEVIATIONS.md has what was chosen |

The origin is that of the answer for this operation, so a refusal that is certain with a code that is not is assumed. Where
two things refuse a CMK with different codes, such as its state and its usage, no source says which comes first: those
cells are assumed too. \`yes\` is as good as the weakest of what it takes: state, usage, spec and origin.

The rows are CMKs of spec AES_256, RSA_2048 and HMAC_256; specs with an error of their own stand below the table. A CMK that
waits for material is of origin external. HMAC CMKs of origin external cannot be created: those rows, all assumed, are what
becomes of one from a seed. Custom keystores and replicas of another region that are not mentioned are treated as any other
CMK, which is assumed.
`

/** The cells of the rule that decide, in the order that the mock asks in; a rule that lacks one lets through. */
function asked(rule: WrittenRule, { state, usage, origin }: At) {
  const cells = cellsOf(rule)
  const paths = [`origins.${origin}`, `states.${state}`, `specs.${specOf[usage]}`, `usages.${usage}`]
  return paths.flatMap((path) => {
    const verdict = cells[path]
    return verdict === undefined ? [] : [{ path, error: isPassed(verdict) ? undefined : verdict }]
  })
}

const isPassed = (verdict: string) => verdict === 'allowed' || states.includes(verdict)

function basisOf(rule: WrittenRule, path: string): Basis {
  if (rule.assumed?.includes(path)) return 'assumed'
  return rule.observed?.includes(path) ? 'observed' : 'documented'
}

const weakest = (found: Basis[]): Basis => bases.findLast((basis) => found.includes(basis)) ?? 'documented'

function cell(rule: WrittenRule, errors: Catalogue, at: At): string {
  if (at.state === 'pendingImport' && at.origin === 'kms') return '–'
  const all = asked(rule, at)
  const refusing = all.filter(({ error }) => error !== undefined)
  const [first] = refusing
  const isHypothetical = at.usage === 'GENERATE_VERIFY_MAC' && at.origin === 'external'
  const paths = first ? [first.path] : all.map(({ path }) => path)
  const basis = weakest(paths.map((path) => basisOf(rule, path)))
  const text = first?.error === undefined ? passed(rule, at) : withCode(first.error, errors)
  return text + marks[isHypothetical || isContested(refusing) ? 'assumed' : basis]
}

/** Spec and usage are one question: a spec has a code of its own because that of its usage says too little. */
function isContested(refusing: { path: string; error: string | undefined }[]) {
  const ofKind = refusing.filter(({ path }) => /^(specs|usages)\./.test(path)).slice(0, 1)
  const others = refusing.filter(({ path }) => /^(origins|states)\./.test(path))
  return new Set([...others, ...ofKind].map(({ error }) => error)).size > 1
}

function passed(rule: WrittenRule, { state }: At) {
  const next = rule.states[state]
  return next === undefined || next === state ? 'yes' : `→ ${next}`
}

/** What the rule says of default master keys, keystores, replicas and specs: one line for those that share a verdict. */
function notes(rule: WrittenRule, errors: Catalogue): string[] {
  const cells = cellsOf(rule)
  const kinds = {
    defaultKeys: 'Default master keys',
    customKeystores: 'Custom keystores',
    replicas: 'Replicas of another region',
  }
  const specs = Object.keys(rule.specs ?? {}).map((spec) => [`specs.${spec}`, spec] as const)
  const lines = new Map<string, string[]>()
  for (const [path, name] of [...Object.entries(kinds), ...specs]) {
    const verdict = cells[path]
    if (verdict === undefined) continue
    const words = verdict === 'allowed' ? 'as any other' : withCode(verdict, errors)
    const text = words + marks[basisOf(rule, path)]
    lines.set(text, [...(lines.get(text) ?? []), name])
  }
  return [...lines].map(([text, names]) => `- ${names.join(', ')}: ${text}`)
}

function section([id, { keyRule }]: [string, Operation], errors: Catalogue): string {
  if (!keyRule) return ''
  const rows = usages.flatMap((usage) =>
    origins.map((origin) => {
      const cells = states.map((state) => cell(keyRule, errors, { state, usage, origin }))
      return `| ${usage} | ${origin} | ${cells.join(' | ')} |`
    }),
  )
  const heading = [`| usage | origin | ${states.join(' | ')} |`, '|---|---|---|---|---|---|']
  return `## ${id}\n\n${[...heading, ...rows].join('\n')}\n\n${notes(keyRule, errors).join('\n')}\n`
}

const withCode = (name: string, errors: Catalogue) => (errors[name] ? `${errors[name].code} ${name}` : name)

export function keyMatrixPage(operations: Record<string, Operation>, errors: Catalogue): string {
  const sections = Object.entries(operations).map((entry) => section(entry, errors))
  return `${head}\n${sections.filter(Boolean).join('\n')}`
}
