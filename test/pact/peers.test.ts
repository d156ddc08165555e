import { expect, test } from 'vitest'
import { loaded } from '../../src/pact/peers.ts'

test('a package that is missing is named in one line, with the command that installs it', async () => {
  const name = 'not-installed-anywhere'

  await expect(loaded(name, () => import(name))).rejects.toThrow(
    /^not-installed-anywhere is not installed: npm install --save-dev not-installed-anywhere$/,
  )
})

test('a package that cannot be loaded says why', async () => {
  await expect(loaded('broken', () => Promise.reject(new Error('no such symbol')))).rejects.toThrow(
    /^broken cannot be loaded \(no such symbol\): npm install --save-dev broken$/,
  )
})
