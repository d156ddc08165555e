import { PactFailure } from './failure.ts'

/**
 * Packages that only some commands need, and that bring much along: whoever uses these commands installs them, in the
 * major version that was tried.
 */
export const loadPact = () => loaded('@pact-foundation/pact@17', () => import('@pact-foundation/pact'))
export const loadComparator = () =>
  loaded('@pactflow/openapi-pact-comparator@1', async () => {
    const module: unknown = await import('@pactflow/openapi-pact-comparator')
    return module as ComparatorModule // its own types are not found by the rules of Node
  })

/** What the comparator says of one thing. */
export type Compared = {
  code: string
  message: string
  type: string
  mockDetails?: { location: string }
  specDetails?: { location: string; pathName?: string | null; pathMethod?: string | null }
}
type ComparatorModule = {
  Comparator: new (document: object) => { compare(pact: object): AsyncIterable<Compared> }
}

export async function loaded<Module>(wanted: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    const name = wanted.replace(/(?<=.)@.*$/, '')
    throw new PactFailure(`${name} ${reasonOf(error)}: npm install --save-dev ${wanted}`)
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException // whatever an import throws is an error
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
  return isMissing ? 'is not installed' : `cannot be loaded (${message})`
}
