import { join } from 'node:path'
import { afterAll } from 'vitest'
import { publishPact } from './contract.ts'
import './data.ts'
import './keys.ts'

// All contracts make one pact, so that one process has to write it: each group is a file, and this runs them all.
afterAll(() => publishPact(join(import.meta.dirname, '../pacts')))
