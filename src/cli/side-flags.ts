import { type Command, Option } from 'commander'
import type { RunFlags } from './check-flags.ts'
import { isLoopback } from './credentials.ts'

export type Side = 'left' | 'right'
export type SidesOf<Value> = Record<Side, Value>

const flags = {
  ak: ['--ak <key>', 'access key'],
  sk: ['--sk <key>', 'secret key'],
  token: ['--token <token>', 'IAM token'],
  user: ['--user <name>', 'user'],
  password: ['--password <text>', 'password'],
  domain: ['--domain <name>', 'account of the user'],
  projectId: ['--project-id <id>', 'project'],
  region: ['--region <name>', 'region'],
  iamEndpoint: ['--iam-endpoint <url>', 'where IAM is'],
} as const
type Name = keyof typeof flags
const names = Object.keys(flags) as Name[] // keys of a table that is never extended

/** `--left-user`, `--right-user` and so on: who calls, where the two sides differ in that. */
export function addSideOptions(command: Command) {
  for (const side of ['left', 'right'])
    for (const [flag, says] of Object.values(flags))
      command.addOption(
        new Option(flag.replace('--', `--${side}-`), `${says}, for ${side.toUpperCase()} alone`),
      )
}

const own = (side: Side, name: Name) => `${side}${name[0]?.toUpperCase()}${name.slice(1)}`

/**
 * The flags of one side. Its own proof of who calls replaces that of both sides as a whole. What is meant for a real
 * service is not sent to a mock beside it: that gets none, which is its demo user.
 */
export function flagsOfSide(
  all: RunFlags & Record<string, unknown>,
  side: Side,
  urls: SidesOf<string>,
): { flags: RunFlags; environment: NodeJS.ProcessEnv } {
  const given = names.flatMap((name) => {
    const value = all[own(side, name)]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  const isMock = isLoopback(urls[side]) && !isLoopback(urls[side === 'left' ? 'right' : 'left'])
  const hasProof = given.some(([name]) => name === 'ak' || name === 'token' || name === 'user')
  const dropped = isMock && given.length === 0 ? names : hasProof ? proofs : []
  const common = Object.fromEntries(Object.entries(all).filter(([name]) => !dropped.includes(name as Name)))
  return {
    flags: { ...(common as RunFlags), ...Object.fromEntries(given) },
    environment: dropped.length > 0 ? {} : process.env,
  }
}

const proofs: readonly Name[] = ['ak', 'sk', 'token', 'user', 'password', 'domain']
