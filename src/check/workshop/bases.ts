import type { OperationId } from '../../generated/names.ts'
import type { Input, Kms } from '../../judge/kms.ts'
import { recipeOf } from '../recipes/index.ts'
import type { Stock } from './stock.ts'
import type { Bases, RecipeTools } from './tools.ts'
import { createUndo } from './undo.ts'

export type BasesOptions = { kms: Kms; stock: Stock; name: () => string; now: () => number }

/** Inputs for requests that are to be refused: nothing changes, so that all cases of an operation share one. */
export function createBases({ kms, stock, name, now }: BasesOptions): Bases & { close(): Promise<void> } {
  const known = new Map<OperationId, Promise<Input>>()
  const undo = createUndo()
  const borrowed = new Set<string>()
  const released: Promise<void>[] = []
  let edition = 0
  const tools: RecipeTools = {
    ...{ kms, name, now, later: undo.later },
    cmk: (wanted = {}) => stock.shared(wanted),
    async borrow(wanted = {}) {
      const id = await stock.shared({ ...wanted, label: `base ${edition}` })
      borrowed.add(id)
      return id
    },
    mayCreate: stock.spend,
    adopt: stock.adopt,
  }

  return {
    base(id) {
      const input = known.get(id) ?? recipeOf(id).input(tools)
      known.set(id, input)
      return input
    },
    spoil() {
      edition += 1
      known.clear()
      const ids = [...borrowed]
      borrowed.clear()
      // Whoever gets these next brings them into the state that they need, and knows nothing of what else was made.
      released.push(undo.all().then(() => ids.forEach(stock.giveBack)))
    },
    async close() {
      await Promise.all([...released, undo.all()])
    },
  }
}
