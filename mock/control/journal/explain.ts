import type { ControlCalls } from '../../../src/generated/control-calls.ts'
import { advice, type errors } from '../../../src/generated/errors.ts'
import type { KeyRule } from '../../../src/generated/key-rule.ts'
import type { OperationId } from '../../../src/generated/names.ts'
import { operations } from '../../../src/generated/operations.ts'
import { type Because, isErrorName } from '../../errors.ts'
import type { Recorded } from './recorder.ts'

type Explanation = NonNullable<ControlCalls['request']['output']['explanation']>

/** Which rule refused a request, and what would be right. */
export function explanationOf({ refusal, id, caller, faults }: Recorded): Explanation | undefined {
  if (!refusal) return undefined
  const { error, because, message } = refusal
  const right = advice[error]
  const plain: Explanation = { rule: ruleOf(error), says: message, ...(right !== undefined && { right }) }
  if ((faults ?? []).length > 0)
    return { ...plain, rule: 'fault', right: 'The fault was asked for: GET /_dewkit/faults lists it.' }
  if (!because) return plain
  const extras = { schema, 'key rule': keyRule, right: missingRight, signature } as {
    [Rule in Because['rule']]: (because: Because & { rule: Rule }, at: At) => Partial<Explanation>
  }
  const explain = extras[because.rule] as (because: Because, at: At) => Partial<Explanation>
  return { ...plain, rule: because.rule, ...explain(because, { id, rights: caller?.actions ?? [] }) }
}

type At = { id: OperationId | undefined; rights: readonly string[] }

function ruleOf(error: keyof typeof errors): string {
  if (/^Token|^AccessKey|^SecurityToken|^Signature/.test(error)) return 'token or signature'
  if (error === 'Throttled') return 'throttle'
  if (/^Project|OtherRegion/.test(error)) return 'project'
  if (/^Api(Method)?NotFound/.test(error)) return 'path'
  return /NotFound/.test(error) ? 'existence' : 'operation'
}

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')
const pointer = (...parts: string[]) => `#/${parts.map(escaped).join('/')}`

function placeOf(id: OperationId, ...rest: string[]): string {
  const { path, method } = operations[id]
  return pointer('paths', path, method.toLowerCase(), ...rest)
}

function schema({ keyword, field, where }: Because & { rule: 'schema' }, { id }: At): Partial<Explanation> {
  if (!id) return {}
  const inBody = ['requestBody', 'content', 'application/json', 'schema']
  const names = field === '' ? [] : field.split('.').flatMap((name) => ['properties', name])
  const place = where === 'body' ? placeOf(id, ...inBody, ...names) : placeOf(id, 'parameters', field)
  return { place: `${place}/${keyword}` }
}

function keyRule({ cell }: Because & { rule: 'key rule' }, { id }: At): Partial<Explanation> {
  if (!id) return { cell }
  const rule = operations[id].keyRule as KeyRule | null
  const [table = ''] = cell.split('.')
  const allowed = Object.entries((rule as Record<string, object> | null)?.[table] ?? {})
    .filter(([, verdict]) => !isErrorName(String(verdict)))
    .map(([row]) => row)
  const right =
    allowed.length > 0 && table !== cell ? { right: `${id} takes ${table}: ${allowed.join(', ')}.` } : {}
  return { cell, place: placeOf(id, 'x-key-rule', ...cell.split('.')), ...right }
}

const missingRight = ({ missing }: Because & { rule: 'right' }, { rights }: At): Partial<Explanation> => ({
  ...{ missing: [...missing], has: [...rights] },
  right: `Give the user one of ${missing.join(', ')}, or a grant on the key.`,
})

function signature({ server, client, hint }: Because & { rule: 'signature' }): Partial<Explanation> {
  const diff = client === undefined ? undefined : diffOf(server.split('\n'), client.split('\n'))
  const shown = { server, ...(client !== undefined && { client }), ...(diff && { diff }) }
  return { signature: shown, ...(hint !== undefined && { right: hint }) }
}

/** Lines of both, of the mock alone (+) and of the client alone (-), by their longest common sequence. */
function diffOf(server: readonly string[], client: readonly string[]): string[] {
  const lengths = Array.from({ length: server.length + 1 }, () =>
    new Array<number>(client.length + 1).fill(0),
  )
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = server.length - 1; i >= 0; i -= 1)
    for (let j = client.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as number[] // there is one for each line
      row[j] = server[i] === client[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const lines: string[] = []
  let [i, j] = [0, 0]
  while (i < server.length || j < client.length) {
    if (i < server.length && server[i] === client[j]) {
      lines.push(`  ${server[i]}`)
      i += 1
      j += 1
    } else if (j < client.length && (i === server.length || at(i, j + 1) >= at(i + 1, j))) {
      lines.push(`- ${client[j]}`)
      j += 1
    } else {
      lines.push(`+ ${server[i]}`)
      i += 1
    }
  }
  return lines
}
