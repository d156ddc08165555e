import { secrets } from '../../../src/generated/secrets.ts'
import type { Schema } from '../../../src/spec/contract.ts'

export const REDACTED = '<redacted>'
const UNKNOWN = '<redacted: the contract has no such field>'

const isSecretName = (name: string) => {
  const plain = name.toLowerCase().replaceAll('_', '-')
  return secrets.headers.includes(plain) || secrets.headerWords.some((word) => plain.includes(word))
}

const isSecretField = (name: string) => secrets.fields.includes(name.toLowerCase())

export const safeHeaders = (
  headers: Readonly<Record<string, unknown>>,
  all: boolean,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, !all && isSecretName(name) ? REDACTED : String(value)]),
  )

/** A path with its query, whose secrets are hidden. */
export const safeUrl = (url: string, all: boolean): string =>
  all
    ? url
    : url.replace(/([?&])([^=&]*)=[^&]*/g, (pair, mark: string, name: string) =>
        isSecretName(decoded(name)) || isSecretField(decoded(name)) ? `${mark}${name}=${REDACTED}` : pair,
      )

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * A body without its secrets: what the contract calls so, and what it does not know, since the likely leak is a secret
 * under a name with a slip in it.
 */
export function safeBody(value: unknown, schema: Schema | undefined): unknown {
  if (Array.isArray(value)) return value.map((entry) => safeBody(entry, schema?.items))
  if (typeof value !== 'object' || value === null) return value
  const known = schema?.properties
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const own = known && Object.hasOwn(known, name) ? known[name] : undefined
      if (known && own === undefined) return [name, UNKNOWN]
      if (isSecretField(name) && !own?.properties) return [name, REDACTED]
      return [name, safeBody(inner, own)]
    }),
  )
}

/** The fields of a body that the contract does not know, so that nobody reads them. */
export function unknownFields(value: unknown, schema: Schema | undefined, at = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((entry, index) => unknownFields(entry, schema?.items, `${at}[${index}]`))
  const known = schema?.properties
  if (typeof value !== 'object' || value === null || !known) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = at === '' ? name : `${at}.${name}`
    return Object.hasOwn(known, name) ? unknownFields(inner, known[name], path) : [path]
  })
}
