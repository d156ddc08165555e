type Process = {
  on(signal: NodeJS.Signals, listener: () => void): unknown
  exit(code: number): void
}

/** npm and the launcher repeat a Ctrl-C that the terminal has sent to all of them. */
const sameKeyPressMs = 300
const patienceMs = 900

/**
 * Resolves at the first Ctrl-C or SIGTERM. The process ends at once at a second one, and with 0 when closing takes too
 * long.
 */
export function stopAsked(
  process: Process,
  now: () => number = performance.now.bind(performance),
): Promise<void> {
  let askedAt: number | undefined
  return new Promise((resolve) => {
    const ask = (code: number) => () => {
      if (askedAt !== undefined && now() - askedAt > sameKeyPressMs) return process.exit(code)
      if (askedAt !== undefined) return
      askedAt = now()
      setTimeout(() => process.exit(0), patienceMs).unref()
      resolve()
    }
    process.on('SIGINT', ask(130))
    process.on('SIGTERM', ask(143))
  })
}
