import { type Command, Option } from 'commander'
import { createAccess } from '../client/access.ts'
import { createMask } from '../judge/mask.ts'
import { printable } from '../judge/printable.ts'
import { Failure } from '../text/failure.ts'
import { addCredentialOptions, type CredentialFlags, credentialsFrom } from './credentials.ts'
import { refuseSecretsIn } from './secrets-in-url.ts'

const examples = `
Example:
  URL=http://127.0.0.1:8010/v1.0/0123456789abcdef0123456789abcdef/kms/list-keys
  curl $URL -H @<(dewkit sign POST $URL --data '{}') -H 'Content-Type: application/json' --data '{}'

Prints header lines, as curl's -H @FILE reads them: a token, or a signature by --ak and --sk.`

/** Headers that prove who calls, made at this moment: a signature or token that was pasted is stale. */
export function sign(command: Command) {
  command
    .argument('<method>', 'such as POST')
    .argument('<url>', 'the whole address')
    .addOption(new Option('--data <text>', 'the body that will be sent'))
    .addOption(new Option('--content-type <type>', 'its type').default('application/json'))
    .addOption(new Option('--iam-endpoint <url>', 'where IAM is (default: at the address)'))
  addCredentialOptions(command)
  command.addHelpText('after', examples).action(printHeaders)
}

type Flags = CredentialFlags & { data?: string; contentType: string; iamEndpoint?: string }

async function printHeaders(method: string, address: string, flags: Flags) {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Failure(`${address} is no URL: write it with http:// or https://`)
  refuseSecretsIn(url)
  const { credentials, projectId, region } = credentialsFrom(flags, process.env, address)
  const endpoint = url.origin
  const wire = {
    endpoint,
    iamEndpoint: flags.iamEndpoint ?? endpoint,
    fetch: globalThis.fetch,
    now: Date.now,
    ...{ timeoutMs: 30_000, maxAnswerBytes: 1024 * 1024 },
  }
  const access = await createAccess(
    credentials,
    { projectId, region },
    wire,
  )('listKeys').catch((error: Error) => {
    throw new Failure(error.message)
  })
  if (!access.ok) {
    const { token, password, sk } = credentials as Record<string, string | undefined> // what credentials may have
    const says = createMask([token, password, sk]).hide(access.error.message)
    throw new Failure(`the credentials were refused: ${says}`)
  }
  const headers = flags.data === undefined ? {} : { 'Content-Type': flags.contentType }
  const request = {
    method: method.toUpperCase(),
    url,
    headers,
    ...(flags.data !== undefined && { body: flags.data }),
  }
  const proof = Object.entries(await access.data.headersFor(request))
  // A terminal would obey them, and curl would send them.
  if (proof.some(([, value]) => printable(value) !== value))
    throw new Failure('the token that IAM gave has characters that nobody can see: is the address right?')
  for (const [name, value] of proof) process.stdout.write(`${name}: ${value}\n`)
}
