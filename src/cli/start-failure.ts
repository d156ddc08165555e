import { StoreFailure, type Trouble } from '../../mock/store/failure.ts'
import { codeOf, Failure } from '../text/failure.ts'

type Asked = { port: number; host: string; data?: string; database?: string }

/** Why a mock did not start, and what to do about it. Gives back an error that is not the user's to mend. */
export function failureOfStart(error: unknown, asked: Asked): unknown {
  const says = ofListening(error, asked) ?? ofDatabase(error, asked) ?? ofData(error, asked)
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

const advice: Record<Exclude<Trouble, 'unusable' | 'away'>, (data: string, says: string) => string> = {
  busy: (data) => `--data ${data} is in use by another mock: stop that one, or choose another folder`,
  full: (data) => `the disk of --data ${data} is full: make room, or choose another folder`,
  damaged: (data, says) => `${inFolder(data, says)}: restore it from a copy, or choose another folder`,
  foreign: (data, says) => `${inFolder(data, says)}: choose another folder, or remove the file to begin anew`,
  newer: (data, says) => `${inFolder(data, says)}: use that one, or choose another folder`,
}

const inFolder = (data: string, says: string) =>
  says.replaceAll(/dewkit\.sqlite\b(?!-)/g, () => `dewkit.sqlite in --data ${data}`)

/** The words of the system or of SQLite, whoever passes them on; the first that fits. */
const dataFailures: [RegExp, (data: string, reason: string) => string][] = [
  [/\b(ENOSPC|EDQUOT)\b/, (data) => advice.full(data, '')],
  [/\b(EEXIST|ENOTDIR)\b/, (data) => `--data ${data} is no folder: choose another`],
  [
    /\bE[A-Z]{3,}\b|unable to open database file|disk I\/O error|readonly database/,
    (data, reason) => `--data ${data} cannot be used (${reason}): choose a folder that you can write to`,
  ],
]

/** The store says where it is, and what is wrong with it. */
function ofDatabase(error: unknown, { database }: Asked): string | undefined {
  return database !== undefined && error instanceof StoreFailure ? error.message : undefined
}

function ofData(error: unknown, { data }: Asked): string | undefined {
  if (data === undefined) return undefined
  if (error instanceof StoreFailure && error.trouble !== 'unusable' && error.trouble !== 'away') {
    const { message } = error.cause instanceof Error ? error.cause : error
    return advice[error.trouble](data, message)
  }
  const words = `${codeOf(error)} ${(error as Error).message}`
  for (const [pattern, says] of dataFailures) {
    const [reason] = pattern.exec(words) ?? []
    if (reason !== undefined) return says(data, reason)
  }
  return undefined
}
