import type { components } from '../../../src/generated/control.ts'
import { errors } from '../../../src/generated/errors.ts'
import { secrets } from '../../../src/generated/secrets.ts'
import { createMask } from '../../../src/judge/mask.ts'
import { faultsOf, remarksOn, violationsIn } from '../../../src/proxy/request.ts'
import { type Contract, contractOf, errorSchema } from '../../../src/spec/contract.ts'
import { parsed } from '../../../src/spec/json.ts'
import { isoTime } from '../clock-words.ts'
import { explanationOf } from './explain.ts'
import type { Recorded } from './recorder.ts'
import { REDACTED, safeBody, safeHeaders, safeUrl, unknownFields } from './redact.ts'

export type Entry = components['schemas']['Entry']

const mask = createMask([], secrets.fields)

/** A request as the journal shows it: without a secret, unless `all` is wanted. */
export function entryOf(recorded: Recorded, all: boolean): Entry {
  const { id, caller, params, refusal, faults = [] } = recorded
  const contract = id && contractOf(id)
  const { key, keyId } = keysOf(recorded, contract)
  const explanation = refusal && explanationOf(recorded)
  return {
    ...{ id: recorded.seq, at: isoTime(recorded.at), duration_ms: Math.round(recorded.ms * 100) / 100 },
    ...{ method: recorded.method, path: safeUrl(recorded.url, all), status: recorded.status },
    ...(id && { operation: id }),
    ...(params?.project_id !== undefined && { project_id: params.project_id }),
    ...(caller?.user.id && { caller: { user: caller.user.name, domain: caller.domain.name } }),
    ...(key !== undefined && { key }),
    ...(keyId !== undefined && { key_id: keyId }),
    ...(refusal && { error: errorOf(refusal) }),
    request: { headers: safeHeaders(recorded.headers, all), ...sentBody(recorded, contract, all) },
    response: {
      headers: safeHeaders(recorded.answerHeaders ?? {}, all),
      ...givenBody(recorded, contract, all),
    },
    findings: findingsOf(recorded, contract),
    unread: unreadOf(recorded, contract),
    faults: [...faults],
    ...(explanation && { explanation }),
  }
}

const errorOf = ({ error, message }: NonNullable<Recorded['refusal']>) => ({
  ...{ name: error, code: String(errors[error].code), message },
})

const textOf = ({ body }: Recorded) => body ?? ''

/** The body of a request as JSON. */
export const bodyOf = (recorded: Recorded) => parsed(textOf(recorded))

function sentBody(recorded: Recorded, contract: Contract | undefined, all: boolean): { body?: unknown } {
  const bytes = Buffer.byteLength(recorded.body ?? '')
  if (bytes === 0) return {}
  const json = bodyOf(recorded)
  if (all) return { body: json ? json.value : textOf(recorded) }
  if (!json) return { body: `<redacted: ${bytes} bytes that are no JSON>` }
  if (!contract?.body) return { body: REDACTED }
  return { body: safeBody(json.value, contract.body) }
}

function givenBody(
  { answer, status, refusal }: Recorded,
  contract: Contract | undefined,
  all: boolean,
): { body?: unknown } {
  const json = answer === undefined ? undefined : parsed(answer)
  if (!json) return {}
  if (all) return { body: json.value }
  const schema = refusal ? errorSchema(errors[refusal.error].dialect) : contract?.responses[status]?.schema
  return { body: safeBody(json.value, schema) }
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** The CMK as the request named it, and its id. */
export function keysOf(recorded: Recorded, contract: Contract | undefined) {
  const field = contract?.keyRule?.key ?? 'key_id'
  const sent = recorded.params?.key_id ?? textIn(bodyOf(recorded)?.value, field)
  const given =
    recorded.status < 400 && recorded.answer !== undefined ? parsed(recorded.answer)?.value : undefined
  const told =
    textIn(given, 'key_id') ?? textIn((given as { key_info?: unknown } | undefined)?.key_info, 'key_id')
  const keyId = told ?? (sent !== undefined && isUuid(sent) ? sent : undefined)
  return { key: sent ?? told, keyId }
}

function textIn(value: unknown, field: string): string | undefined {
  const found =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined
  return typeof found === 'string' ? found : undefined
}

/** What client and mock did against the contract; a fault has nobody to blame. */
function findingsOf(recorded: Recorded, contract: Contract | undefined): Entry['findings'] {
  if (!contract) return { client: [], service: [] }
  const headers = safeHeaders(recorded.headers, true)
  const sent = { method: recorded.method, path: recorded.url, headers, body: recorded.body }
  const answer = {
    ...{ status: recorded.status, text: recorded.answer ?? '', ms: recorded.ms },
    headers: { 'content-type': 'application/json', 'x-request-id': 'x', ...lowered(recorded.answerHeaders) },
  }
  const path = Object.fromEntries(
    Object.entries(recorded.params ?? {}).map(([name, value]) => [name, value ?? '']),
  )
  const faults = faultsOf(contract, path, sent)
  const isMeddled = (recorded.faults ?? []).length > 0
  const hide = (text: string) => mask.hide(text, { sent, answer })
  return {
    client: remarksOn(faults, answer).map(hide),
    service: isMeddled
      ? []
      : violationsIn(contract, faults, sent, answer).map(({ rule, expected, got }) =>
          hide(`${rule}: expected ${expected}, got ${got}`),
        ),
  }
}

const lowered = (headers: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function unreadOf(recorded: Recorded, contract: Contract | undefined): string[] {
  if (!contract) return []
  const known = contract.fields.filter(({ where }) => where === 'query').map(({ name }) => name)
  const query = [...new URLSearchParams(recorded.url.split('?')[1] ?? '').keys()]
  const body = bodyOf(recorded)?.value
  return [
    ...query.filter((name) => !known.includes(name)).map((name) => `query.${name}`),
    ...(contract.body ? unknownFields(body, contract.body) : Object.keys(Object(body))),
  ]
}
