import { styleText } from 'node:util'
import { demo } from '../../mock/auth/accounts.ts'

export type ClientName =
  | 'python'
  | 'go'
  | 'java'
  | 'sops'
  | 'node'
  | 'php'
  | 'terraform'
  | 'openstacksdk'
  | 'otc'

export type Client = {
  name: ClientName
  title: string
  /** `run`: seen when the client ran. `read`: found in its source, and nobody tried. */
  evidence: 'run' | 'read'
  /** What to write into a program or a file; 'environment' where setting that is all. */
  settings: string | 'environment'
}

const { account } = demo
const [user] = account.users
const [{ ak, sk }] = user.accessKeys
const [project] = account.projects

/** What the vendor's SDKs read. */
export const environmentAt = (endpoint: string): Record<string, string> => ({
  [`HUAWEICLOUD_SDK_REGION_KMS_${project.name.toUpperCase().replaceAll('-', '_')}`]: endpoint,
  HUAWEICLOUD_SDK_IAM_ENDPOINT: endpoint,
  HUAWEICLOUD_SDK_AK: ak,
  HUAWEICLOUD_SDK_SK: sk,
  HUAWEICLOUD_SDK_PROJECT_ID: project.id,
})

export const clientsAt = (endpoint: string): Client[] => [
  { name: 'python', title: 'SDK for Python', evidence: 'run', settings: 'environment' },
  { name: 'go', title: 'SDK for Go', evidence: 'read', settings: 'environment' },
  { name: 'java', title: 'SDK for Java', evidence: 'read', settings: 'environment' },
  { name: 'sops', title: 'sops', evidence: 'read', settings: 'environment' },
  { name: 'node', title: 'SDK for Node', evidence: 'run', settings: nodeAt(endpoint) },
  { name: 'php', title: 'SDK for PHP', evidence: 'run', settings: `->withEndpoint('${endpoint}')\n` },
  { name: 'terraform', title: 'Terraform', evidence: 'read', settings: terraformAt(endpoint) },
  { name: 'openstacksdk', title: 'openstacksdk', evidence: 'run', settings: identityAt(endpoint) },
  { name: 'otc', title: 'SDK for Go of Open Telekom Cloud', evidence: 'run', settings: identityAt(endpoint) },
]

const nodeAt = (endpoint: string) =>
  `.withEndpoint('${endpoint}')  // npm has its core and IAM, no KMS client\n`

const terraformAt = (endpoint: string) => `\
provider "huaweicloud" {
  region     = "${project.name}"
  access_key = "${ak}"
  secret_key = "${sk}"
  auth_url   = "${endpoint}/v3"
  insecure   = ${endpoint.startsWith('https:')}
  endpoints  = { kms = "${endpoint}" }
}
`

/** Endpoints come from the token's catalog then. */
const identityAt = (endpoint: string) => `auth_url: ${endpoint}/v3\n`

/** For `eval`: one export a line. */
export const asShell = (environment: Record<string, string>) =>
  Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('')

export function asJson(endpoint: string, clients: Client[]): string {
  const entries = clients.map(({ name, evidence, settings }) => [
    name,
    settings === 'environment' ? { evidence, environment: environmentAt(endpoint) } : { evidence, settings },
  ])
  return `${JSON.stringify({ endpoint, ...credentials, clients: Object.fromEntries(entries) }, null, 2)}\n`
}

const credentials = {
  region: project.name,
  project_id: project.id,
  domain: account.name,
  user: user.name,
  password: user.password,
  ak,
  sk,
}

/** For people: what the clients have in common, then one after the other. */
export function asText(endpoint: string, clients: Client[]): string {
  const byEnvironment = clients.filter(({ settings }) => settings === 'environment')
  const others = clients.filter(({ settings }) => settings !== 'environment')
  const parts = [
    `${bold('The mock')}\n${table({ endpoint, ...credentials })}`,
    ...(byEnvironment.length > 0
      ? [`${titles(byEnvironment)}\n${indented(asShell(environmentAt(endpoint)))}`]
      : []),
    ...others.map((client) => `${titles([client])}\n${indented(client.settings)}`),
    ...(endpoint.startsWith('https:') ? [`${bold('Certificate')}\n${indented(trust)}`] : []),
    '(run) seen when that client ran against a logging server; (read) found in its source, not tried.',
  ]
  return `\n${parts.map((part) => part.trimEnd()).join('\n\n')}\n\n`
}

/** The clients that verify a certificate by default, as far as we know. */
const trust = `\
Python  http_config.ssl_ca_cert = 'cert.pem'
Node    NODE_EXTRA_CA_CERTS=cert.pem
`

const bold = (text: string) => styleText('bold', text)
const titles = (clients: Client[]) =>
  clients.map(({ title, evidence }) => `${bold(title)} (${evidence})`).join(', ')
const indented = (text: string) => text.replace(/^(?=.)/gm, '  ')

const table = (rows: Record<string, string>) =>
  Object.entries(rows)
    .map(([name, value]) => `  ${name.padEnd(10)}  ${value}`)
    .join('\n')
