import { PactFailure } from './failure.ts'

/** Packages that only some commands need, and that bring much along: whoever uses these commands installs them. */
export const loadPact = () => loaded('@pact-foundation/pact', () => import('@pact-foundation/pact'))
export const loadComparator = () =>
  loaded('@pactflow/openapi-pact-comparator', () => import('@pactflow/openapi-pact-comparator'))

export async function loaded<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    throw new PactFailure(`${name} ${reasonOf(error)}: npm install --save-dev ${name}`)
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException // whatever an import throws is an error
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
  return isMissing ? 'is not installed' : `cannot be loaded (${message})`
}
