import { type Command, InvalidArgumentError, Option } from 'commander'
import { addTrustOptions } from './trust.ts'

const examples = `
Examples:
  dewkit proxy http://127.0.0.1:8010                       watch what passes, until Ctrl-C
  dewkit proxy https://kms.example.com --errors -- npm test    tests that become conformance tests
  dewkit proxy URL --journal traffic.ndjson --bodies       keep a journal, secrets left out

A command after -- finds the proxy in DEWKIT_PROXY_URL. Exit code: 0 no violation, 1 violations, 2 could not run, or could
not judge all of it; a command that fails hands its own on. docs/proxy.md explains what is a violation and what a remark.`

const whole =
  (most: number, least = 0) =>
  (text: string) => {
    if (/^\d{1,10}$/.test(text) && Number(text) <= most && Number(text) >= least) return Number(text)
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }

/** Stands between a client and a service, and judges both by the contract. */
export function proxy(command: Command) {
  addTrustOptions(command)
  command
    .argument('<upstream>', 'where the service is')
    .argument('[command...]', 'after --: what to run while the proxy stands')
    .addOption(
      new Option('--port <number>', 'port; 0 takes a free one').argParser(whole(65_535)).default(8011),
    )
    .addOption(new Option('--host <address>', 'where to listen').default('127.0.0.1'))
    .addOption(new Option('--errors', 'answer violations of the service with an error'))
    .addOption(new Option('--strict-client', 'count wrong requests as violations'))
    .addOption(
      new Option('--timeout <seconds>', 'until a whole answer counts as missing')
        .argParser(whole(3600, 1))
        .default(30),
    )
    .addOption(new Option('--journal <file>', 'a line of JSON for each request'))
    .addOption(new Option('--bodies', 'bodies in the journal, secrets left out'))
    .addOption(new Option('--json <file>', 'the report at the end, for programs'))
    .addOption(
      new Option('--exit-after <number>', 'end after so many requests').argParser(whole(1_000_000_000)),
    )
    .addHelpText('after', examples)
    .action(async (upstream: string, words: string[], flags: object) => {
      const { runProxy } = await import('./run-proxy.ts')
      await runProxy(upstream, words, flags as Parameters<typeof runProxy>[2])
    })
}
