import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { body, type Contender, contenders, file, plaintext, urlOf } from '../contenders.ts'
import { machine, pin } from '../machine.ts'
import { type Measured, measure } from '../measure.ts'
import { columns, ratio, whole } from '../report.ts'
import { killAll } from '../server.ts'

/*
 * `npm run bench:peers`: the mock, which encrypts, beside mocks that answer encrypt-data with one and the same text. They
 * are installed here, in a package of its own that is never published. WireMock needs Java.
 */
const folder = mkdtempSync(join(tmpdir(), 'dewkit-peers-'))
const spec = file('src/generated/openapi.json')
const path = new URL(urlOf('http://localhost')).pathname
const answer = { key_id: JSON.parse(body).key_id, cipher_text: 'A'.repeat(208) }
const hasJava = spawnSync('java', ['-version']).status === 0
const modules = file('bench/peers/node_modules')

function inFolder(name: string, content: object): string {
  const at = join(folder, name)
  mkdirSync(join(at, '..'), { recursive: true })
  writeFileSync(at, JSON.stringify(content))
  return at
}

const pact = inFolder('pact.json', {
  consumer: { name: 'bench' },
  provider: { name: 'kms' },
  interactions: [
    {
      description: 'encrypt-data',
      request: {
        method: 'POST',
        path,
        body: JSON.parse(body),
        headers: { 'Content-Type': 'application/json' },
      },
      response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: answer },
    },
  ],
  metadata: { pactSpecification: { version: '2.0.0' } },
})
inFolder('wiremock/mappings/encrypt-data.json', {
  request: { method: 'POST', urlPath: path },
  response: { status: 200, jsonBody: answer, headers: { 'Content-Type': 'application/json' } },
})

type Peer = Omit<Contender, 'credentials'>
const [stub = ''] = globSync(`${modules}/@pact-foundation/pact-cli-*/standalone/pact`)

const peers: Peer[] = [
  {
    name: 'pact-stub-server',
    program: stub,
    command: (port) => ['stub', '--file', pact, '--port', `${port}`, '--loglevel', 'none'],
  },
  {
    name: 'Prism, silent',
    command: (port) => [
      ...[`${modules}/@stoplight/prism-cli/dist/index.js`, 'mock', spec, '--port', `${port}`],
      ...['--verboseLevel', 'silent'],
    ],
  },
  {
    name: 'Mockoon',
    command: (port) => [
      ...[`${modules}/@mockoon/cli/bin/run.js`, 'start', '--data', spec, '--port', `${port}`],
      '--disable-log-to-file',
    ],
  },
  ...(hasJava ? [wiremock()] : []),
]

function wiremock(): Peer {
  const [jar = ''] = globSync(`${modules}/wiremock/build/*.jar`)
  return {
    name: 'WireMock',
    program: 'java',
    command: (port) => [
      ...['-jar', jar, '--port', `${port}`, '--root-dir', join(folder, 'wiremock')],
      ...['--no-request-journal', '--disable-request-logging', '--disable-banner'],
    ],
  }
}

const plan = { connections: 50, rounds: 5, seconds: 3, warmUpSeconds: 3, starts: 1 }
const say = (text: string) => process.stderr.write(`${text}\n`)
const anyToken = () => ({ 'X-Auth-Token': 'any' })

function row(mock: Measured, one: Measured): string[] {
  const perCpu = (mock.requestsPerCpuSecond ?? 0) / (one.requestsPerCpuSecond ?? Number.NaN)
  return [
    ...[one.name, whole(one.requestsPerSecond), ratio(mock, one).toFixed(1)],
    ...[whole(one.requestsPerCpuSecond), perCpu.toFixed(1), whole(one.p99Ms)],
    ...[whole(one.startMs.median), whole(one.peakMemoryMb)],
  ]
}

process.on('exit', () => {
  killAll()
  rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(2))

try {
  pin()
  const all = [contenders.mock, ...peers.map((peer) => ({ ...peer, credentials: anyToken, cwd: folder }))]
  const measured = await measure(all, plan, say)
  const [mock] = measured as [Measured]
  const { node, cores, cpu } = machine()
  say(`plaintext of ${plaintext.length} bytes`)
  console.log(`encrypt-data, ${plan.connections} connections, Node ${node}, ${cores} cores (${cpu})\n`)
  const head = [
    ...['server', 'requests/s', 'mock to it', 'per CPU s', 'mock to it', 'p99 ms', 'start ms', 'MB'],
  ]
  console.log(columns([head, ...measured.map((one) => row(mock, one))]).join('\n'))
  if (!hasJava) console.log('\nWireMock needs Java, which is not here.')
} catch (error) {
  say(`bench: ${error instanceof Error ? error.message : error}`)
  process.exit(2)
}
