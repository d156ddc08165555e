import { fileURLToPath } from 'node:url'
import { demo } from '../mock/auth/accounts.ts'
import { fromBase64, open, parse } from '../mock/crypto/blob.ts'
import { sign } from '../src/client/sign.ts'
import { cmk } from './bare.ts'

type Headers = Record<string, string>
export type Answer = { key_id: string; cipher_text: string }

export type Contender = {
  name: string
  /** What is run, if not Node, and where, if not here. */
  program?: string
  cwd?: string
  /** What the program is given to make it listen on a port of 127.0.0.1. */
  command: (port: number) => string[]
  /** The headers that a caller of encrypt-data needs besides Content-Type. */
  credentials: (base: string) => Headers | Promise<Headers>
  /** The plaintext behind an answer. Missing where answers are samples. */
  decrypt?: (answer: Answer, base: string) => unknown
}

const project = demo.account.projects[0].id
export const plaintext = 'correct horse battery staple'
export const body = JSON.stringify({ key_id: demo.cmk.id, plain_text: plaintext })
export const json = { 'Content-Type': 'application/json' }
export const urlOf = (base: string, operation = 'encrypt-data') => `${base}/v1.0/${project}/kms/${operation}`

export const file = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

const mock: Contender = {
  name: 'mock',
  command: (port) => [
    file('bin/dewkit.cjs'),
    // All that is on by default, but more calls a second than it lets through.
    ...['mock', '--port', `${port}`, '--tps', '1000000', '--log-level', 'silent'],
  ],
  credentials: token,
  decrypt: async ({ cipher_text }, base) => {
    const headers = { ...json, ...(await token(base)) }
    const answer = await post(urlOf(base, 'decrypt-data'), headers, JSON.stringify({ cipher_text }))
    return (answer as { plain_text: string }).plain_text
  },
}

const noJournal: Contender = {
  ...mock,
  name: 'mock, no journal',
  command: (port) => [...mock.command(port), '--no-journal'],
}

const signed: Contender = { ...mock, name: 'mock, signed', credentials: signature }

const bare: Contender = {
  name: 'bare node:http',
  command: (port) => [file('bench/bare.ts'), `${port}`],
  credentials: () => ({}),
  decrypt({ cipher_text }) {
    const blob = parse(fromBase64(cipher_text) ?? Buffer.alloc(0))
    return blob && open(cmk.keys, 'data', blob, {})?.toString()
  },
}

const route: Contender = {
  ...bare,
  name: 'Fastify route',
  command: (port) => [file('bench/route.ts'), `${port}`],
}

const prism: Contender = {
  name: 'Prism',
  command: (port) => [
    file('node_modules/@stoplight/prism-cli/dist/index.js'),
    ...['mock', file('src/generated/openapi.json'), '--port', `${port}`, '--verboseLevel', 'silent'],
  ],
  credentials: () => ({ 'X-Auth-Token': 'any' }),
}

export const contenders = { mock, noJournal, signed, bare, route, prism }

async function token(base: string): Promise<Headers> {
  const { name, users } = demo.account
  const user = { name: users[0].name, password: users[0].password, domain: { name } }
  const identity = { methods: ['password'], password: { user } }
  const auth = { identity, scope: { project: { id: project } } }
  const answer = await fetch(`${base}/v3/auth/tokens`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ auth }),
  })
  await answer.arrayBuffer()
  const issued = answer.headers.get('X-Subject-Token')
  if (!issued) throw new Error(`the mock answered ${answer.status} to POST /v3/auth/tokens`)
  return { 'X-Auth-Token': issued }
}

/** Good for 15 minutes, so one signature serves the whole run. */
function signature(base: string): Promise<Headers> {
  const request = { method: 'POST', url: new URL(urlOf(base)), headers: json, body }
  return sign(request, demo.account.users[0].accessKeys[0], new Date())
}

/** The answer to a POST. Throws unless it is a 200. */
export async function post(url: string, headers: Headers, text: string): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers, body: text })
  const answer = await response.text()
  if (response.status !== 200) throw new Error(`answered ${response.status}: ${answer.slice(0, 500)}`)
  return JSON.parse(answer)
}
