import type { Control } from './control.ts'
import type { Steered } from './handler.ts'

/** What steers is loaded when somebody steers: a mock must answer soon after its start. */
export function createControl(steered: Steered, scope?: string): Control {
  const methods = { in: (project: string) => createControl(steered, project) }
  return new Proxy(methods, {
    get(known, name) {
      if (typeof name !== 'string' || name === 'then') return undefined
      if (name in known) return Reflect.get(known, name)
      return async (input: object = {}) => {
        const { runByName } = await import('./by-name.ts')
        return runByName(name, input, scope, steered)
      }
    },
  }) as unknown as Control // its methods are the operations, which `run` looks up
}
