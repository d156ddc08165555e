import { type Command, InvalidArgumentError, Option } from 'commander'
import { Failure } from '../text/failure.ts'
import { type ClientName, clientNames } from './client-names.ts'

export type EnvFlags = { endpoint: string; shell?: true; json?: true; client?: ClientName }

const examples = `
Examples:
  dewkit env                              what to set, client by client
  eval "$(dewkit env --shell)"            set it for this shell, for all that read the environment
  eval "$(dewkit env --shell --client vault)"
  dewkit env --client terraform --json    one client, for a program to read`

export function env(command: Command) {
  command
    .addOption(
      new Option('--endpoint <url>', 'where the mock is').argParser(httpUrl).default('http://127.0.0.1:8010'),
    )
    .addOption(new Option('--shell', 'print only export lines').conflicts('json'))
    .option('--json', 'print one JSON object')
    .addOption(new Option('--client <name>', 'only this one').choices(clientNames))
    .addHelpText('after', examples)
    .action(async (flags: EnvFlags) => {
      process.stdout.write(await output(flags))
    })
}

/** An address of http or https without what a client would trip over, such as a slash at the end. */
function httpUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new InvalidArgumentError('It must be an address such as http://127.0.0.1:8010.')
  }
  return url.href.replace(/\/+$/, '')
}

async function output({ endpoint, shell, json, client }: EnvFlags): Promise<string> {
  const { asJson, asShell, asText, clientsAt, environmentOf } = await import('./clients.ts')
  const clients = clientsAt(endpoint).filter(({ name }) => client === undefined || name === client)
  if (json) return asJson(endpoint, clients)
  if (!shell) return asText(endpoint, clients)
  const variables = asShell(environmentOf(clients))
  if (variables) return variables
  throw new Failure(`${client} takes no settings from the environment; see dewkit env --client ${client}`)
}
