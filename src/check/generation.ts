import type { OperationId } from '../generated/operations.ts'

export type Generation = 'classic' | 'current'
/** Whether an operation is one of this generation; without one, every operation is. */
export const belongsTo = (_id: OperationId, _generation: Generation | undefined): boolean => true
