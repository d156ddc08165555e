// npm runs this when it packs, when it makes a package of a git dependency, and after `npm ci` in a checkout, which runs
// from its sources and needs no build.
const { execFileSync } = require('node:child_process')
const path = require('node:path')

const { npm_command: command, npm_config_cache: cache } = process.env
/** npm makes packages of git dependencies in its cache. */
const isDependency = cache !== undefined && !path.relative(cache, process.cwd()).startsWith('..')
if (isDependency || !['ci', 'install'].includes(command))
  execFileSync('node', [path.join(__dirname, 'build.ts')], { stdio: 'inherit' })
