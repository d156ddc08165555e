import { type ErrorName, errors } from '../generated/errors.ts'
import type { Contract, Schema } from '../spec/contract.ts'
import { violationsOf } from '../spec/schema.ts'
import { escaped, exampleOf, matcherOf, ofType, regex } from './matchers.ts'
import { isExactly, plainOf } from './placeholders.ts'

/** The answer of an interaction, as Pact is told of it. */
export type Answer = { status: number; headers: Record<string, unknown>; body: unknown }

/** What the consumer reads of a success; without `reads`, all that the contract requires there. */
export function successOf(contract: Contract, reads: unknown): Answer {
  const { success: status } = contract
  const { schema, example } = contract.responses[status] ?? { schema: undefined, example: undefined }
  const headers = headersOf(contract, status)
  if (!schema) {
    if (reads === undefined) return { status, headers, body: undefined }
    throw new TypeError(`${contract.id} answers ${status} without a body: there is nothing to read`)
  }
  const body = reads ?? requiredPart(schema, example)
  const place = `${contract.responses[status]?.place}/content/application~1json/schema`
  const flaws = flawsOf(schema, body, '', place)
  if (flaws.length > 0) throw new TypeError(`${contract.id} does not answer so: ${flaws.join('; ')}`)
  return { status, headers, body: matcherOf(schema, body) }
}

/** Of an example, what every answer has. */
function requiredPart(schema: Schema, example: unknown): unknown {
  if (Array.isArray(example)) return example.slice(0, 1).map((item) => requiredPart(schema.items ?? {}, item))
  if (typeof example !== 'object' || example === null || !schema.properties) return example
  const named = example as Record<string, unknown>
  const names = (schema.required ?? []).filter((name) => named[name] !== undefined)
  return Object.fromEntries(
    names.map((name) => [name, requiredPart(schema.properties?.[name] ?? {}, named[name])]),
  )
}

/** What the contract does not allow in a part of an answer. Fields may be missing: nobody reads everything. */
function flawsOf(schema: Schema, reads: unknown, path: string, place: string): string[] {
  const plain = isExactly(reads) ? plainOf(reads) : reads
  const { properties, items } = schema
  if (Array.isArray(plain) && items)
    return plain.flatMap((item, at) => flawsOf(items, item, `${path}/${at}`, `${place}/items`))
  if (typeof plain === 'object' && plain !== null && !Array.isArray(plain) && properties)
    return Object.entries(plain).flatMap(([name, value]) => {
      const inner = properties[name]
      const where = `${place}/properties/${name}`
      if (!inner) return [`${path}/${name} is no field of it (${place}/properties)`]
      return flawsOf(inner, value, `${path}/${name}`, where)
    })
  return violationsOf(schema, plain).map(
    ({ says, path: at }) => `${path}${says.replace(at || 'the body', at)} (${place})`,
  )
}

const headersOf = (contract: Contract, status: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(contract.responses[status]?.headers ?? {})
      .filter(([, { required }]) => required)
      .map(([name, { schema }]) => {
        const isNumber = [schema.type].flat().includes('integer')
        const example = String(exampleOf(schema) ?? (isNumber ? '1' : 'text'))
        return [name, isNumber ? regex('^[0-9]+$', example) : ofType(example)]
      }),
  )

/**
 * What the consumer reads of a refusal: the code. Where errors of the gateway share one, the beginning of the message
 * tells them apart.
 */
export function refusalOf(contract: Contract, name: ErrorName): Answer {
  const { status } = errors[name]
  return { status, headers: headersOf(contract, status), body: refusalBody(name) }
}

function refusalBody(name: ErrorName): unknown {
  const { code, message, dialect } = errors[name]
  if (dialect === 'kms') return { error: { error_code: code, error_msg: ofType(message) } }
  if (dialect === 'keystone') return { error: { code, message: ofType(message) } }
  const isShared = Object.values(errors).filter((error) => error.code === code).length > 1
  const [fixed = ''] = message.split('{', 1)
  return { error_code: code, error_msg: isShared ? regex(`^${escaped(fixed)}.*$`, message) : ofType(message) }
}
