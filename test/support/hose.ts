import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** What stands between a mock and its database: it lets all pass, nothing (and nobody hears of it), or refuses. */
export async function createHose(target: string) {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let isStill = false
  let isCut = false

  const server = createServer((near) => {
    if (isCut) return near.resetAndDestroy()
    const far = connect(Number(port || 5432), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => to.write(bytes))
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.on('error', () => {})
      if (isStill) from.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)

  return {
    url: url.href,
    /** Breaks all connections, and those to come. */
    cut() {
      isCut = true
      for (const socket of sockets) socket.resetAndDestroy()
    },
    /** Breaks all connections. Others can be made. */
    snap() {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    mend() {
      isCut = false
    },
    /** Holds back all that comes from now on. */
    hold() {
      isStill = true
      for (const socket of sockets) socket.pause()
    },
    release() {
      isStill = false
      for (const socket of sockets) socket.resume()
    },
    async close() {
      isCut = true
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
