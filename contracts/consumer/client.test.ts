import { join } from 'node:path'
import { afterAll } from 'vitest'
import { publishPact } from './contract.ts'
import './aliases.ts'
import './asymmetric.ts'
import './data.ts'
import './datakeys.ts'
import './errors.ts'
import './grants.ts'
import './keys.ts'

// The pact is whole or it is not published, so that one process has to write it: each group is a file, and this runs them.
afterAll(() => publishPact(join(import.meta.dirname, '../pacts')))
