import { type Command, Option } from 'commander'
import { demo } from '../../mock/auth/accounts.ts'
import type { Credentials } from '../client/access.ts'
import type { SigningKeys } from '../client/sign.ts'
import { Failure } from '../text/failure.ts'

export type CredentialFlags = {
  ak?: string
  sk?: string
  token?: string
  user?: string
  password?: string
  domain?: string
  projectId?: string
  region?: string
}
export type Given = {
  credentials: Credentials
  /** An access key, which may be given beside a password or token. */
  signing: SigningKeys | undefined
  projectId: string | undefined
  region: string | undefined
  /** The demo account of the mock, since nothing was given and the address is this machine. */
  isDemo: boolean
}

const variables: Record<keyof CredentialFlags, string> = {
  ak: 'HUAWEICLOUD_SDK_AK',
  sk: 'HUAWEICLOUD_SDK_SK',
  token: 'DEWKIT_TOKEN',
  user: 'DEWKIT_USER',
  password: 'DEWKIT_PASSWORD',
  domain: 'DEWKIT_DOMAIN',
  projectId: 'HUAWEICLOUD_SDK_PROJECT_ID',
  region: 'DEWKIT_REGION',
}

/** The flags that say who calls; each has a variable of the environment, which other users of the machine do not see. */
export function addCredentialOptions(command: Command) {
  const add = (flags: string, says: string, name: keyof CredentialFlags) =>
    command.addOption(new Option(flags, `${says} (or ${variables[name]})`))
  add('--ak <key>', 'access key', 'ak')
  add('--sk <key>', 'secret key', 'sk')
  add('--token <token>', 'IAM token', 'token')
  add('--user <name>', 'user, with --password and --domain', 'user')
  add('--password <text>', 'password', 'password')
  add('--domain <name>', 'account of the user', 'domain')
  add('--project-id <id>', 'project', 'projectId')
  add('--region <name>', 'region, to find the project by', 'region')
}

/** Flags win over the environment. Throws a Failure that says what is missing. */
export function credentialsFrom(
  flags: CredentialFlags,
  environment: NodeJS.ProcessEnv,
  endpoint: string,
): Given {
  const fromFlags = Object.keys(variables).some((name) => flags[name as keyof CredentialFlags] !== undefined)
  const value = (name: keyof CredentialFlags) => flags[name] ?? (environment[variables[name]] || undefined)
  const { ak, sk, token, user, password, domain, projectId, region } = Object.fromEntries(
    Object.keys(variables).map((name) => [name, value(name as keyof CredentialFlags)]),
  ) as CredentialFlags
  if ((ak === undefined) !== (sk === undefined)) throw new Failure('--ak and --sk belong together: give both')
  const signing = ak !== undefined && sk !== undefined ? { ak, sk } : undefined
  const rest = { signing, projectId, region, isDemo: false }
  if (token !== undefined) {
    if (projectId === undefined)
      throw new Failure('--token needs --project-id: give the project of the token')
    return { credentials: { token }, ...rest }
  }
  if (user !== undefined) {
    if (password === undefined || domain === undefined)
      throw new Failure('--user needs --password and --domain: give all three')
    return { credentials: { user, password, domain, ...(region && { project: region }) }, ...rest }
  }
  if (signing) {
    if (projectId === undefined && region === undefined)
      throw new Failure('--ak and --sk need a project: give --project-id, or --region to have it looked up')
    return { credentials: signing, ...rest }
  }
  if (isLoopback(endpoint) && !fromFlags) return demoGiven(projectId)
  throw new Failure('no credentials: give --token, or --user, --password and --domain, or --ak and --sk')
}

export const isLoopback = (endpoint: string) =>
  /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(URL.parse(endpoint)?.hostname ?? '')

function demoGiven(projectId: string | undefined): Given {
  const { account } = demo
  const [user] = account.users
  return {
    credentials: { user: user.name, password: user.password, domain: account.name },
    signing: user.accessKeys[0],
    projectId: projectId ?? account.projects[0].id,
    region: undefined,
    isDemo: true,
  }
}
