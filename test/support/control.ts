import { expect } from 'vitest'
import type { Emulator } from './emulator.ts'

type Sent = {
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  headers?: Record<string, string>
  remoteAddress?: string
}

/** Calls the control plane over HTTP. */
export async function steer(
  kms: Emulator,
  path: string,
  { method, body, headers = {}, remoteAddress }: Sent = {},
) {
  const answer = await kms.mock.app.inject({
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    url: `/_dewkit/${path}`,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { payload: JSON.stringify(body) }),
    ...(remoteAddress !== undefined && { remoteAddress }),
  })
  const isJson = String(answer.headers['content-type']).startsWith('application/json')
  return { status: answer.statusCode, text: answer.body, body: isJson ? JSON.parse(answer.body) : undefined }
}

/** The refusal of the control plane, in one line. */
export async function refusal(kms: Emulator, path: string, sent: Sent = {}): Promise<string> {
  const { status, body } = await steer(kms, path, sent)
  expect(status).toBeGreaterThanOrEqual(400)
  return `${status} ${body.error.code}: ${body.error.message}`
}
