import http from 'node:http'
import https from 'node:https'
import { exchange, type Raw } from '../judge/exchange.ts'
import type { Sent } from '../judge/wire.ts'

export type Forward = {
  /** The whole answer of the upstream. Throws an error that says why there is none. */
  send(sent: Sent): Promise<Raw>
  close(): void
}

/** Far more than any answer of the API has. */
export const mostBytes = 16 * 1024 * 1024

/** Headers that are between two neighbours, and the length, which is counted anew. */
const hops = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
  'expect',
]
export const isHop = (name: string) => hops.includes(name.toLowerCase())

/** A signature covers the Host that the client meant; without one the upstream gets its own. */
export function createForward({ upstream, timeoutMs }: { upstream: string; timeoutMs: number }): Forward {
  const base = new URL(upstream)
  const agent = new (base.protocol === 'https:' ? https : http).Agent({ keepAlive: true })
  const prefix = base.pathname.replace(/\/+$/, '')
  return {
    send({ method, path, headers, body }) {
      const isSigned = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')
      const kept = Object.entries(headers).filter(
        ([name]) => !isHop(name) && (isSigned || name.toLowerCase() !== 'host'),
      )
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
      const outgoing = {
        agent,
        method,
        path: prefix + path,
        headers: { ...Object.fromEntries(kept), ...length },
      }
      return exchange(base, { ...outgoing, body }, { timeoutMs, mostBytes })
    },
    close: () => agent.destroy(),
  }
}
