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

/** Resolves when the parent is gone: npm has its scripts under a shell, which ends at a signal and passes none on. */
export function orphaned(process: { readonly ppid: number }, everyMs = 250): Promise<void> {
  const parent = process.ppid
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(timer)
      resolve()
    }, everyMs).unref()
  })
}

/**
 * For work that ends in order by itself when its `signal` is aborted: the first Ctrl-C or SIGTERM does that, and says so;
 * a second one ends the process at once. `forget` gives the signals back.
 */
export function interruption(
  process: Process & { off(signal: NodeJS.Signals, listener: () => void): unknown },
  say: (signal: NodeJS.Signals) => void,
  now: () => number = performance.now.bind(performance),
): { signal: AbortSignal; forget(): void } {
  const controller = new AbortController()
  let askedAt: number | undefined
  const ask = (signal: NodeJS.Signals, code: number) => () => {
    if (askedAt !== undefined && now() - askedAt > sameKeyPressMs) return process.exit(code)
    if (askedAt !== undefined) return
    askedAt = now()
    say(signal)
    controller.abort()
  }
  const listeners = { SIGINT: ask('SIGINT', 130), SIGTERM: ask('SIGTERM', 143) } as const
  const each = Object.entries(listeners) as [keyof typeof listeners, () => void][] // their names are signals
  for (const [name, listener] of each) process.on(name, listener)
  return {
    signal: controller.signal,
    forget: () => {
      for (const [name, listener] of each) process.off(name, listener)
    },
  }
}
