import { callTypes } from './calls.ts'
import { banner, bundle, readText, readYaml } from './files.ts'
import { resolver } from './refs.ts'
import { type StatesFile, sentencesModule, statesModule, statesPageWith } from './states.ts'
import { table } from './tables.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document is walked here whose shape is OpenAPI's
type Json = any

const methods = ['get', 'post', 'delete'] as const

/** What steers a mock: the control plane, and the provider states. */
export function steering(document: Json, { keySpecs, errors }: Record<'keySpecs' | 'errors', object>) {
  const control = bundle('control.yaml')
  const states: StatesFile = readYaml('states.yaml')
  const lists = {
    ...{ 'key-specs': Object.keys(keySpecs), errors: Object.keys(errors) },
    'grant-operations': document.components.schemas.GrantOperation.enum,
  }
  return {
    'control.json': `${JSON.stringify(control, null, 1)}\n`,
    'control.ts': banner + controlModule(control),
    'control-calls.ts': banner + callTypes('ControlCalls', control, resolver(control)),
    'states.ts': banner + statesModule(states, lists),
    'sentences.ts': banner + sentencesModule(states, lists),
    '../../docs/provider-states.md': statesPageWith(readText('../docs/provider-states.md'), states),
  }
}

/** `src/generated/control.ts` */
const controlModule = (document: Json) => `${table('controlOperations', controlTable(document))}
export type ControlOperation = keyof typeof controlOperations
`

/** What of the control plane's document its server asks at run time: operation -> method, path and where its input stands. */
function controlTable(document: Json): Record<string, Json> {
  const rows = Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => [item[method].operationId, entryOf(path, method, item, document)] as const),
  )
  const ids = rows.map(([id]) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) throw new Error(`control.yaml: two operations are called ${twice}`)
  return Object.fromEntries(rows)
}

function entryOf(path: string, method: string, item: Json, { components }: Json) {
  const operation = item[method]
  const parameters: Json[] = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) =>
    each.$ref ? components.parameters[each.$ref.split('/').at(-1)] : each,
  )
  const [type = 'application/json'] = Object.keys(operation.responses['200'].content ?? {})
  return {
    method: method.toUpperCase(),
    path,
    type,
    scoped: parameters.some(({ name }) => name === 'X-Dewkit-Scope'),
    query: parameters.filter((each) => each.in === 'query').map(({ name }) => name),
    body: operation.requestBody !== undefined,
    summary: operation.summary,
  }
}
