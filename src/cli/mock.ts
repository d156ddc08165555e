import { type Command, InvalidArgumentError, Option } from 'commander'
import type { AuthMode } from '../../mock/auth/authenticate.ts'
import { isHostName, isOrigin } from '../../mock/reach.ts'
import type { LogFormat, LogLevel, MockFlags } from './mock-flags.ts'

const authModes = ['strict', 'lenient', 'off'] as const satisfies AuthMode[]
const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const satisfies LogLevel[]
const logFormats = ['pretty', 'json'] as const satisfies LogFormat[]

const examples = `
Examples:
  dewkit mock                                        keys in memory, gone at the end
  dewkit mock --data .dewkit --seed seed.yaml        keys that stay, and some that are always there
  dewkit mock --database postgres://u:p@db/dewkit    one of several mocks with the same keys
  dewkit mock --port 0 --auth off --log-level warn   a free port, no credentials asked, few words
  dewkit mock --cors http://localhost:5173           pages of that address may call it
  dewkit mock --host 0.0.0.0 --allow-host kms        in a container that others call kms

Each option has a variable, such as DEWKIT_LOG_LEVEL, and a place under mock in the config file; docs/install.md says more.
Everything is for tests only. docs/seed.md explains seed files.`

export function mock(command: Command) {
  withSettings(withSteering(withReach(command)))
    .addHelpText('after', examples)
    .action(async (_flags: object, self: Command) => {
      const { configuredMock } = await import('./config.ts')
      await configuredMock(self, process.env)
      const { runMock } = await import('./run-mock.ts')
      await runMock(self.opts<MockFlags>())
    })
}

/** Where it listens, what it keeps, and whom it answers. */
const withReach = (command: Command) =>
  command
    .addOption(
      new Option('--port <number>', 'port; 0 takes a free one').argParser(wholeNumber(65_535)).default(8010),
    )
    .addOption(new Option('--host <address>', 'where to listen').argParser(someText).default('127.0.0.1'))
    .addOption(
      new Option('--data <dir>', 'folder that keeps the keys when the mock ends').argParser(someText),
    )
    .addOption(
      new Option('--database <url>', 'PostgreSQL that keeps the keys of several mocks as one')
        .argParser(databaseUrl)
        .conflicts('data'),
    )
    .addOption(
      new Option('--seed <file>', 'YAML or JSON with accounts and keys to begin with').argParser(someText),
    )
    .addOption(
      new Option('--auth <mode>', 'verify credentials, take any that look like some, or ask for none')
        .choices(authModes)
        .default('strict'),
    )
    .addOption(
      new Option(
        '--tps <number>',
        'calls a second per customer and operation, 0 for no limit (default: as documented)',
      ).argParser(wholeNumber(1_000_000)),
    )
    .option('--ak-lockout', 'lock an access key after too many wrong signatures, as the real gateway does')
    .addOption(
      new Option(
        '--cors <origin...>',
        'whose pages may call from a browser, such as http://localhost:5173; * is every page of the web, which is unwise',
      ).argParser(several(isOrigin, 'It must be an origin, such as http://localhost:5173, or *.')),
    )
    .addOption(
      new Option(
        '--allow-host <name...>',
        'names under which it may be called, besides localhost and --host',
      ).argParser(several(isHostName, 'It must be a name or an address, without a port.')),
    )

/** What makes it the same each time, who may steer it, and TLS. */
const withSteering = (command: Command) =>
  command
    .addOption(
      new Option(
        '--deterministic <seed>',
        'nothing is random and the date stands still: every run with the seed gives the same',
      ).argParser(someText),
    )
    .addOption(
      new Option(
        '--control-token <token>',
        'what X-Dewkit-Token must say to steer the mock at /_dewkit; without it only this machine may',
      ).argParser(someText),
    )
    .option('--journal-secrets', 'show plaintexts, tokens and passwords in the journal')
    .option('--no-journal', 'remember no requests')
    .option('--no-control', 'nobody may steer the mock: there is no /_dewkit')
    .option('--tls', 'https, with a certificate made for it')
    .addOption(
      new Option('--cert <file>', 'https, with this certificate (PEM); --key has its key').argParser(
        someText,
      ),
    )
    .addOption(new Option('--key <file>', 'the private key of --cert (PEM)').argParser(someText))

/** Where settings come from, and what is told. */
const withSettings = (command: Command) =>
  command
    .addOption(
      new Option(
        '--config <file>',
        'settings in a file (default: dewkit.config.ts, .json or .yaml)',
      ).argParser(someText),
    )
    .addOption(
      new Option('--log-level <level>', 'how much to tell on stderr').choices(logLevels).default('info'),
    )
    .addOption(
      new Option('--log-format <format>', 'lines for people or, as JSON, for programs')
        .choices(logFormats)
        .default('pretty'),
    )

const wholeNumber = (most: number) => (text: string) => {
  if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text)
  throw new InvalidArgumentError(`It must be a whole number from 0 to ${most}.`)
}

const several =
  (isRight: (text: string) => boolean, says: string) =>
  (text: string, before: string[] = []) => {
    if (isRight(text)) return [...before, text]
    throw new InvalidArgumentError(says)
  }

function databaseUrl(text: string): string {
  if (/^postgres(ql)?:/.test(text) && URL.canParse(text)) return text
  throw new InvalidArgumentError('It must be a URL such as postgres://user:password@host:5432/database.')
}

function someText(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidArgumentError('It must not be empty.')
}
