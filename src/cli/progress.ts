import { styleText } from 'node:util'
import type { Progress } from '../check/run.ts'

const everyMs = 100
const everyPlainMs = 10_000
const width = 24

/** Shows how far a run is on stderr: a bar that is rewritten, or now and then a line where there is no terminal. */
export function progressOn(stream: NodeJS.WriteStream, isWanted: boolean) {
  let shownAt = performance.now() - (stream.isTTY ? everyMs : 0)
  let isShown = false
  const clear = () => {
    if (isShown) stream.write('\r\x1b[K')
    isShown = false
  }
  const show = ({ done, total, findings, current }: Progress) => {
    const now = performance.now()
    if (!isWanted || now - shownAt < (stream.isTTY ? everyMs : everyPlainMs)) return
    shownAt = now
    const counts = `${done}/${total}  ${findings} finding${findings === 1 ? '' : 's'}`
    if (!stream.isTTY) return void stream.write(`${counts}\n`)
    const full = Math.round((done / Math.max(1, total)) * width)
    const bar = styleText('green', '█'.repeat(full)) + styleText('dim', '░'.repeat(width - full))
    const room = Math.max(0, (stream.columns ?? 80) - width - counts.length - 5)
    stream.write(`\r\x1b[K${bar}  ${counts}  ${styleText('dim', current.slice(0, room))}`)
    isShown = true
  }
  return { show, clear }
}
