import { type Contract, contractOf, operationIds } from '../spec/contract.ts'
import type { PactInteraction } from './read.ts'

type Routed = { contract: Contract; inPath: Record<string, string> }

/** The operation of an interaction, and what stands in its path. */
export function operationOf({ request }: Pick<PactInteraction, 'request'>): Routed | undefined {
  const { method, path } = request
  const [plain = ''] = path.split('?')
  for (const id of operationIds) {
    const contract = contractOf(id)
    if (contract.method !== method) continue
    const inPath = parametersIn(contract.path, plain)
    if (inPath) return { contract, inPath }
  }
  return undefined
}

/** The values of a path's parameters; undefined when it is another path. */
function parametersIn(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/')
  const parts = path.replace(/\/$/, '').split('/')
  if (wanted.length !== parts.length) return undefined
  const found: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
    if (name !== undefined) found[name] = decoded(parts[at] ?? '')
    else if (part !== parts[at]) return undefined
  }
  return found
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
