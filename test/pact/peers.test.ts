import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { loaded } from '../../src/pact/peers.ts'

test('a package that is missing is named in one line, with the command that installs it', async () => {
  const name = 'not-installed-anywhere'

  await expect(loaded(`${name}@3`, () => import(name))).rejects.toThrow(
    /^not-installed-anywhere is not installed: npm install --save-dev not-installed-anywhere@3$/,
  )
})

test('a package that cannot be loaded says why', async () => {
  await expect(loaded('broken', () => Promise.reject(new Error('no such symbol')))).rejects.toThrow(
    /^broken cannot be loaded \(no such symbol\): npm install --save-dev broken$/,
  )
})

/** The next major version of one of them takes other arguments, and then finds every pact wrong. */
test.each(Object.entries(manifest.peerDependencies).filter(([name]) => name.startsWith('@pact')))(
  '%s is wanted as %s, which was tried',
  (name, range) => {
    const tried = (manifest.devDependencies as Record<string, string>)[name] ?? ''
    const wanted = new RegExp(`loaded\\('${name}@(\\d+)'`).exec(
      readFileSync('src/pact/peers.ts', 'utf8'),
    )?.[1]

    expect(range.split('.')[0]).toBe(`^${tried.split('.')[0]}`)
    expect(wanted).toBe(tried.split('.')[0])
  },
)
