import { readFileSync } from 'node:fs'
import { type ControlOperation, controlOperations } from '../generated/control.ts'
import { parsed } from '../spec/json.ts'
import { codeOf, Failure } from '../text/failure.ts'
import { nearest } from '../text/nearest.ts'
import { readYamlFile } from '../text/yaml-file.ts'

export type CtlFlags = { mock: string; scope?: string; token?: string; file?: string; follow?: true }

type Fields = Record<string, unknown>
type Entry = (typeof controlOperations)[ControlOperation]

/** `set-clock` for `setClock`. */
const wordOf = (id: string) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The command says `seed`, as the path does. */
const words = new Map<string, Entry>(
  Object.entries(controlOperations).map(([id, entry]) => [id === 'plant' ? 'seed' : wordOf(id), entry]),
)

/** Steers a mock by one operation of its control plane, and prints what it answers. */
export async function runCtl(operation: string | undefined, given: string[], flags: CtlFlags): Promise<void> {
  if (operation === undefined) return void process.stdout.write(listed())
  if (operation === 'journal') return journal(fieldsIn(given), flags)
  const entry = words.get(operation)
  if (!entry) throw unknown(operation)
  const fields = { ...fileOf(flags), ...fieldsIn(given) }
  const response = await send(entry, fields, flags)
  if (!response.ok) throw new Failure(await complaintOf(response))
  const text = new TextDecoder()
  for await (const chunk of response.body ?? []) process.stdout.write(text.decode(chunk, { stream: true }))
}

/** The requests in lines for people: those that there are, or those that come. */
async function journal(fields: Fields, flags: CtlFlags): Promise<void> {
  const { follow, linesOf } = await import('./ctl-journal.ts')
  const print = (text: string) => void process.stdout.write(text)
  const response = await send(controlOperations[flags.follow ? 'events' : 'requests'], fields, flags)
  if (!response.ok) throw new Failure(await complaintOf(response))
  if (flags.follow && response.body) return follow(response.body, print)
  const { requests } = (await response.json()) as { requests: Parameters<typeof linesOf>[0][] } // as control.yaml says
  for (const entry of requests) print(linesOf(entry))
}

function listed(): string {
  const longest = Math.max(...[...words.keys()].map((word) => word.length))
  const rows = [...words].map(([word, { summary }]) => `${word.padEnd(longest)}  ${summary}\n`)
  return `${rows.join('')}${'journal'.padEnd(longest)}  Print the requests for people; --follow prints them as they come\n`
}

function unknown(operation: string) {
  const like = nearest(operation, words.keys())
  const advice = like === undefined ? 'dewkit ctl lists them all' : `did you mean ${like}?`
  return new Failure(`there is no operation ${operation}: ${advice}`)
}

function fileOf({ file }: CtlFlags): Fields {
  if (file === undefined) return {}
  const value = valueIn(file)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw new Failure('it must hold one object, the fields of the operation', file)
}

/** A snapshot may be long: where the file is JSON, it is read as such. */
function valueIn(file: string): unknown {
  const from = file === '-' ? 0 : file
  if (from !== 0 && /\.ya?ml$/.test(file)) return readYamlFile(file).value
  try {
    return JSON.parse(readFileSync(from, 'utf8'))
  } catch (error) {
    if (codeOf(error) !== '') throw new Failure(`cannot be read (${codeOf(error)})`, file)
    throw new Failure('is no JSON; the name of a YAML file ends in .yaml', file)
  }
}

/** `a=1 b=true c=text d.e=2`: what can be read as JSON is, and dots lead into objects. */
function fieldsIn(given: readonly string[]): Fields {
  const fields: Fields = {}
  for (const each of given) {
    const [, path = '', text = ''] = /^([\w.-]+)=(.*)$/s.exec(each) ?? []
    if (path === '') throw new Failure(`${each} is no field: write name=value`)
    if (!put(fields, path.split('.'), parsed(text)?.value ?? text))
      throw new Failure(`${each} does not go together with the fields before it`)
  }
  return fields
}

/** False where a value is there already that has no fields. */
function put(into: Fields, [name = '', ...rest]: string[], value: unknown): boolean {
  const known = Object.hasOwn(into, name) ? into[name] : {}
  const next = rest.length === 0 ? value : known
  if (rest.length > 0 && (typeof known !== 'object' || known === null)) return false
  // Not by assignment: `__proto__` is a name like any other.
  Object.defineProperty(into, name, { value: next, enumerable: true, configurable: true, writable: true })
  return rest.length === 0 || put(next as Fields, rest, value)
}

async function send(entry: Entry, fields: Fields, { mock, scope, token }: CtlFlags): Promise<Response> {
  const { url, body } = requestOf(entry, fields, mock)
  const headers = {
    ...(scope !== undefined && { 'X-Dewkit-Scope': scope }),
    ...(token !== undefined && { 'X-Dewkit-Token': token }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  }
  try {
    return await fetch(url, { method: entry.method, headers, ...(body !== undefined && { body }) })
  } catch (error) {
    const code = codeOf((error as Error).cause)
    throw new Failure(`no mock answers at ${mock}${code && ` (${code})`}: start one, or name it with --mock`)
  }
}

function requestOf({ path, query, body }: Entry, fields: Fields, mock: string) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const missing = inPath.find((name) => fields[name] === undefined)
  if (missing !== undefined) throw new Failure(`${missing} is missing: write ${missing}=…`)
  const url = new URL(
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(fields[name]))),
    mock,
  )
  const asked = Object.entries(fields).filter(([name]) => (query as readonly string[]).includes(name))
  for (const [name, value] of asked) url.searchParams.set(name, String(value))
  const rest = Object.entries(fields).filter(
    ([name]) => !inPath.includes(name) && !(query as readonly string[]).includes(name),
  )
  const [stray] = rest
  if (!body && stray) throw new Failure(`the operation has no field ${stray[0]}`)
  return { url, body: body ? JSON.stringify(Object.fromEntries(rest)) : undefined }
}

async function complaintOf(response: Response): Promise<string> {
  const text = await response.text()
  const { error, error_msg } = (parsed(text)?.value ?? {}) as {
    error?: { message?: string }
    error_msg?: string
  }
  if (response.status === 404 && error_msg)
    return 'the mock has no control plane: it was started with --no-control'
  return (error?.message ?? error_msg ?? `the mock answered ${response.status}`).replace(/\.$/, '')
}
