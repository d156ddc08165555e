import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { beforeBody, leavesBody } from '../wire.ts'
import { ControlError, refuseControl } from './control-error.ts'
import { type ControlSettings, demandAllowed } from './guard.ts'
import type { Steered } from './handler.ts'

type Routes = Pick<FastifyInstance, 'route'>
/** Adds what steers to an app. */
export type ControlRoute = (app: Routes) => void

export const CONTROL_PATH = '/_dewkit/*'
/** A snapshot may be as long as that. */
const MOST_BYTES = 512 * 1024 * 1024

/** The control plane over HTTP. What answers is loaded with the first call. */
export const controlRoute =
  (steered: Steered, settings: ControlSettings = {}): ControlRoute =>
  (app) =>
    app.route({
      method: ['GET', 'POST', 'DELETE', 'PUT', 'PATCH'],
      url: CONTROL_PATH,
      onRequest: (request, reply, done) => {
        const refusal = refusalOf(request, settings)
        if (refusal) return beforeBody(request.raw, () => turnAway(request, reply, refusal))
        request.allowance = { mostBytes: MOST_BYTES, error: 'EntityTooLarge', keptBytes: MOST_BYTES }
        done()
      },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const { answerControl } = await import('./http.ts')
        return answerControl(request, reply, steered)
      },
    })

function refusalOf(request: FastifyRequest, settings: ControlSettings): ControlError | undefined {
  try {
    demandAllowed(request, settings)
  } catch (error) {
    if (error instanceof ControlError) return error
    throw error
  }
}

/** Who may not steer may not fill the memory, either: of the body nothing is kept. */
function turnAway({ raw }: FastifyRequest, reply: FastifyReply, refusal: ControlError) {
  if (leavesBody(raw)) reply.header('connection', 'close')
  refuseControl(reply, refusal)
}
