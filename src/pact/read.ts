import { readFileSync } from 'node:fs'
import { parsed } from '../spec/json.ts'
import { PactFailure } from './failure.ts'
import type { State } from './situation.ts'

export type Json = Record<string, unknown>

/** One exchange of a pact, whichever version of Pact wrote it. Names of headers are in lower case. */
export type PactInteraction = {
  /** Where it is among the interactions of the file. */
  index: number
  description: string
  given: State[]
  pending: boolean
  request: Half & { method: string; path: string; query: Record<string, string[]> }
  response: Half & { status: number }
}
export type Half = {
  headers: Record<string, string>
  /** JSON where it is JSON, and text otherwise; undefined where nothing is said of it. */
  body: unknown
  /** Paths such as `$.key_id` for which a rule is given, and those whose value a state gives, with its name. */
  rules: string[]
  fromState: Record<string, string>
}
export type PactFile = {
  file: string
  consumer: string
  provider: string
  /** Of the Pact specification, such as `4.0`. */
  version: string
  interactions: PactInteraction[]
  /** What was read, as it was. */
  raw: Json
}

export const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Reads a pact of version 1 to 4. Throws one line when it is none, or has nothing to say. */
export function readPact(file: string): PactFile {
  return pactOf(file, contentOf(file))
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new PactFailure(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

export function pactOf(file: string, text: string): PactFile {
  const raw = objectOf(parsed(text)?.value)
  if (!parsed(text)) throw new PactFailure(`${file} is no JSON`)
  const { interactions, messages, consumer, provider } = raw
  if (messages !== undefined) throw new PactFailure(`${file} is a pact of messages, and KMS sends none`)
  if (!Array.isArray(interactions)) throw new PactFailure(`${file} is no pact: it has no interactions`)
  if (interactions.length === 0) throw new PactFailure(`${file} has no interaction: its tests have not run`)
  return {
    file,
    consumer: textOf(objectOf(consumer).name) || 'unknown',
    provider: textOf(objectOf(provider).name) || 'unknown',
    version: versionOf(raw),
    interactions: interactions.map((each, index) => interactionOf(file, objectOf(each), index)),
    raw,
  }
}

/** Its place has changed over the years. */
function versionOf({ metadata }: Json): string {
  const { pactSpecification, 'pact-specification': dashed, pactSpecificationVersion } = objectOf(metadata)
  const version = objectOf(pactSpecification).version ?? objectOf(dashed).version ?? pactSpecificationVersion
  return textOf(version) || '1.0'
}

function interactionOf(file: string, raw: Json, index: number): PactInteraction {
  const { description, type = 'Synchronous/HTTP', pending } = raw
  const where = `${file}: interaction ${index + 1}`
  if (type !== 'Synchronous/HTTP') throw new PactFailure(`${where} is ${type}, and KMS speaks HTTP alone`)
  const request = objectOf(raw.request)
  const response = objectOf(raw.response)
  if (textOf(request.method) === '' || !textOf(request.path).startsWith('/'))
    throw new PactFailure(`${where} has no request with method and path`)
  if (typeof response.status !== 'number') throw new PactFailure(`${where} has no response with a status`)
  return {
    index,
    description: textOf(description),
    given: statesIn(raw),
    pending: pending === true,
    request: {
      ...halfOf(request),
      ...{ method: textOf(request.method).toUpperCase(), path: textOf(request.path) },
      query: queryOf(request.query),
    },
    response: { ...halfOf(response), status: response.status },
  }
}

/** Version 3 has a list; before, there was one sentence under one of two names. */
function statesIn({ providerStates, providerState, provider_state }: Json): State[] {
  if (typeof providerStates === 'string') return [{ name: providerStates, params: {} }]
  if (providerStates !== undefined)
    return listOf(providerStates).map((state) => {
      const { name, params } = objectOf(state)
      return { name: textOf(name), params: objectOf(params) }
    })
  const name = textOf(providerState ?? provider_state)
  return name === '' ? [] : [{ name, params: {} }]
}

function halfOf(raw: Json): Half {
  const { rules, fromState } = rulesOf(raw)
  return { headers: headersOf(raw.headers), body: bodyOf(raw.body), rules, fromState }
}

const headersOf = (headers: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(objectOf(headers)).map(([name, value]) => [
      name.toLowerCase(),
      [value].flat().map(String).join(', '),
    ]),
  )

/** The pact with no body in Base64, which not everybody reads. */
export function withPlainBodies({ raw }: PactFile): Json {
  const plain = (half: unknown) => {
    const { body, ...rest } = objectOf(half)
    if (body === undefined) return rest
    return { ...rest, body: isEnvelope(body) ? { ...body, content: bodyOf(body), encoded: false } : body }
  }
  const interactions = listOf(raw.interactions).map((each) => {
    const { request, response, ...rest } = objectOf(each)
    return { ...rest, request: plain(request), response: plain(response) }
  })
  return { ...raw, interactions }
}

const isEnvelope = (body: unknown): body is Json => {
  const { content, contentType } = objectOf(body)
  return contentType !== undefined && content !== undefined
}

/** Version 4 puts it into an envelope, in which it can be Base64. */
function bodyOf(body: unknown): unknown {
  if (body === undefined || body === null) return undefined
  if (!isEnvelope(body)) return body
  const { content, encoded } = body
  if (encoded !== true && encoded !== 'base64') return content
  const text = Buffer.from(textOf(content), 'base64').toString()
  return parsed(text)?.value ?? text
}

function queryOf(query: unknown): Record<string, string[]> {
  if (typeof query === 'string') {
    const all = new URLSearchParams(query)
    return Object.fromEntries([...new Set(all.keys())].map((name) => [name, all.getAll(name)]))
  }
  return Object.fromEntries(
    Object.entries(objectOf(query)).map(([name, value]) => [name, [value].flat().map(String)]),
  )
}

/** Rules are by part and path from version 3 on, before by one path for both. */
function rulesOf({ matchingRules, generators }: Json) {
  const rules = Object.entries(objectOf(matchingRules)).flatMap(([part, found]) => {
    if (part.startsWith('$')) return [part.replace(/^\$\.body/, '$')]
    return part === 'body' ? Object.keys(objectOf(found)) : []
  })
  const given = Object.entries(objectOf(generators)).flatMap(([part, found]) =>
    part === 'path'
      ? expressionsIn('path', found)
      : Object.entries(objectOf(found)).flatMap(([path, generator]) => expressionsIn(path, generator)),
  )
  return { rules, fromState: Object.fromEntries(given) }
}

function expressionsIn(path: string, generator: unknown): [string, string][] {
  const { type, expression } = objectOf(generator)
  const [, name] = /\$\{(\w+)\}/.exec(textOf(expression)) ?? []
  return type === 'ProviderState' && name !== undefined ? [[path.replace(/^\$\.?/, ''), name]] : []
}
