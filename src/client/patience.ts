type Patience = { timeoutMs: number; signal?: AbortSignal | undefined }

/** Timers take no more. */
const longestMs = 2 ** 31 - 1

/** The outcome of some work, unless its time is up or it is called off before: then what it works with is aborted. */
export async function within<Value>(
  { timeoutMs, signal }: Patience,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController()
  const callOff = () => controller.abort(signal?.reason)
  signal?.addEventListener('abort', callOff, { once: true })
  if (signal?.aborted) callOff()
  const late = () => controller.abort(new Error(`it was not whole after ${timeoutMs} ms (timeoutMs)`))
  const timer = setTimeout(late, Math.min(timeoutMs, longestMs))
  try {
    controller.signal.throwIfAborted()
    // Not every fetch heeds a signal.
    return await Promise.race([work(controller.signal), aborted(controller.signal)])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', callOff)
  }
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

/** The text of a response that is no longer than it may be. */
export async function textOf(response: Response, mostBytes: number, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return response.text()
  signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true })
  let held = new Uint8Array()
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return new TextDecoder().decode(held.subarray(0, size))
    const whole = size + value.length
    if (whole > mostBytes) {
      reader.cancel().catch(() => {})
      throw new Error(`it has more than ${mostBytes} bytes (maxAnswerBytes)`)
    }
    // Many small chunks would cost more one by one than together.
    if (whole > held.length) held = grown(held, whole)
    held.set(value, size)
    size = whole
  }
}

function grown(held: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, 2 * held.length))
  larger.set(held)
  return larger
}
