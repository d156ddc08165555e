import { createRequire } from 'node:module'
import type { Plugin } from 'rolldown'

const { defaultInitOptions } = createRequire(import.meta.url)('fastify/lib/config-validator.js')

/** Fastify and its plugin load them, and nothing of ours uses them: what they are for is not left to Fastify. */
const refuse = (what: string) =>
  `module.exports = () => () => { throw new Error('${what} is not left to Fastify') }`
/** Module -> what stands in its place. Where it is a file, the package that loads it stands before it. */
const unused: Record<string, string> = {
  pino: `module.exports = {
    symbols: { serializersSym: Symbol('serializers') }, stdSerializers: { err: (error) => error } }`,
  programs: 'module.exports = {}',
  semver: 'module.exports = { satisfies: () => true }',
  'ip-address': 'module.exports = {}',
  'light-my-request': refuse('injection'),
  '@fastify/ajv-compiler': refuse('validation'),
  '@fastify/fast-json-stringify-compiler': refuse('serialisation'),
  // Bodies are read by the mock itself, and it trusts no proxy.
  'secure-json-parse': 'module.exports = {}',
  '@fastify/proxy-addr': 'module.exports = {}',
  // The compiler has judged the options; they still have to be filled in.
  'fastify ./config-validator': `const defaults = ${JSON.stringify(defaultInitOptions)}
    module.exports = (options) => {
      for (const name in defaults) options[name] ??= defaults[name]
      return true
    }
    module.exports.defaultInitOptions = defaults`,
  '@fastify/rate-limit ./store/LocalStore': 'module.exports = {}',
  '@fastify/rate-limit ./store/RedisStore': 'module.exports = {}',
  // No route is a regular expression, and none is printed.
  'safe-regex2': 'module.exports = () => true',
  'find-my-way ./lib/pretty-print': 'module.exports = {}',
  'find-my-way ./lib/compiler': 'module.exports = {}',
}
/** Commander would start programs for commands. */
export const isForPrograms = (id: string, importer = '') =>
  id === 'node:child_process' && importer.includes('/commander/')

const packageOf = (importer: string) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(importer)?.[1]

export const leftOut: Plugin = {
  name: 'left-out',
  resolveId(id, importer = '') {
    if (isForPrograms(id, importer)) return '\0unused:programs'
    const name = id.startsWith('.') ? `${packageOf(importer)} ${id}` : id
    return Object.hasOwn(unused, name) ? `\0unused:${name}` : undefined
  },
  load: (id) => (id.startsWith('\0unused:') ? unused[id.slice(8)] : undefined),
}
