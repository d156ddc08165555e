import { existsSync, mkdirSync } from 'node:fs'
import { type AddressInfo, isIP } from 'node:net'
import { dirname, resolve } from 'node:path'
import { styleText } from 'node:util'
import type { Account } from '../../mock/auth/accounts.ts'
import { demo, type Mock, type MockOptions, type SeedCmk, startMock } from '../../mock/index.ts'
import { ownedBy } from '../../mock/labels.ts'
import { cmkAt } from '../../mock/rules/key-rule.ts'
import { demoCmk } from '../../mock/seed.ts'
import { Failure } from '../text/failure.ts'
import { type Banner, bannerOf, type ReadyKey } from './banner.ts'
import type { Certificate } from './certificate.ts'
import { createLogger } from './log.ts'
import type { MockFlags } from './mock-flags.ts'
import { failureOfStart } from './start-failure.ts'
import { orphaned, stopAsked } from './stop.ts'

type Planted = { accounts: Account[]; cmks: SeedCmk[] }

/** Runs a mock until it is told to stop. */
export async function runMock(flags: MockFlags): Promise<void> {
  const planted = await readSeed(flags)
  const { mock, certificate } = await start(flags, planted)
  const stopped = Promise.race([stopAsked(process), ...(process.env.npm_command ? [orphaned(process)] : [])])
  warnIfReachable(addressesOf(mock))
  warnIfOpen(flags)
  warnIfFixed(flags)
  process.stdout.write(bannerOf(await bannerFacts(flags, planted, mock, certificate)))
  await stopped
  await mock.close()
  process.exit()
}

async function readSeed({ seed }: MockFlags): Promise<Planted> {
  if (seed === undefined) return { accounts: [], cmks: [] }
  const { readSeedFile } = await import('../../mock/seed/file.ts')
  return readSeedFile(seed, Date.now())
}

async function start(flags: MockFlags, planted: Planted) {
  try {
    if (flags.data !== undefined) makeFolder(resolve(flags.data))
    const certificate = await certificateOf(flags)
    const logger = createLogger(flags.logLevel, flags.logFormat)
    const mock = await startMock({
      ...optionsOf(flags),
      ...planted,
      ...(certificate && { tls: certificate }),
      ...(logger && { logger }),
    })
    // Quiet until now: the address is in the banner, Fastify need not announce it.
    if (logger) logger.level = mock.app.log.level = flags.logLevel
    return { mock, certificate }
  } catch (error) {
    throw failureOfStart(error, flags)
  }
}

const optionsOf = ({ akLockout, cors = [], allowHost = [], tps, ...flags }: MockFlags): MockOptions => ({
  ...{ deterministic: flags.deterministic, control: flags.control && { token: flags.controlToken } },
  journal: flags.journal && { secrets: flags.journalSecrets },
  ...{ port: flags.port, host: flags.host, data: flags.data, auth: flags.auth, database: flags.database },
  ...{ lockout: akLockout === true, cors, allowedHosts: allowHost },
  ...(tps !== undefined && { tps }),
})

/** Node's own `recursive` never ends where the system gives an answer that it does not expect, such as in /proc. */
function makeFolder(path: string) {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

async function certificateOf(flags: MockFlags): Promise<Certificate | undefined> {
  const { tls, cert, key, host, allowHost = [], data } = flags
  if (!tls && cert === undefined && key === undefined) return undefined
  const { certificateFor, givenCertificate } = await import('./certificate.ts')
  if (cert === undefined && key === undefined) return certificateFor([host, ...allowHost], data)
  if (cert === undefined || key === undefined)
    throw new Failure('--cert and --key belong together: give both')
  return givenCertificate(cert, key)
}

async function bannerFacts(
  flags: MockFlags,
  { accounts, cmks }: Planted,
  mock: Mock,
  certificate: Certificate | undefined,
): Promise<Banner> {
  const projects = [...demo.account.projects, ...accounts.flatMap((account) => account.projects)]
  const nameOf = (id: string) => projects.find((project) => project.id === id)?.name ?? id
  const keys = await Promise.all([demoCmk, ...cmks].map((cmk) => readyKey(mock, cmk, nameOf(cmk.project))))
  return {
    endpoint: endpointOf(flags, addressesOf(mock)),
    auth: flags.auth,
    keptIn: placeOf(flags),
    seeded: accounts.length,
    keys: keys.flatMap((key) => key ?? []),
    certificate,
  }
}

function placeOf({ data, database }: MockFlags): string | undefined {
  if (database !== undefined) return `PostgreSQL at ${new URL(database).host}`
  return data === undefined ? undefined : resolve(data)
}

/** The CMK as the store has it: with --data, it may be another than the seed describes, or gone. */
function readyKey(
  { store }: Mock,
  { project, name }: SeedCmk,
  projectName: string,
): ReadyKey | undefined | Promise<ReadyKey | undefined> {
  return store.transact(project, (records) => {
    const { owner = '' } = records.get('name', name) ?? {}
    const cmk = records.get('cmk', owner)
    if (!cmk || !cmkAt(cmk, Date.now())) return undefined
    const aliases = records.list('alias', { label: ownedBy(owner) }).map(({ alias }) => alias)
    return { id: cmk.id, name: cmk.name, spec: cmk.spec, state: cmk.state, aliases, project: projectName }
  })
}

/** A string would be the path of a socket; we listen on none. */
const addressesOf = ({ app }: Mock): AddressInfo[] =>
  app.addresses().filter((address) => typeof address !== 'string')

const isLoopback = ({ address }: AddressInfo) => /^(::ffff:)?127\./.test(address) || address === '::1'

/** The name that was asked for: a certificate has that one. */
function endpointOf({ host, tls, cert }: MockFlags, [first]: AddressInfo[]): string {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host
  return `${tls || cert ? 'https' : 'http'}://${isIP(reachable) === 6 ? `[${reachable}]` : reachable}:${first?.port}`
}

function warnIfReachable(addresses: AddressInfo[]) {
  if (addresses.every(isLoopback)) return
  warn('not only this machine can connect. Everybody who reaches it can use the demo credentials.')
}

function warnIfFixed({ deterministic }: MockFlags) {
  if (deterministic === undefined) return
  warn(
    'nothing is random (--deterministic): keys, ids and ciphertexts are the same on every run, and known to all.',
  )
}

function warnIfOpen({ cors = [] }: MockFlags) {
  if (cors.includes('*'))
    warn('every page that a browser on this machine shows can use the mock. --cors ORIGIN names one.')
}

function warn(says: string) {
  process.stderr.write(`${styleText('yellow', `Warning: ${says}`, { stream: process.stderr })}\n\n`)
}
