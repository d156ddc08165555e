#!/usr/bin/env node
// For any Node since 14.18: it says what the program needs. In a checkout that is a Node that runs TypeScript.
const fs = require('node:fs')
const path = require('node:path')

const inPackage = (name) => path.join(__dirname, '..', name)
const manifest = JSON.parse(fs.readFileSync(inPackage('package.json'), 'utf8'))
const isCheckout = fs.existsSync(inPackage('src/cli/main.ts'))
const needed = isCheckout ? manifest.devDependencies.node : manifest.engines.node.replace('>=', '')
const ownNode = inPackage(`node_modules/node/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`)

const isEnough = () => {
  const wanted = needed.split('.').map(Number)
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1])
}

/** Runs this file again with the Node that the checkout brings along, and ends as that one does. */
const runAgain = () => {
  const child = require('node:child_process').spawn(ownNode, [__filename].concat(process.argv.slice(2)), {
    stdio: 'inherit',
  })
  const forward = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM']
  for (const signal of signals) process.on(signal, forward)
  const parent = process.ppid
  // npm has us under a shell, which ends without passing a signal on.
  if (process.env.npm_command) setInterval(() => process.ppid !== parent && forward('SIGTERM'), 250).unref()
  child.on('exit', (code, signal) => {
    for (const each of signals) process.removeListener(each, forward)
    if (signal) process.kill(process.pid, signal)
    else process.exit(code)
  })
}

const refuse = () => {
  const advice = isCheckout
    ? `install it, or run \`npm ci\` in ${inPackage('')}, which brings one along`
    : 'install a newer one'
  console.error(`dewkit: Node ${needed} or newer is needed, and this is ${process.versions.node}: ${advice}`)
  process.exitCode = 2
}

const run = async () => {
  const { main } = isCheckout ? await import('../src/cli/main.ts') : require('../dist/cli.cjs')
  process.exitCode = await main(process.argv.slice(2))
}

if (isEnough()) {
  if (require('node:module').enableCompileCache) require('node:module').enableCompileCache()
  void run()
} else if (
  isCheckout &&
  fs.existsSync(ownNode) &&
  fs.realpathSync(ownNode) !== fs.realpathSync(process.execPath)
)
  runAgain()
else refuse()
