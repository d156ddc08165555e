import type { Plugin } from 'rolldown'

/** Fastify and its plugin load them, and nothing of ours uses them: what they are for is not left to Fastify. */
const refuse = (what: string) =>
  `module.exports = () => () => { throw new Error('${what} is not left to Fastify') }`
const unused: Record<string, string> = {
  pino: `module.exports = {
    symbols: { serializersSym: Symbol('serializers') }, stdSerializers: { err: (error) => error } }`,
  programs: 'module.exports = {}',
  semver: 'module.exports = { satisfies: () => true }',
  'ip-address': 'module.exports = {}',
  'light-my-request': refuse('injection'),
  '@fastify/ajv-compiler': refuse('validation'),
  '@fastify/fast-json-stringify-compiler': refuse('serialisation'),
}
/** Commander would start programs for commands. */
export const isForPrograms = (id: string, importer = '') =>
  id === 'node:child_process' && importer.includes('/commander/')
export const leftOut: Plugin = {
  name: 'left-out',
  resolveId(id, importer = '') {
    if (isForPrograms(id, importer)) return '\0unused:programs'
    return Object.hasOwn(unused, id) ? `\0unused:${id}` : undefined
  },
  load: (id) => (id.startsWith('\0unused:') ? unused[id.slice(8)] : undefined),
}
