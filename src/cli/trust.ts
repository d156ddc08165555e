import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { type Command, Option } from 'commander'
import { codeOf, Failure } from '../text/failure.ts'

export type TrustFlags = { cacert?: string; insecure?: boolean }

/** Whom a command trusts that calls others over TLS. */
export function addTrustOptions(command: Command) {
  command
    .addOption(new Option('--cacert <file>', 'trust the authorities in this file, too (PEM)'))
    .addOption(new Option('--insecure', 'trust whoever answers: for tests only').conflicts('cacert'))
}

/** For all connections of this process. */
export function applyTrust({ cacert, insecure }: TrustFlags) {
  if (insecure) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  if (cacert !== undefined) setDefaultCACertificates([...getCACertificates('default'), authorityIn(cacert)])
}

/** What a command that we start must not inherit. */
export function ownEnvironment({ insecure }: TrustFlags): NodeJS.ProcessEnv {
  const { NODE_TLS_REJECT_UNAUTHORIZED: own, ...others } = process.env
  return insecure || own === undefined ? others : { ...others, NODE_TLS_REJECT_UNAUTHORIZED: own }
}

function authorityIn(file: string): string {
  const text = readAuthority(file)
  try {
    new X509Certificate(text)
    return text
  } catch {
    throw new Failure(`--cacert ${file} has no certificate in PEM: name a file that has`)
  }
}

function readAuthority(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Failure(`--cacert ${file} cannot be read (${codeOf(error)}): name a file that you can read`)
  }
}
