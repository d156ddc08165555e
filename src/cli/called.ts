/** How the command is called in a shell: npm tells its programs what it does, and knows where ours is. */
export const calledAs = ({ npm_command }: NodeJS.ProcessEnv) => (npm_command ? 'npx dewkit' : 'dewkit')

const hint =
  /\bdewkit (?=(?:(?:mock|ctl|check|proxy|diff|pact|sign|env|spec)\b|<command>|\[options\]|--help))/g

/** The text with our command lines as they would run where this one did. */
export const asCalled = (text: string, environment: NodeJS.ProcessEnv = process.env) =>
  text.replace(hint, `${calledAs(environment)} `)
