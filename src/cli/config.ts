import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { Failure } from '../text/failure.ts'
import { readYamlFile } from '../text/yaml-file.ts'

const names = ['dewkit.config.ts', 'dewkit.config.json', 'dewkit.config.yaml', 'dewkit.config.yml']

/**
 * Sets what a config file says and the command line does not. Its fields are the long names of the options, in camelCase
 * or as they are; `url` is the address. Gives the address.
 */
export async function configured(
  command: Command,
  file: string | undefined,
  url: string | undefined,
): Promise<string> {
  const found = file ?? names.find((name) => existsSync(name))
  const values = found === undefined ? {} : await readConfig(found)
  for (const [name, value] of Object.entries(values)) {
    if (name === 'url') continue
    const key = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    const option = command.options.find((each) => each.attributeName() === key)
    if (!option) throw new Failure(`there is no option ${name}; see dewkit ${command.name()} --help`, found)
    if (command.getOptionValueSource(key) !== 'cli')
      command.setOptionValueWithSource(key, settingOf(option, value, name, found), 'config')
  }
  const address = url ?? values.url
  if (typeof address !== 'string')
    throw new Failure(`give the address, as in dewkit ${command.name()} http://127.0.0.1:8010`)
  return address
}

type Option = Command['options'][number]

/** As the command line would have read it: a number must be one, a list may be one entry. */
function settingOf(option: Option, value: unknown, name: string, file: string | undefined): unknown {
  if (option.variadic) return [value].flat().map(String)
  if (option.isBoolean()) {
    if (typeof value === 'boolean') return value
    throw new Failure(`${name} must be true or false`, file)
  }
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new Failure(`${name} must be a text or a number`, file)
  if (!option.parseArg) return String(value)
  try {
    return option.parseArg(String(value), undefined)
  } catch (error) {
    throw new Failure(`${name}: ${(error as Error).message}`, file) // the parsers throw errors alone
  }
}

async function readConfig(file: string): Promise<Record<string, unknown>> {
  const value = file.endsWith('.ts') ? await readModule(file) : readYamlFile(file).value
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Failure(
      'the config must be an object of options, such as { url: "http://127.0.0.1:8010" }',
      file,
    )
  return value as Record<string, unknown>
}

async function readModule(file: string): Promise<unknown> {
  try {
    return (await import(pathToFileURL(resolve(file)).href)).default
  } catch (error) {
    throw new Failure(`cannot be read: ${(error as Error).message}`, file) // import throws errors alone
  }
}
