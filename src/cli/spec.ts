import { readFileSync } from 'node:fs'
import { type Command, Option } from 'commander'

const file = new URL('../generated/openapi.json', import.meta.url)

const examples = `
Examples:
  dewkit spec > kms.yaml
  dewkit spec --format json | jq '.paths | keys'`

export function spec(command: Command) {
  command
    .addOption(new Option('--format <format>', 'how to write it').choices(['yaml', 'json']).default('yaml'))
    .addHelpText('after', examples)
    .action(async ({ format }: { format: 'yaml' | 'json' }) => {
      const json = readFileSync(file, 'utf8')
      process.stdout.write(format === 'json' ? json : await asYaml(json))
    })
}

async function asYaml(json: string): Promise<string> {
  const { stringify } = await import('yaml')
  return stringify(JSON.parse(json), { lineWidth: 110 })
}
