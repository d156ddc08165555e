import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../cli/command.ts'

export const project = '0123456789abcdef0123456789abcdef'
export const id = '0d0466b0-e727-4d9c-b35d-f84bb474a37f'
export const cipher_text = 'AgDo'.repeat(40)

/** One interaction, in few words. */
export type Exchange = {
  description?: string
  given?: [sentence: string, parameters?: object][]
  method?: string
  /** Last part of the path, after the project. */
  to: string
  query?: Record<string, string>
  headers?: Record<string, string>
  sends?: unknown
  status?: number
  answerHeaders?: Record<string, string>
  answers?: unknown
  /** Rules of the answer's body: path and matcher. */
  rules?: Record<string, object>
  /** Fields of the request that a state gives: path and expression. */
  fromState?: Record<string, string>
}

const token = { 'X-Auth-Token': 'a-valid-token' }

/** An interaction as version 4 of Pact writes it. */
export function interactionOf(exchange: Exchange): object {
  const { to, method = 'POST', given = [], query, headers = token, sends, status = 200, answers } = exchange
  const type = sends === undefined ? {} : { 'Content-Type': 'application/json' }
  return {
    type: 'Synchronous/HTTP',
    pending: false,
    description: exchange.description ?? `a request of ${to}`,
    providerStates: given.map(([name, params = {}]) => ({ name, params })),
    request: {
      method,
      path: to.startsWith('/') ? to : `/v1.0/${project}/${to}`,
      ...(query && { query: mapped(query, (value) => [value]) }),
      headers: mapped({ ...type, ...headers }, (value) => [value]),
      ...(sends !== undefined && { body: bodyOf(sends) }),
      ...(exchange.fromState && {
        generators: {
          body: mapped(exchange.fromState, (expression) => ({ type: 'ProviderState', expression })),
        },
      }),
    },
    response: {
      status,
      ...(exchange.answerHeaders && { headers: mapped(exchange.answerHeaders, (value) => [value]) }),
      ...(answers !== undefined && { body: bodyOf(answers) }),
      ...(exchange.rules && {
        matchingRules: { body: mapped(exchange.rules, (rule) => ({ combine: 'AND', matchers: [rule] })) },
      }),
    },
  }
}

const bodyOf = (content: unknown) => ({ content, contentType: 'application/json', encoded: false })

const mapped = <Value, Made>(fields: Record<string, Value>, change: (value: Value) => Made) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]))

export const pactOfAll = (interactions: object[], version = '4.0') => ({
  consumer: { name: 'orders' },
  provider: { name: 'kms' },
  interactions,
  metadata: { pactSpecification: { version } },
})

export function fileWith(content: unknown, name = 'orders-kms.json'): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

export const pactFile = (...exchanges: Exchange[]) => fileWith(pactOfAll(exchanges.map(interactionOf)))
