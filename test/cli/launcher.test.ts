import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ended, launcher, temporaryFolder } from './command.ts'

/** A checkout with our launcher that wants a Node of the future, and with what it takes for that Node. */
function projectWith(node: string | undefined): string {
  const folder = temporaryFolder()
  for (const path of ['bin', 'src/cli', 'node_modules/node/bin'])
    mkdirSync(join(folder, path), { recursive: true })
  writeFileSync(join(folder, 'src/cli/main.ts'), '')
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ devDependencies: { node: '1000.2.0' } }))
  copyFileSync(launcher, join(folder, 'bin/dewkit.cjs'))
  if (node)
    writeFileSync(join(folder, 'node_modules/node/bin/node'), `#!${process.execPath}\n${node}`, {
      mode: 0o755,
    })
  return join(folder, 'bin/dewkit.cjs')
}

const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((node) =>
  /^v(1[4-9]|2[0-3])\./.test(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? ''),
)

describe.concurrent('the launcher', () => {
  test('runs itself again with the Node of the project, with the same arguments, and ends with its exit code', async () => {
    const file = projectWith('console.log(process.argv.slice(2)); process.exit(7)')
    const { code, stdout } = await ended(process.execPath, [file, 'mock', 'a b'])

    expect(code).toBe(7)
    expect(stdout).toBe(`[ '${file}', 'mock', 'a b' ]\n`)
  })

  test('passes signals on', async () => {
    const file = projectWith(
      `process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('ready')`,
    )
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
    const code = new Promise((resolve) => child.on('exit', resolve))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    child.kill('SIGTERM')

    expect(await code).toBe(9)
  })

  test('says what to install when the project has no Node', async () => {
    const { code, stdout, stderr } = await ended(process.execPath, [projectWith(undefined)])

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(
      /^dewkit: Node 1000\.2\.0 or newer is needed, and this is .*: install it, or run `npm ci` in .*\n$/,
    )
  })

  test('says what to install where there is only the package', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ engines: { node: '>=1000.2' } }))
    copyFileSync(launcher, join(folder, 'bin/dewkit.cjs'))
    const { code, stdout, stderr } = await ended(process.execPath, [join(folder, 'bin/dewkit.cjs')])

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(
      /^dewkit: Node 1000\.2 or newer is needed, and this is [\d.]+: install a newer one\n$/,
    )
  })

  test('works from an old Node', async ({ skip }) => {
    if (oldNode === undefined) return skip('needs an older Node on this machine')
    const { code, stdout, stderr } = await ended(oldNode, [launcher, '--version'])

    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' })
  })
})
