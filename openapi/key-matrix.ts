/** The matrix operation x key state x key usage x origin, as a page, from the contract's x-key-rule. */

type Table = Record<string, string>
type KeyRule = {
  states: Table
  usages?: Table
  specs?: Table
  origins?: Table
  defaultKeys: string
  customKeystores?: string
  replicas?: string
  /** Cells that no source documents, such as `states.pendingImport`. */
  assumed?: string[]
}
type Operation = { keyRule: KeyRule | null }
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

const head = `# Which CMK may do what

Written by \`npm run generate\` from \`x-key-rule\` in openapi/. Not edited by hand; test/operations/key-matrix.test.ts asks
the mock for each cell.

A cell holds \`yes\`, or the error that refuses. \`→\` says what becomes of the state. A star marks what no source says: it is
assumed, and openapi/DEVIATIONS.md has the reason. A cell without a star is believed to be
documented, but not every one has been traced to its page yet, and what was only observed has no mark. The rows are CMKs of spec
AES_256, RSA_2048 and HMAC_256; specs with an error of their own stand below the table. A CMK that waits for material is of
origin external.
`

/** The verdict of the rule, asked in the order that the mock asks in: origin, state, spec, usage. */
function verdictOf(rule: KeyRule, at: At) {
  const next = rule.states[at.state] ?? at.state
  const state = states.includes(next) ? 'allowed' : next
  const asked: [string, string][] = [
    [`origins.${at.origin}`, rule.origins?.[at.origin] ?? 'allowed'],
    [`states.${at.state}`, state],
    [`specs.${specOf[at.usage]}`, rule.specs?.[specOf[at.usage] ?? ''] ?? 'allowed'],
    [`usages.${at.usage}`, rule.usages?.[at.usage] ?? 'allowed'],
  ]
  const [from, text] = asked.find(([, verdict]) => verdict !== 'allowed') ?? [`states.${at.state}`, 'allowed']
  return { from, text: text !== 'allowed' ? text : next === at.state ? 'yes' : `→ ${next}` }
}

function cell(rule: KeyRule, errors: Catalogue, at: At): string {
  if (at.state === 'pendingImport' && at.origin === 'kms') return '–'
  const { text, from } = verdictOf(rule, at)
  const code = errors[text] ? `${errors[text].code} ${text}` : text
  return rule.assumed?.includes(from) ? `${code} *` : code
}

function section([id, { keyRule }]: [string, Operation], errors: Catalogue): string {
  if (!keyRule) return ''
  const rows = usages.flatMap((usage) =>
    origins.map((origin) => {
      const cells = states.map((state) => cell(keyRule, errors, { state, usage, origin }))
      return `| ${usage} | ${origin} | ${cells.join(' | ')} |`
    }),
  )
  const table = [`| usage | origin | ${states.join(' | ')} |`, '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  )
  const byDefault = keyRule.defaultKeys === 'allowed' ? 'as any other' : withCode(keyRule.defaultKeys, errors)
  const bySpec = Object.entries(keyRule.specs ?? {}).map(
    ([spec, error]) => `${spec}: ${withCode(error, errors)}`,
  )
  const kinds = {
    'Custom keystores': keyRule.customKeystores,
    'Replicas of another region': keyRule.replicas,
  }
  const byKind = Object.entries(kinds).flatMap(([kind, error]) =>
    error ? [`${kind}: ${withCode(error, errors)}`] : [],
  )
  const notes = [
    `Default master keys: ${byDefault}.`,
    ...byKind.map((note) => `${note}.`),
    ...bySpec.map((note) => `${note}.`),
  ]
  return `## ${id}\n\n${table}\n\n${notes.join(' ')}\n`
}

const withCode = (name: string, errors: Catalogue) => (errors[name] ? `${errors[name].code} ${name}` : name)

export function keyMatrixPage(operations: Record<string, Operation>, errors: Catalogue): string {
  const sections = Object.entries(operations).map((entry) => section(entry, errors))
  return `${head}\n${sections.filter(Boolean).join('\n')}`
}
