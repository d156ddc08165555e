import { connect } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { demo, type Mock, startMock } from '../../mock/index.ts'
import { acme } from './acme.ts'
import { type Message, signatureOf } from './signer.ts'

export const project = demo.account.projects[0].id
export const cmk = demo.cmk.id
const NOON = Date.UTC(2026, 0, 2, 12)

export type Answer = {
  status: number
  /** Names as they were spelt. */
  headers: [name: string, value: string][]
  text: string
  /** A JSON value of which the test reads what it needs. */
  // biome-ignore lint/suspicious/noExplicitAny: the test says what is in it
  body: any
}
type Keys = { ak: string; sk: string }
type Options = {
  keys?: Keys
  /** What stands for `<name>` in head and body. */
  values?: Record<string, string>
  /** The canonical path of a client that has its own idea of it. */
  path?: string
}

/**
 * A mock that listens, with a clock that stands still, and a way to send it the bytes of a client. A request is its head,
 * as the client writes it, and its body. In both `<host>` is the address of the mock, `<project>` the demo project,
 * `<cmk>` the demo CMK, and `<signature>` what the demo access key signs.
 */
export function useReplay() {
  const running = {} as { mock: Mock & { url: string } }
  beforeAll(async () => {
    running.mock = await startMock({ checkAnswers: true, accounts: [acme], world: { now: () => NOON } })
  })
  afterAll(() => running.mock.close())

  return async function send(head: string, body = '', options: Options = {}): Promise<Answer> {
    const { host, port } = new URL(running.mock.url)
    const values = { host, project, cmk, ...options.values }
    const filled = (text: string) =>
      Object.entries(values).reduce((so, [name, value]) => so.replaceAll(`<${name}>`, value), text)
    const message = messageOf(filled(head.trim()), filled(body))
    const { method, target, headers } = signed(message, options)
    const lines = [`${method} ${target} HTTP/1.1`, ...headers.map((header) => header.join(': '))]
    return exchange(Number(port), `${lines.join('\r\n')}\r\n\r\n`, message.body)
  }
}

function messageOf(head: string, body: string): Message {
  const [start = '', ...lines] = head.split('\n')
  const [method = '', target = ''] = start.split(' ')
  const length = String(Buffer.byteLength(body))
  const headers = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(': ')
    return [name, value.join(': ').replace('<length>', length)]
  })
  return { method, target, headers, body }
}

/** With the signature in the place that the client has for it. */
function signed(message: Message, { keys = demo.account.users[0].accessKeys[0], path }: Options): Message {
  const authorization = message.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? ''
  const [, ak = '', scope] = /(?:Access|Credential)=([\w-]+)(?:\/([^,]*))?/.exec(authorization) ?? []
  const signedHeaders = /SignedHeaders=([^,]*)/.exec(authorization)?.[1]?.split(';') ?? []
  const signature = signatureOf(message, { ak, sk: keys.sk, signedHeaders, scope, path })
  const headers = message.headers.map(([name, value]): [string, string] => [
    name,
    value.replace('<signature>', signature),
  ])
  return { ...message, headers }
}

/** Head and body leave in two pieces, as most clients write them. */
function exchange(port: number, head: string, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head)
      socket.write(body)
    })
    let received = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      const answer = answerIn(received)
      if (!answer) return
      socket.destroy()
      resolve(answer)
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`the connection ended after ${received.toString('latin1')}`)))
  })
}

/** The answer, once all of it is there. */
function answerIn(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [start = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(':')
    return [line.slice(0, at), line.slice(at + 1).trim()]
  })
  const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0)
  const rest = bytes.subarray(end + 4)
  if (rest.length < length) return undefined
  const text = rest.toString()
  return {
    status: Number(start.split(' ')[1]),
    headers,
    text,
    body: text === '' ? undefined : JSON.parse(text),
  }
}

/** The value of a header, whatever its spelling. */
export const headerOf = ({ headers }: Answer, name: string) =>
  headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1] ?? ''
