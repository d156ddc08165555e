import { connect, type Socket } from 'node:net'

/** Opens a connection to a mock and sends bytes as they are. */
export function dial(url: string, bytes: string | Uint8Array = ''): Connection {
  const { port, hostname } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(bytes)
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1')
  })
  // A reset is an end, too; what came before counts.
  socket.on('error', () => {})
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(text)))
  return { socket, closed, text: () => text }
}

export type Connection = {
  socket: Socket
  /** All that came, when the connection is over. */
  closed: Promise<string>
  /** What came so far. */
  text: () => string
}

export type Answer = { status: number; head: string; body: string }

/** The answers in what came over a connection, one after the other. Throws if there is anything else. */
export function answersIn(text: string): Answer[] {
  const answers: Answer[] = []
  let rest = text
  while (rest !== '') {
    const [, head = '', status = ''] = /^(HTTP\/1\.1 (\d{3}) [\s\S]*?\r\n\r\n)/.exec(rest) ?? []
    if (head === '') throw new Error(`no answer: ${JSON.stringify(rest.slice(0, 200))}`)
    const length = Number(/^Content-Length: (\d+)\r$/m.exec(head)?.[1] ?? 0)
    answers.push({ status: Number(status), head, body: rest.slice(head.length, head.length + length) })
    rest = rest.slice(head.length + length)
  }
  return answers
}

/** Waits until something holds, whatever the machine takes for it: an event that nobody announces. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5))
}
