import { describe, expect, test } from 'vitest'
import { call, mockRunning } from './command.ts'

describe.concurrent('the log of a mock', () => {
  test('is a line of JSON for each request, with --log-format json', async () => {
    const mock = await mockRunning('--log-format', 'json', '--auth', 'off')
    await call(mock.url, 'describe-key', { key_id: 'alias/none' })
    await mock.end('SIGTERM')
    const [line, ...more] = mock.stderr().trim().split('\n')

    expect(more).toEqual([])
    expect(JSON.parse(line ?? '')).toEqual({
      level: 30,
      time: expect.any(Number),
      reqId: expect.stringMatching(/^[0-9a-f]{32}$/),
      project: '0123456789abcdef0123456789abcdef',
      msg: expect.stringMatching(/^POST .*\/describe-key 404 KeyNotFound [\d.]+ ms$/),
    })
  })

  test('tells nothing below its level', async () => {
    const mock = await mockRunning('--log-level', 'warn', '--auth', 'off')
    await call(mock.url, 'describe-key', { key_id: 'alias/none' })
    await mock.end('SIGTERM')

    expect(mock.stderr()).toBe('')
  })
})
