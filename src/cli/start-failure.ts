import { codeOf, Failure } from './failure.ts'

type Asked = { port: number; host: string; data?: string }

/** Why a mock did not start, and what to do about it. Gives back an error that is not the user's to mend. */
export function failureOfStart(error: unknown, asked: Asked): unknown {
  const says = ofListening(error, asked) ?? (asked.data === undefined ? undefined : ofData(error, asked.data))
  return says === undefined ? error : new Failure(says)
}

function ofListening(error: unknown, { port, host }: Asked): string | undefined {
  const { syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined || !['listen', 'bind', 'getaddrinfo'].includes(syscall)) return undefined
  const code = codeOf(error)
  if (code === 'EADDRINUSE')
    return `port ${port} is in use: stop what listens there, or choose another with --port (0 takes a free one)`
  if (code === 'EACCES') return `port ${port} needs more rights: choose one above 1023 with --port`
  if (syscall === 'getaddrinfo')
    return `the host ${host} is unknown (${code}): choose an address of this machine with --host`
  return `${host} is no address to listen on (${code}): choose one of this machine with --host`
}

/** The words of the system or of SQLite, whoever passes them on; the first that fits. */
const dataFailures: [RegExp, (data: string, reason: string) => string][] = [
  [
    /is locked|in use by another/,
    (data) => `--data ${data} is in use by another mock: stop that one, or choose another folder`,
  ],
  [
    /not a database|malformed/,
    (data) => `dewkit.sqlite in --data ${data} is damaged: choose another folder, or remove the file`,
  ],
  [/\b(EEXIST|ENOTDIR)\b/, (data) => `--data ${data} is no folder: choose another`],
  [
    /\bE[A-Z]{3,}\b|unable to open database file|disk I\/O error|readonly database|disk is full/,
    (data, reason) => `--data ${data} cannot be used (${reason}): choose a folder that you can write to`,
  ],
]

function ofData(error: unknown, data: string): string | undefined {
  const words = `${codeOf(error)} ${(error as Error).message}`
  for (const [pattern, says] of dataFailures) {
    const [reason] = pattern.exec(words) ?? []
    if (reason !== undefined) return says(data, reason)
  }
  return undefined
}
