#!/usr/bin/env node
// Plain JavaScript for any Node: the program itself needs a Node that runs TypeScript.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const inProject = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const needed = JSON.parse(readFileSync(inProject('package.json'), 'utf8')).engines.node.replace('>=', '')
const ownNode = inProject(`node_modules/node/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`)

const isEnough = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [neededMajor, neededMinor] = needed.split('.').map(Number)
  return major > neededMajor || (major === neededMajor && minor >= neededMinor)
}

/** Runs this file again with the Node that the project brings along, and ends as that one does. */
const runAgain = () => {
  const child = spawn(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  const forward = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM']
  for (const signal of signals) process.on(signal, forward)
  child.on('exit', (code, signal) => {
    for (const each of signals) process.off(each, forward)
    if (signal) process.kill(process.pid, signal)
    else process.exit(code)
  })
}

const refuse = () => {
  const advice = `install it, or run \`npm ci\` in ${inProject('')}, which brings one along`
  console.error(`dewkit: Node ${needed} or newer is needed, and this is ${process.versions.node}: ${advice}`)
  process.exitCode = 2
}

if (isEnough()) {
  module.enableCompileCache?.()
  const { main } = await import('../src/cli/main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else if (existsSync(ownNode) && realpathSync(ownNode) !== realpathSync(process.execPath)) runAgain()
else refuse()
