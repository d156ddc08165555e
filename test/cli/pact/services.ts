import http from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { demo, startMock } from '../../../mock/index.ts'
import { createClient } from '../../../src/client/index.ts'
import { said } from '../../support/cli.ts'

export const projectId = demo.account.projects[0].id
export const [user] = demo.account.users
export const credentials = { user: user.name, password: user.password, domain: demo.account.name }

export async function mock() {
  const started = await startMock()
  onTestFinished(() => started.close())
  return { url: started.url, kms: createClient({ endpoint: started.url, projectId, credentials }) }
}

export async function server(answer: (body: string) => { status: number; body: unknown }) {
  const asked: string[] = []
  const listening = http.createServer(async (request, response) => {
    const body = await text(request)
    asked.push(body)
    const { status, body: content } = answer(body)
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(content))
  })
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void listening.close().closeAllConnections())
  return { url: `http://127.0.0.1:${(listening.address() as { port: number }).port}`, asked }
}

export async function unusedPort(): Promise<number> {
  const listening = http.createServer()
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const { port } = listening.address() as { port: number }
  await new Promise((resolve) => listening.close(resolve))
  return port
}

export const verify = (...args: string[]) => said(['pact', 'verify', ...args])
export const lines = (text: string) => text.trimEnd().split('\n')
