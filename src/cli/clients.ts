import { styleText } from 'node:util'
import { demo } from '../../mock/auth/accounts.ts'
import type { ClientName } from './client-names.ts'

export type Client = {
  name: ClientName
  title: string
  /** `run`: test/clients/ sends what this client sends. `untried`: nobody knows whether it works. */
  evidence: 'run' | 'untried'
  /** What to write into a program or a file; a set of variables where the environment is all. */
  settings: string | Environment
}
export type Environment = Record<string, string>

const { account, cmk } = demo
const [user] = account.users
const [{ ak, sk }] = user.accessKeys
const [home] = account.projects
const region = home.name
type Project = { id: string; name: string }

export const clientsAt = (endpoint: string, project: Project = home): Client[] => {
  const sdk = sdkAt(endpoint, project)
  const identity = identityAt(endpoint, project)
  return [
    { name: 'python', title: 'SDK for Python', evidence: 'run', settings: sdk },
    { name: 'go', title: 'SDK for Go', evidence: 'run', settings: sdk },
    { name: 'java', title: 'SDK for Java', evidence: 'run', settings: sdk },
    { name: 'sops', title: 'sops', evidence: 'run', settings: sdk },
    {
      name: 'custodian',
      title: 'Cloud Custodian',
      evidence: 'run',
      settings: custodianAt(endpoint, project),
    },
    { name: 'vault', title: 'Vault, OpenBao (seal)', evidence: 'run', settings: sealAt(endpoint, project) },
    { name: 'openstacksdk', title: 'openstacksdk', evidence: 'run', settings: identity },
    { name: 'otc', title: 'Open Telekom Cloud: SDK for Go, Terraform', evidence: 'run', settings: identity },
    {
      name: 'golangsdk',
      title: 'older SDK for Go (golangsdk)',
      evidence: 'run',
      settings: `IdentityEndpoint: "${endpoint}/v3"\n`,
    },
    { name: 'node', title: 'SDK for Node', evidence: 'run', settings: nodeAt(endpoint) },
    { name: 'php', title: 'SDK for PHP', evidence: 'run', settings: `->withEndpoint('${endpoint}')\n` },
    { name: 'terraform', title: 'Terraform', evidence: 'run', settings: terraformAt(endpoint) },
  ]
}

/** What the vendor's SDKs read. */
const sdkAt = (endpoint: string, project: Project): Environment => ({
  [`HUAWEICLOUD_SDK_REGION_KMS_${region.toUpperCase().replaceAll('-', '_')}`]: endpoint,
  HUAWEICLOUD_SDK_IAM_ENDPOINT: endpoint,
  HUAWEICLOUD_SDK_AK: ak,
  HUAWEICLOUD_SDK_SK: sk,
  HUAWEICLOUD_SDK_PROJECT_ID: project.id,
})

/** Addresses as its SDK reads them, and credentials of its own. */
function custodianAt(endpoint: string, project: Project): Environment {
  const {
    HUAWEICLOUD_SDK_AK: _,
    HUAWEICLOUD_SDK_SK: __,
    HUAWEICLOUD_SDK_PROJECT_ID: ___,
    ...addresses
  } = sdkAt(endpoint, project)
  return {
    ...addresses,
    HUAWEI_DEFAULT_REGION: region,
    HUAWEI_ACCESS_KEY_ID: ak,
    HUAWEI_SECRET_ACCESS_KEY: sk,
  }
}

/** It finds KMS in the catalogue of IAM. */
const sealAt = (endpoint: string, project: Project): Environment => ({
  HUAWEICLOUD_IDENTITY_ENDPOINT: `${endpoint}/v3`,
  HUAWEICLOUD_REGION: region,
  HUAWEICLOUD_PROJECT: project.name,
  HUAWEICLOUD_ACCESS_KEY: ak,
  HUAWEICLOUD_SECRET_KEY: sk,
  HUAWEICLOUDKMS_WRAPPER_KEY_ID: cmk.id,
})

/** KMS is in the catalogue of the token then. */
const identityAt = (endpoint: string, project: Project): Environment => ({
  OS_AUTH_URL: `${endpoint}/v3`,
  OS_USERNAME: user.name,
  OS_PASSWORD: user.password,
  OS_USER_DOMAIN_NAME: account.name,
  OS_PROJECT_NAME: project.name,
  OS_PROJECT_DOMAIN_NAME: account.name,
  OS_REGION_NAME: region,
})

const nodeAt = (endpoint: string) =>
  `.withEndpoint('${endpoint}')  // npm has its core and IAM, no KMS client\n`

const terraformAt = (endpoint: string) => `\
provider "huaweicloud" {
  region     = "${region}"
  access_key = "${ak}"
  secret_key = "${sk}"
  auth_url   = "${endpoint}/v3"
  insecure   = ${endpoint.startsWith('https:')}
  endpoints  = { kms = "${endpoint}" }
}
`

/** What all these clients need of the environment. */
export const environmentOf = (clients: Client[]): Environment =>
  Object.assign({}, ...clients.map(({ settings }) => (typeof settings === 'string' ? {} : settings)))

/** For `eval`: one export a line. */
export const asShell = (environment: Environment) =>
  Object.entries(environment)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('')

export function asJson(endpoint: string, clients: Client[]): string {
  const entries = clients.map(({ name, evidence, settings }) => [
    name,
    typeof settings === 'string' ? { evidence, settings } : { evidence, environment: settings },
  ])
  return `${JSON.stringify({ endpoint, ...credentials, clients: Object.fromEntries(entries) }, null, 2)}\n`
}

const credentials = {
  region,
  project_id: home.id,
  domain: account.name,
  user: user.name,
  password: user.password,
  ak,
  sk,
}

/** For people: what the clients have in common, then one after the other. */
export function asText(endpoint: string, clients: Client[]): string {
  const parts = [
    `${bold('The mock')}\n${table({ endpoint, ...credentials })}`,
    ...Object.entries(Object.groupBy(clients, written)).map(
      ([settings, alike = []]) => `${titles(alike)}\n${indented(settings)}`,
    ),
    ...(endpoint.startsWith('https:') ? [`${bold('Certificate')}\n${indented(trust)}`] : []),
    '(run) our tests send what this client sends; (untried) nobody knows. More in docs/clients.md.',
  ]
  return `\n${parts.map((part) => part.trimEnd()).join('\n\n')}\n\n`
}

const written = ({ settings }: Client) => (typeof settings === 'string' ? settings : asShell(settings))

/** The clients that verify a certificate by default, as far as we know. */
const trust = `\
Python  http_config.ssl_ca_cert = 'cert.pem'
Node    NODE_EXTRA_CA_CERTS=cert.pem
Go      SSL_CERT_FILE=cert.pem
`

const bold = (text: string) => styleText('bold', text)
const titles = (clients: Client[]) =>
  clients.map(({ title, evidence }) => `${bold(title)} (${evidence})`).join(', ')
const indented = (text: string) => text.replace(/^(?=.)/gm, '  ')

const table = (rows: Record<string, string>) =>
  Object.entries(rows)
    .map(([name, value]) => `  ${name.padEnd(10)}  ${value}`)
    .join('\n')
