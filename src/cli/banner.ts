import { styleText } from 'node:util'
import { demo } from '../../mock/auth/accounts.ts'
import type { AuthMode } from '../../mock/auth/authenticate.ts'
import type { CmkRecord } from '../../mock/records.ts'
import manifest from '../../package.json' with { type: 'json' }
import { asCalled } from './called.ts'

export type ReadyKey = Pick<CmkRecord, 'id' | 'name' | 'spec' | 'state'> & {
  aliases: string[]
  project: string
}

export type Banner = {
  endpoint: string
  auth: AuthMode
  /** Where what outlives the mock is kept. */
  keptIn: string | undefined
  /** Number of accounts from a seed file. */
  seeded: number
  keys: ReadyKey[]
  certificate: { file: string } | undefined
}

type Row = [label: string, value: string]

const { account, cmk } = demo
const [user] = account.users
const [accessKey] = user.accessKeys
const [project] = account.projects
const mostKeys = 20

const bold = (text: string) => styleText('bold', text)
const dim = (text: string) => styleText('dim', text)

/** What a mock says when it is ready. */
export function bannerOf(banner: Banner): string {
  const parts = [
    `${bold(`dewkit mock ${manifest.version}`)}  ${styleText('green', banner.endpoint)}`,
    'An emulator for tests: its keys and credentials are for tests only, never for data that matters.',
    table(factsOf(banner)),
    `${bold('Keys')}\n${keyLines(banner.keys)}`,
    `${bold('Try it')} ${dim('(paste into a shell)')}\n${curlLines(banner)}`,
    ...(banner.certificate
      ? [`${bold('Trust its certificate')}\n${table(trustOf(banner.certificate.file))}`]
      : []),
    `${bold('SDKs')}  ${asCalled('dewkit env')} --endpoint ${banner.endpoint}`,
    `${bold('Stop')}  Ctrl-C`,
  ]
  return `\n${parts.join('\n\n')}\n\n`
}

const authWords: Record<AuthMode, string> = {
  strict: 'strict: tokens and signatures are verified',
  lenient: 'lenient: anything that looks like credentials will do',
  off: 'off: no credentials are asked for',
}

const factsOf = ({ auth, keptIn, seeded }: Banner): Row[] => [
  ['Project', `${project.name}  ${project.id}`],
  ['Domain', `${account.name}  ${account.id}`],
  ['User', user.name],
  ['Password', user.password],
  ['AK', accessKey.ak],
  ['SK', accessKey.sk],
  ...(seeded > 0 ? [['Seeded', `${seeded} more account${seeded > 1 ? 's' : ''}`] satisfies Row] : []),
  ['Auth', authWords[auth]],
  ['State', keptIn === undefined ? 'in memory, gone at the end (--data DIR keeps it)' : `kept in ${keptIn}`],
]

const trustOf = (file: string): Row[] => [
  ['curl', `--cacert ${quoted(file)}`],
  ['Node', `NODE_EXTRA_CA_CERTS=${quoted(file)}`],
  ['Python', `http_config.ssl_ca_cert = ${JSON.stringify(file)}`],
]

function table(rows: Row[]): string {
  const width = Math.max(...rows.map(([label]) => label.length))
  return rows.map(([label, value]) => `  ${dim(label.padEnd(width))}  ${value}`).join('\n')
}

function keyLines(keys: ReadyKey[]): string {
  const rows = keys.slice(0, mostKeys).map((key) => [key.id, key.project, key.name, key.spec, wordsOf(key)])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map(
    (row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`,
  )
  const more = keys.length > mostKeys ? [`  and ${keys.length - mostKeys} more, see list-keys`] : []
  return [...lines.map((line) => line.trimEnd()), ...more].join('\n')
}

const wordsOf = ({ aliases, state }: ReadyKey) =>
  [...(state === 'enabled' ? [] : [`(${state})`]), ...aliases].join(' ')

function curlLines({ endpoint, auth, certificate }: Banner): string {
  const curl = certificate ? `curl --cacert ${quoted(certificate.file)}` : 'curl'
  const json = `-H 'Content-Type: application/json'`
  const body = JSON.stringify({ key_id: cmk.id, plain_text: 'hello' })
  const encrypt = (header: string) =>
    `  ${curl} -sw '\\n' '${endpoint}/v1.0/${project.id}/kms/encrypt-data' \\\n    ${header}${json} \\\n    -d '${body}'`
  if (auth === 'off') return encrypt('')
  if (auth === 'lenient') return encrypt(`-H 'X-Auth-Token: any' `)
  const signIn = `${curl} -si '${endpoint}/v3/auth/tokens' ${json} \\\n    -d '${JSON.stringify(tokenRequest)}'`
  const cut = `awk 'tolower($1) == "x-subject-token:" { print $2 }' | tr -d '\\r'`
  return `  TOKEN=$(${signIn} \\\n    | ${cut})\n${encrypt('-H "X-Auth-Token: $TOKEN" ')}`
}

const tokenRequest = {
  auth: {
    identity: {
      methods: ['password'],
      password: { user: { name: user.name, password: user.password, domain: { name: account.name } } },
    },
    scope: { project: { name: project.name } },
  },
}

/** As one word of a shell. */
const quoted = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)
