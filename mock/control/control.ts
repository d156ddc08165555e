import type { ControlCalls } from '../../src/generated/control-calls.ts'

type Method<In, Out> = object extends In ? (input?: In) => Promise<Out> : (input: In) => Promise<Out>

/** Steers a mock: every operation of the control plane (openapi/control.yaml), by its name. */
export type Control = {
  [Op in keyof ControlCalls]: Method<ControlCalls[Op]['input'], ControlCalls[Op]['output']>
} & {
  /** The same for one project, by its id or name. */
  in(project: string): Control
}
