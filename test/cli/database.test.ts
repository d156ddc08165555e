import { expect, test } from 'vitest'
import { ended, launcher } from './command.ts'

test('a mock that should use PostgreSQL without the driver says what to install', async () => {
  const hooks = `
    import { registerHooks } from 'node:module'
    registerHooks({
      resolve(name, context, next) {
        if (name !== 'pg') return next(name, context)
        throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
      },
    })`
  const without = `data:text/javascript,${encodeURIComponent(hooks)}`
  const { code, stdout, stderr } = await ended(process.execPath, [
    ...['--import', without, launcher, 'mock', '--database', 'postgres://127.0.0.1:1/keys'],
  ])

  expect(stderr).toBe(
    'dewkit mock: the database 127.0.0.1:1/keys cannot be used: PostgreSQL needs the package pg: npm install pg\n',
  )
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})
