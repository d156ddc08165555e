import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ended } from '../cli/command.ts'
import { projectId } from '../support/emulator.ts'
import { temporaryStore } from '../support/stores.ts'

/** Runs a command with a small disk of its own at $1, which is gone with it. */
const withDisk = ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=2M none "$1" && shift && exec "$@"', 'sh']

/** A mock whose disk is filled up, emptied and filled up again, told as JSON. */
const script = `
  const { writeFileSync, rmSync } = await import('node:fs')
  const { createMock } = await import('./mock/index.ts')
  const pino = (await import('pino')).default
  const folder = process.argv[1]
  const log = []
  const logger = pino({ level: 'error' }, { write: (line) => log.push(JSON.parse(line).msg) })
  const start = () => createMock({ data: folder + '/data', auth: 'off', logger })
  let mock = await start()
  const call = async (operation, body) => {
    const url = '/v1.0/${projectId}/kms/' + operation
    const { statusCode, body: text } = await mock.app.inject({ method: 'POST', url, payload: body })
    return { status: statusCode, text }
  }
  const create = (key_alias) => call('create-key', { key_alias })
  const fill = () => {
    for (let size = 1 << 20; size >= 1; size >>= 1)
      for (let part = 0; ; part += 1)
        try {
          writeFileSync(folder + '/filler', Buffer.alloc(size), { flag: 'a' })
        } catch {
          break
        }
  }
  const told = { before: await create('before') }
  fill()
  told.full = [await create('a'), await create('b'), await call('encrypt-data', { key_id: 'alias/demo', plain_text: 'x' })]
  rmSync(folder + '/filler')
  told.room = await create('after')
  fill()
  told.fullAgain = await create('c')
  await mock.close()
  fill()
  told.newStore = await createMock({ data: folder + '/other' }).then(() => 'made', (error) => error.message)
  mock = await start()
  told.names = JSON.parse((await call('list-keys', {})).text).key_details.map((key) => key.key_alias)
  await mock.close()
  console.log(JSON.stringify({ ...told, log }))`

test('a full disk is told, nothing is acknowledged that is not kept, and it goes on when there is room', async ({
  skip,
}) => {
  const { data: folder = '', remove } = temporaryStore('sqlite')
  onTestFinished(remove)
  const isAble = spawnSync('unshare', [...withDisk, folder, 'true']).status === 0
  skip(!isAble, 'needs unshare, and the right to mount a disk of its own')
  const { code, stdout, stderr } = await ended('unshare', [
    ...[...withDisk, folder],
    ...[process.execPath, '--input-type=module', '--eval', script, folder],
  ])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const refused = {
    status: 500,
    text: '{"error":{"error_code":"KMS.0102","error_msg":"Abnormal KMS I/O. (the disk is full)"}}',
  }

  expect(JSON.parse(stdout)).toEqual({
    before: expect.objectContaining({ status: 200 }),
    full: [refused, refused, expect.objectContaining({ status: 200 })],
    room: expect.objectContaining({ status: 200 }),
    fullAgain: refused,
    newStore: `${join(folder, 'other')} cannot be used: the disk is full`,
    names: ['demo', 'before', 'after'],
    log: [
      expect.stringMatching(/^The disk is full: /),
      expect.stringMatching(/^There is room on the disk again/),
      expect.stringMatching(/^The disk is full: /),
    ],
  })
})
