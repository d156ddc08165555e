import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const version = Number(
  /^OpenSSL (\d+)/.exec(spawnSync('openssl', ['version']).stdout?.toString() ?? '')?.[1] ?? 0,
)

/** For `skip(...withoutOpenssl)`: the command is the second implementation that ours is compared with. */
export const withoutOpenssl = [version < 3, 'needs the openssl command, 3 or newer'] as const

/** Runs `openssl` in a folder with these files. The bytes that it writes to `out`; undefined when it fails. */
export function openssl(line: string, files: Record<string, string | Buffer>): Buffer | undefined {
  const [command = '', ...options] = line.split(' ')
  const cwd = mkdtempSync(join(tmpdir(), 'dewkit-openssl-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content)
    // Some commands want their options before a file.
    const { status } = spawnSync('openssl', [command, '-out', 'out', ...options], { cwd })
    return status === 0 ? readFileSync(join(cwd, 'out')) : undefined
  } finally {
    rmSync(cwd, { recursive: true })
  }
}
