import type { Mutant } from '../mutant.ts'
import { fieldMutants } from './fields.ts'
import { refusalMutants } from './refusals.ts'

/** Written by a machine, from the contract: each field of each success and each refusal, wrong in every simple way. */
export const machineMutants: readonly Mutant[] = [...fieldMutants, ...refusalMutants]
