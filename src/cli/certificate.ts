import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { codeOf, Failure } from '../text/failure.ts'
import { selfSigned } from './self-signed.ts'

export type Certificate = { key: string; cert: string /** Where clients find `cert`. */; file: string }
type Pair = { key: string; cert: string }

const names = ['localhost', '127.0.0.1', '::1']
const wildcards = ['0.0.0.0', '::']
const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS

/**
 * A certificate for this machine and `hosts`. Kept in the folder `tls` of `data`, until it expires or is for other hosts;
 * without `data` it is in a folder that goes with the process, and its key is nowhere but in memory.
 */
export function certificateFor(hosts: string[], data: string | undefined): Certificate {
  const wanted = [...new Set([...names, ...hosts])].filter((host) => !wildcards.includes(host))
  return data === undefined ? temporary(newPair(wanted)) : keptIn(resolve(data, 'tls'), wanted)
}

/** One that somebody else has made. */
export function givenCertificate(certFile: string, keyFile: string): Certificate {
  const pair = { cert: readGiven(certFile, '--cert'), key: readGiven(keyFile, '--key') }
  try {
    if (new X509Certificate(pair.cert).checkPrivateKey(createPrivateKey(pair.key)))
      return { ...pair, file: certFile }
  } catch {
    throw new Failure(
      `--cert ${certFile} and --key ${keyFile} must be a certificate and a private key, as PEM`,
    )
  }
  throw new Failure(`--key ${keyFile} is not the key of --cert ${certFile}: give those that belong together`)
}

function readGiven(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Failure(
      `${option} ${file} cannot be read (${codeOf(error)}): name a file in PEM that you can read`,
    )
  }
}

function temporary(pair: Pair): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'dewkit-tls-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'cert.pem')
  writeFileSync(file, pair.cert)
  return { ...pair, file }
}

function keptIn(folder: string, wanted: string[]): Certificate {
  const file = join(folder, 'cert.pem')
  const keyFile = join(folder, 'key.pem')
  const kept = readPair(file, keyFile)
  if (kept && fits(kept, wanted)) return { ...kept, file }
  const pair = newPair(wanted)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // An old file would keep its mode.
  rmSync(keyFile, { force: true })
  writeFileSync(keyFile, pair.key, { mode: 0o600 })
  writeFileSync(file, pair.cert)
  return { ...pair, file }
}

function readPair(file: string, keyFile: string): Pair | undefined {
  try {
    return { cert: readFileSync(file, 'utf8'), key: readFileSync(keyFile, 'utf8') }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function fits({ cert, key }: Pair, wanted: string[]): boolean {
  try {
    const certificate = new X509Certificate(cert)
    const covers = (name: string) => (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name))
    const isValid = certificate.validToDate.getTime() > Date.now()
    return isValid && wanted.every(covers) && certificate.checkPrivateKey(createPrivateKey(key))
  } catch {
    return false
  }
}

function newPair(names: string[]): Pair {
  const now = Date.now()
  // A clock that is a little behind must not make it invalid.
  return selfSigned({
    commonName: 'dewkit mock',
    names,
    from: new Date(now - HOUR_MS),
    to: new Date(now + 365 * DAY_MS),
  })
}
