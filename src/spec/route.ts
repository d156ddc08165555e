import { type Contract, contractOf, operationIds } from './contract.ts'

const routes = operationIds
  .map((id) => ({ contract: contractOf(id), parts: contractOf(id).path.split('/') }))
  // A literal segment wins over a parameter.
  .sort((a, b) => parametersIn(a.parts) - parametersIn(b.parts))

function parametersIn(parts: string[]): number {
  return parts.filter((part) => part.startsWith('{')).length
}

/** The operation that a method and path name, with the values of its path. */
export function operationAt(
  method: string,
  url: string,
): { contract: Contract; path: Record<string, string> } | undefined {
  const given = (url.split('?', 1)[0] ?? '').replace(/(?<=.)\/$/, '').split('/')
  const found = routes.find(
    ({ contract, parts }) =>
      contract.method === method &&
      parts.length === given.length &&
      parts.every((part, at) => part === given[at] || (part.startsWith('{') && given[at] !== '')),
  )
  if (!found) return undefined
  const named = found.parts.flatMap((part, at) =>
    part.startsWith('{') ? [[part.slice(1, -1), decoded(given[at] ?? '')]] : [],
  )
  return { contract: found.contract, path: Object.fromEntries(named) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
