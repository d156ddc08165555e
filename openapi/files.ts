import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'

// biome-ignore lint/suspicious/noExplicitAny: what a file holds is whatever was written there
type Json = any

const here = import.meta.dirname

/** What a generated module begins with. */
export const banner = '// Written by `npm run generate` from openapi/. Not edited by hand.\n'

/** A file of this folder. */
export const readText = (file: string) => readFileSync(join(here, file), 'utf8')
export const readYaml = (file: string): Json => parse(readText(file))

/** A document with all that it refers to in other files. */
export function bundle(entry: string): Json {
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-'))
  try {
    const file = join(folder, 'bundle.json')
    const redocly = join(here, '../node_modules/@redocly/cli/bin/cli.js')
    const options = ['bundle', join(here, entry), '--output', file, '--config', join(here, '../redocly.yaml')]
    execFileSync(process.execPath, [redocly, ...options], { stdio: 'pipe' })
    return JSON.parse(readFileSync(file, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
