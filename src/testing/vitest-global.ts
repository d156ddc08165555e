import type { TestProject } from 'vitest/node'
import { startMock } from './mock.ts'
import type { Mock } from './types.ts'

export type Provided = Pick<Mock, 'url' | 'project' | 'credentials' | 'accessKey' | 'env'>

declare module 'vitest' {
  export interface ProvidedContext {
    dewkit: Provided
  }
}

/** One mock for a whole run: `globalSetup: ['dewkit/vitest/global-setup']`, then `inject('dewkit').url`. */
export default async function setup({ provide }: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> {
  const { close, url, project, credentials, accessKey, env } = await startMock({ tps: 0 })
  provide('dewkit', { url, project, credentials, accessKey, env })
  return close
}
