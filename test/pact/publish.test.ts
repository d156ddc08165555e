import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { publish } from '../../src/pact/publish.ts'
import { temporaryFolder } from '../cli/command.ts'

const named = (description: string, status = 200) => ({ description, response: { status } })

function draftOf(interactions: object[]): string {
  const file = join(temporaryFolder(), 'draft.json')
  writeFileSync(file, JSON.stringify({ consumer: { name: 'orders' }, interactions }))
  return file
}

const interactionsIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'orders-kms.json'), 'utf8')).interactions

describe('a pact file', () => {
  test('keeps what others have put in, and has the newest of one name, in order', async () => {
    const folder = join(temporaryFolder(), 'pacts')

    await publish(draftOf([named('b'), named('c')]), folder, 'orders-kms.json')
    await publish(draftOf([named('a'), named('b', 201)]), folder, 'orders-kms.json')

    expect(interactionsIn(folder)).toEqual([named('a'), named('b', 201), named('c')])
  })

  test('loses nothing when several processes write it at once', async () => {
    const folder = temporaryFolder()
    const writers = Array.from({ length: 6 }, (_, writer) => {
      const drafts = Array.from({ length: 10 }, (_, at) => draftOf([named(`${writer}-${at}`)]))
      return running(`
        import { publish } from ${JSON.stringify(join(import.meta.dirname, '../../src/pact/publish.ts'))}
        for (const draft of ${JSON.stringify(drafts)})
          await publish(draft, ${JSON.stringify(folder)}, 'orders-kms.json')
      `)
    })

    expect(await Promise.all(writers)).toEqual(Array(6).fill(0))
    expect(interactionsIn(folder)).toHaveLength(60)
    expect(readdirSync(folder)).toEqual(['orders-kms.json'])
  })

  test('is not held up by a process that is no more', async () => {
    const folder = temporaryFolder()
    const child = spawn(process.execPath, ['--version'])
    await new Promise((resolve) => child.on('close', resolve))
    writeFileSync(join(folder, 'orders-kms.json.lock'), String(child.pid))

    await publish(draftOf([named('a')]), folder, 'orders-kms.json')

    expect(interactionsIn(folder)).toEqual([named('a')])
  })

  test('that is none is not written over', async () => {
    const folder = join(temporaryFolder(), 'pacts')
    mkdirSync(folder)
    writeFileSync(join(folder, 'orders-kms.json'), 'my notes')

    await expect(publish(draftOf([named('a')]), folder, 'orders-kms.json')).rejects.toThrow(
      /orders-kms\.json is no pact: delete it/,
    )
    expect(readFileSync(join(folder, 'orders-kms.json'), 'utf8')).toBe('my notes')
  })
})

function running(script: string): Promise<number | null> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
  return new Promise((resolve) => child.on('close', resolve))
}
