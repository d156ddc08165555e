import type { ControlOperation } from '../../src/generated/control.ts'
import type { AnswerOf, InputOf, Steered } from './handler.ts'

type Given<Op extends ControlOperation> =
  object extends InputOf<Op> ? [input?: InputOf<Op>] : [input: InputOf<Op>]

/** Steers a mock: every operation of the control plane (openapi/control.yaml), by its name. */
export type Control = {
  [Op in ControlOperation]: (...input: Given<Op>) => Promise<AnswerOf<Op>>
} & {
  /** The same for one project, by its id or name. */
  in(project: string): Control
}

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
