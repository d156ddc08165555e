import type { Client } from 'pg'
import type { Database, Query, Row } from './postgres-database.ts'

const BEAT_MS = 250
/** A beat that takes longer is of a connection that is dead. */
const LONGEST_BEAT_MS = 1000
const LONGEST_PAUSE_MS = 1000

type Rules = {
  onNotice: (notice: string) => void
  /** What is asked with every beat, and what becomes of the answer. */
  beat: () => { query: Query; done: (rows: Row[]) => void }
  /** The connection is there, or is not any more. */
  onChange: (isConnected: boolean) => void
}

/** A connection that hears of changes and looks after the cache. It comes back by itself. */
export function startListener(database: Database, { onNotice, beat, onChange }: Rules) {
  const stopping = new AbortController()
  const { signal } = stopping
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))

  const pause = (ms: number) => {
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms)
    })
    return Promise.race([over, stopped]).finally(() => clearTimeout(timer))
  }

  async function listen(current: Client, connected: () => void) {
    current.on('notification', ({ payload = '' }) => onNotice(payload))
    await current.connect()
    await current.query('listen dewkit')
    connected()
    while (!signal.aborted) {
      const { query, done } = beat()
      done((await current.query(query)).rows)
      await pause(BEAT_MS)
    }
  }

  async function run() {
    for (let pauseMs = BEAT_MS; !signal.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const current = database.client(LONGEST_BEAT_MS)
      const broken = new Promise<never>((_, reject) => current.on('error', reject))
      const connected = () => {
        pauseMs = BEAT_MS
        onChange(true)
      }
      await Promise.race([listen(current, connected), broken, stopped]).catch(() => {})
      broken.catch(() => {})
      // Not waited for: the other end may be gone without a word.
      current.end().catch(() => {})
      if (signal.aborted) return
      onChange(false)
      await pause(pauseMs)
    }
  }

  const ended = run()
  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
