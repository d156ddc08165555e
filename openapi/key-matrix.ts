/** The matrix operation x key state x key usage x origin, as a page, from the contract's x-key-rule. */

type Table = Record<string, string>
type KeyRule = {
  states: Table
  usages?: Table
  specs?: Table
  origins?: Table
  defaultKeys: string
  /** Cells that no source documents, such as `states.pendingImport`. */
  assumed?: string[]
}
type Operation = { keyRule: KeyRule | null }
type Catalogue = Record<string, { code: string | number; status: number }>

const states = ['enabled', 'disabled', 'pendingDeletion', 'pendingImport']
const usages = ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC']
const origins = ['kms', 'external']

const head = `# Which CMK may do what

Written by \`npm run generate\` from \`x-key-rule\` in openapi/. Not edited by hand; test/operations/key-matrix.test.ts asks
the mock for each cell.

A cell holds \`yes\`, or the error that refuses. \`→\` says what becomes of the state. A star marks what no source says: it is
assumed, and openapi/DEVIATIONS.md has the reason. Everything else is documented by the vendor. A CMK that waits for
material is of origin external. What depends on the key_spec alone stands below the table.
`

/** The verdict of the rule, asked in the order that the mock asks in: state, usage, origin. */
function verdictOf(rule: KeyRule, at: { state: string; usage: string; origin: string }) {
  const next = rule.states[at.state] ?? at.state
  if (!states.includes(next)) return { text: next, from: `states.${at.state}` }
  for (const [name, cell] of [
    ['usages', at.usage],
    ['origins', at.origin],
  ] as const) {
    const verdict = rule[name]?.[cell] ?? 'allowed'
    if (verdict !== 'allowed') return { text: verdict, from: `${name}.${cell}` }
  }
  return { text: next === at.state ? 'yes' : `→ ${next}`, from: `states.${at.state}` }
}

function cell(
  rule: KeyRule,
  errors: Catalogue,
  at: { state: string; usage: string; origin: string },
): string {
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
  const notes = [`Default master keys: ${byDefault}.`, ...bySpec.map((note) => `${note}.`)]
  return `## ${id}\n\n${table}\n\n${notes.join(' ')}\n`
}

const withCode = (name: string, errors: Catalogue) => (errors[name] ? `${errors[name].code} ${name}` : name)

export function keyMatrixPage(operations: Record<string, Operation>, errors: Catalogue): string {
  const sections = Object.entries(operations).map((entry) => section(entry, errors))
  return `${head}\n${sections.filter(Boolean).join('\n')}`
}
