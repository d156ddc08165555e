import type { OperationId } from '../generated/names.ts'
import { secrets } from '../spec/contract.ts'
import type { Class, Complaint } from './complaint.ts'
import type { Finding } from './finding.ts'
import type { Attempt } from './kms.ts'
import { createMask, type Mask } from './mask.ts'

/** Reports in JSON call the basis `origin`. */
export const findingJson = ({ basis, ...finding }: Finding) => ({ ...finding, origin: basis })

const mostText = 2000
/** Of what is longer, no more is looked at. */
const mostRead = 20_000
const mostWords = 400
/** A service that answers something else each time must not fill the memory. */
const mostFindings = 2000

/** What was done when a complaint arose: a case, or what came before one. */
export type Occasion = {
  id: string
  says: string
  operation: OperationId | undefined
  kind: Finding['kind']
  constraint?: string
}

/** Collects complaints; those that speak of one defect become one finding. None of its texts shows a secret. */
export function createFindings(mask: Mask = createMask()) {
  const found = new Map<string, Finding>()

  function add(charged: Complaint, about: Occasion, attempt: Attempt | undefined, isFlaky: boolean) {
    const hide = hiding(mask, attempt)
    const complaint = inFewWords(charged, hide)
    const key = groupOf(complaint, about.kind === 'boundary' && complaint.rule === about.constraint, isFlaky)
    if (found.size >= mostFindings && !found.has(key)) return
    const finding = found.get(key) ?? first(complaint, { about, attempt, isFlaky, hide })
    found.set(key, finding)
    finding.rule = merged(finding.rule, complaint.rule)
    // One documented promise is enough: whoever sees the finding may rely on it.
    if (complaint.basis === 'documented') finding.basis = 'documented'
    if (!finding.cases.includes(about.id)) finding.cases.push(about.id)
    const operation = attempt?.operation ?? about.operation
    if (operation && !finding.operations.includes(operation)) finding.operations.push(operation)
  }

  return {
    add,
    all: () => [...found.values()].sort(worstFirst),
    get size() {
      return found.size
    },
  }
}

/** The same rule, broken in the same way. Numbers in what came back differ from case to case. */
const groupOf = ({ class: category, rule, expected, got }: Complaint, isOfField: boolean, isFlaky: boolean) =>
  [
    category,
    // A field that is not looked at fails by each of its keywords.
    isOfField ? fieldOf(rule) : rule,
    expected,
    got.replace(/ for .*$/, '').replace(/\d{4,}|\b[0-9a-f-]{36}\b/g, '#'),
    isFlaky,
  ].join('\n')

const fieldOf = (rule: string) => rule.split(' ', 1)[0] ?? ''

/** `plain_text maxLength` and `plain_text pattern` become `plain_text maxLength, pattern`. */
function merged(rule: string, another: string): string {
  const field = fieldOf(rule)
  const keywords = another.startsWith(`${field} `) ? another.slice(field.length + 1) : another
  const isIn =
    rule === another ||
    rule
      .slice(field.length + 1)
      .split(', ')
      .includes(keywords)
  return isIn ? rule : `${rule}, ${keywords}`
}

const order: Class[] = [
  'insecure',
  'wrong result',
  'accepts too much',
  'accepts too little',
  'unstable',
  'wrong code',
  'wrong shape',
]
const worstFirst = (a: Finding, b: Finding) =>
  order.indexOf(a.class) - order.indexOf(b.class) || b.cases.length - a.cases.length

type Hide = (text: string) => string
const hiding =
  (mask: Mask, attempt: Attempt | undefined): Hide =>
  (text) =>
    mask.hide(text.slice(0, mostRead), attempt)

const inFewWords = (complaint: Complaint, hide: Hide): Complaint => ({
  ...complaint,
  rule: hide(complaint.rule).slice(0, mostWords),
  expected: hide(complaint.expected).slice(0, mostWords),
  got: hide(complaint.got).slice(0, mostWords),
})

type About = {
  about: Pick<Occasion, 'says' | 'kind'>
  attempt: Attempt | undefined
  isFlaky: boolean
  hide: Hide
}

const first = (complaint: Complaint, { about, attempt, isFlaky, hide }: About): Finding => ({
  ...complaint,
  ...{ says: hide(about.says), kind: about.kind, isFlaky, cases: [], operations: [] },
  request: attempt && requestOf(attempt, hide),
  response: attempt && {
    status: attempt.answer.status,
    text: hide(attempt.answer.text).slice(0, mostText),
  },
})

/** Without what proves who calls: it is stale soon, and a secret until then. */
function requestOf({ sent }: Attempt, hide: Hide): NonNullable<Finding['request']> {
  const isProof = (name: string) => [...secrets.headers, 'x-sdk-date'].includes(name.toLowerCase())
  const headers = Object.entries(sent.headers)
    .filter(([name]) => !isProof(name))
    .map(([name, value]) => [name, hide(value)])
  const text = sent.body?.toString()
  const isCut = (text?.length ?? 0) > mostText && { isCut: true as const }
  const body = text !== undefined && { body: hide(text).slice(0, mostText), ...isCut }
  return { method: sent.method, path: hide(sent.path), headers: Object.fromEntries(headers), ...body }
}
