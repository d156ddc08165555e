import { type ControlOperation, controlOperations } from '../../src/generated/control.ts'
import { nearest } from '../../src/text/nearest.ts'
import { run } from './engine.ts'
import type { Steered } from './handler.ts'

const isOperation = (name: string): name is ControlOperation => Object.hasOwn(controlOperations, name)

/** Runs an operation with the fields of path, query and body in one object, each put where it belongs. */
export async function runByName(name: string, input: object, scope: string | undefined, steered: Steered) {
  if (!isOperation(name)) {
    const like = nearest(name, Object.keys(controlOperations))
    throw new TypeError(`control.${name} is no function${like ? `: did you mean control.${like}?` : ''}`)
  }
  const { path, query: queried } = controlOperations[name]
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => field)
  const pick = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(input).filter(([field]) => names.includes(field)))
  const rest = Object.entries(input).filter(
    ([field]) => ![...inPath, ...(queried as readonly string[])].includes(field),
  )
  return run(
    name,
    {
      path: pick(inPath),
      query: pick(queried),
      body: Object.fromEntries(rest),
      scope,
    },
    steered,
  )
}
