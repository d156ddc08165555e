import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

const root = join(import.meta.dirname, '../..')
const quiet = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']

declare module 'vitest' {
  export interface ProvidedContext {
    tarball: string
    /** Name -> its program. */
    nodes: Record<string, string>
    /** A project that has the package and nothing else. */
    plain: string
    /** One with TypeScript, vitest and jest beside it. */
    equipped: string
  }
}

/** Packs, and installs into projects that know nothing of this checkout. */
export default async function setup({ provide }: Pick<TestProject, 'provide'>) {
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-package-'))
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync('npm', [...args, ...quiet], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  const project = (name: string, ...packages: string[]) => {
    const path = join(folder, name)
    mkdirSync(path)
    writeFileSync(join(path, 'package.json'), '{ "private": true }')
    npm(path, 'install', ...packages)
    return path
  }
  const [{ filename }] = JSON.parse(npm(root, 'pack', '--json', '--silent', '--pack-destination', folder))
  const tarball = join(folder, filename)
  const nodes = Object.entries({ lowest: '22.19.0', 22: '22', 24: '24.21.0', 20: '20' })
  provide('tarball', tarball)
  provide(
    'nodes',
    Object.fromEntries(
      nodes.map(([name, version]) => [
        name,
        join(project(`node-${name}`, `node@${version}`), 'node_modules/node/bin/node'),
      ]),
    ),
  )
  provide('plain', project('plain', tarball))
  const tools = [
    'typescript@6.0.3',
    '@types/node@24',
    'vitest@5.1.1',
    'jest@30',
    'publint@0.3',
    'dockerfile-utils@0.16',
    '@arethetypeswrong/cli@0.18',
  ]
  provide('equipped', project('equipped', tarball, ...tools, 'rolldown@1.2.19'))
  return () => rmSync(folder, { recursive: true, force: true })
}
