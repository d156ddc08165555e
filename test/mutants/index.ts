import { access } from './access.ts'
import { asymmetric } from './asymmetric.ts'
import { auth } from './auth.ts'
import { codes } from './codes.ts'
import { datakeys } from './datakeys.ts'
import { encryption } from './encryption.ts'
import { lifeCycle } from './life-cycle.ts'
import { limits } from './limits.ts'
import { lists } from './lists.ts'
import type { Mutant } from './mutant.ts'
import { robustness } from './robustness.ts'
import { shapes } from './shapes.ts'

/** Wrong implementations, one defect each. */
export const mutants: readonly Mutant[] = [
  ...[shapes, limits, codes, auth, encryption, lifeCycle],
  ...[lists, datakeys, access, asymmetric, robustness],
].flat()
