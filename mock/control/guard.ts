import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { ControlError } from './control-error.ts'

/** `token`: what `X-Dewkit-Token` must say. Then anybody who knows it may steer, from wherever. */
export type ControlSettings = { token?: string | undefined }

const isLoopback = (address = '') => /^(::ffff:)?127\./.test(address) || address === '::1'

const proxied = ['forwarded', 'x-forwarded-for', 'x-real-ip']

/** Throws unless the caller may steer: somebody who knows the token or, where there is none, this machine and no page of another origin. */
export function demandAllowed({ raw, headers, host, protocol }: FastifyRequest, { token }: ControlSettings) {
  if (token !== undefined) return demandToken(token, headers)
  if (!isLoopback(raw.socket.remoteAddress) || proxied.some((name) => headers[name] !== undefined))
    throw new ControlError(
      'forbidden',
      'Only this machine may steer. Start the mock with --control-token TOKEN, and send it as X-Dewkit-Token.',
    )
  const { origin } = headers
  const isForeign = origin !== undefined && origin.toLowerCase() !== `${protocol}://${host}`.toLowerCase()
  if (isForeign || /^(cross-site|same-site)$/.test(String(headers['sec-fetch-site'] ?? '')))
    throw new ControlError(
      'forbidden',
      'A page of another origin may not steer. Start the mock with --control-token TOKEN, and send it as X-Dewkit-Token.',
    )
}

function demandToken(token: string, headers: FastifyRequest['headers']) {
  const given = String(headers['x-dewkit-token'] ?? '')
  const [left, right] = [token, given].map((text) => createHash('sha256').update(text).digest())
  if (left && right && timingSafeEqual(left, right)) return
  throw new ControlError(
    'forbidden',
    'X-Dewkit-Token is missing or wrong: send what --control-token was given.',
  )
}
