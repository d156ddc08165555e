import { type OperationId, operations } from '../../src/generated/operations.ts'
import { nearest } from '../../src/text/nearest.ts'
import { ControlError } from './control-error.ts'

const ids = Object.keys(operations) as OperationId[] // keys of a table that is never extended

/** `encrypt-data` for encryptData: most paths end in it. */
const wordOf = (id: OperationId) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const lastOf = (id: OperationId) => operations[id].path.split('/').at(-1)

/** The operation of that name, however it is written. */
export function operationCalled(text: string): OperationId {
  const found = ids.find((id) => id === text || wordOf(id) === text) ?? ids.find((id) => lastOf(id) === text)
  if (found) return found
  throw new ControlError(
    'invalid',
    `There is no operation "${text}".`,
    nearest(text, [...ids, ...ids.map(wordOf)]),
  )
}
