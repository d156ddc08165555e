/** A request and its answer, whichever way they go. */
export type Sent = {
  method: string
  url: string
  headers?: Record<string, string>
  payload?: string | Buffer
}
export type Received = { status: number; body: unknown; text: string; headers: Record<string, unknown> }
