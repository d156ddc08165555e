import { type Command, Option } from 'commander'

const examples = `
Examples:
  dewkit spec > kms.yaml
  dewkit spec --format json | jq '.paths | keys'
  dewkit spec --openapi 3.0 > kms-3.0.yaml    for tools that do not know 3.1`

export function spec(command: Command) {
  command
    .addOption(new Option('--format <format>', 'how to write it').choices(['yaml', 'json']).default('yaml'))
    .addOption(
      new Option('--openapi <version>', 'in which version of OpenAPI').choices(['3.1', '3.0']).default('3.1'),
    )
    .addHelpText('after', examples)
    .action(async (flags: Flags) => {
      process.stdout.write(await written(flags))
    })
}

type Flags = { format: 'yaml' | 'json'; openapi: '3.1' | '3.0' }

async function written({ format, openapi }: Flags): Promise<string> {
  const { document } = await import('../spec/document.ts')
  const json = `${JSON.stringify(document, null, 1)}\n`
  const text = openapi === '3.1' ? json : await asJson30(json)
  return format === 'json' ? text : asYaml(text)
}

async function asJson30(json: string): Promise<string> {
  const { asOpenapi30 } = await import('../spec/openapi-3-0.ts')
  return `${JSON.stringify(asOpenapi30(JSON.parse(json)), null, 1)}\n`
}

async function asYaml(json: string): Promise<string> {
  const { stringify } = await import('yaml')
  return stringify(JSON.parse(json), { lineWidth: 110 })
}
