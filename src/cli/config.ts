import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from 'commander'
import { Failure } from '../text/failure.ts'

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
  const found = foundFile(file)
  const values = found === undefined ? {} : await readConfig(found)
  const { url: _, mock: __, ...settings } = values
  apply(command, settings, found)
  const address = url ?? values.url
  if (typeof address !== 'string')
    throw new Failure(`give the address, as in dewkit ${command.name()} http://127.0.0.1:8010`)
  return address
}

/**
 * The settings of a mock that the command line does not give: from variables of the environment, and from the part `mock`
 * of a config file.
 */
export async function configuredMock(command: Command, environment: NodeJS.ProcessEnv): Promise<void> {
  const found = foundFile(command.opts<{ config?: string }>().config ?? environment.DEWKIT_CONFIG)
  const { mock = {} } = found === undefined ? {} : await readConfig(found)
  if (typeof mock !== 'object' || mock === null) throw new Failure('mock must be a set of options', found)
  apply(command, mock as Record<string, unknown>, found) // Checked, one by one
  for (const option of command.options) {
    const name = `DEWKIT_${(option.long ?? '').slice(2).replaceAll('-', '_').toUpperCase()}`
    const text = environment[name]
    if (text) apply(command, { [option.attributeName()]: saidBy(option, text) }, name)
  }
}

/** What a variable says: lists have commas. */
function saidBy(option: Option, text: string): unknown {
  if (option.variadic) return text.split(',').map((part) => part.trim())
  return option.isBoolean() && /^(true|false)$/.test(text) ? text === 'true' : text
}

const foundFile = (asked: string | undefined) => asked ?? names.find((name) => existsSync(name))

function apply(command: Command, values: Record<string, unknown>, where: string | undefined) {
  for (const [name, value] of Object.entries(values)) {
    const key = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    const option = command.options.find((each) => each.attributeName() === key)
    if (!option) throw new Failure(`there is no option ${name}; see dewkit ${command.name()} --help`, where)
    if (command.getOptionValueSource(key) !== 'cli')
      command.setOptionValueWithSource(key, settingOf(option, value, name, where), 'config')
  }
}

type Option = Command['options'][number]

/** As the command line would have read it: a number must be one, a list may be one entry. */
function settingOf(option: Option, value: unknown, name: string, file: string | undefined): unknown {
  if (option.variadic) return listOf(option, [value].flat().map(String), name, file)
  if (option.isBoolean()) {
    if (typeof value === 'boolean') return value
    throw new Failure(`${name} must be true or false`, file)
  }
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new Failure(`${name} must be a text or a number`, file)
  return parsed(option, String(value), undefined, name, file)
}

const listOf = (option: Option, values: string[], name: string, file: string | undefined): unknown =>
  option.parseArg
    ? values.reduce<unknown>((before, value) => parsed(option, value, before, name, file), undefined)
    : values

function parsed(
  option: Option,
  value: string,
  before: unknown,
  name: string,
  file: string | undefined,
): unknown {
  try {
    return option.parseArg ? option.parseArg(value, before) : value
  } catch (error) {
    throw new Failure(`${name}: ${(error as Error).message}`, file) // the parsers throw errors alone
  }
}

async function readConfig(file: string): Promise<Record<string, unknown>> {
  const value = file.endsWith('.ts') ? await readModule(file) : await readText(file)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Failure(
      'the config must be an object of options, such as { url: "http://127.0.0.1:8010" }',
      file,
    )
  return value as Record<string, unknown>
}

/** Most have no config, and need not wait for what reads one. */
async function readText(file: string): Promise<unknown> {
  const { readYamlFile } = await import('../text/yaml-file.ts')
  return readYamlFile(file).value
}

async function readModule(file: string): Promise<unknown> {
  try {
    return (await import(pathToFileURL(resolve(file)).href)).default
  } catch (error) {
    throw new Failure(`cannot be read: ${(error as Error).message}`, file) // import throws errors alone
  }
}
