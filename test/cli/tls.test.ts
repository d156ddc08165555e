import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { get } from 'node:https'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mockRunning, type Running, temporaryFolder } from './command.ts'

const DAY_MS = 24 * 60 * 60 * 1000

const fileOf = ({ stdout }: Running) => /--cacert (\S+)/.exec(stdout())?.[1] ?? ''
const certificateOf = (mock: Running) => new X509Certificate(readFileSync(fileOf(mock)))

/** The status that a client gets which trusts nothing but `ca`. */
const statusWith = (ca: Buffer, url: string) =>
  new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (response) => resolve(response.resume().statusCode)).on('error', reject)
  })

describe.concurrent('dewkit mock --tls', () => {
  test('serves https to who trusts its certificate, under every name of this machine, and leaves nothing behind', async () => {
    const mock = await mockRunning('--tls')
    const ca = readFileSync(fileOf(mock))
    const certificate = certificateOf(mock)

    expect(mock.url).toMatch(/^https:/)
    expect(await statusWith(ca, mock.url)).toBe(200)
    expect(await statusWith(ca, mock.url.replace('127.0.0.1', 'localhost'))).toBe(200)
    await expect(fetch(mock.url)).rejects.toThrow()
    expect(certificate.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
    expect(Math.round((certificate.validToDate.getTime() - Date.now()) / DAY_MS)).toBe(365)
    for (const hint of ['--cacert', 'NODE_EXTRA_CA_CERTS=', 'ssl_ca_cert = '])
      expect(mock.stdout()).toContain(hint)

    await mock.end('SIGINT')
    expect(existsSync(join(fileOf(mock), '..'))).toBe(false)
  })

  test('keeps its certificate with the data, the key for its owner alone, until the host is another', async () => {
    const data = temporaryFolder()
    const first = await mockRunning('--tls', '--data', data)
    const before = certificateOf(first)
    await first.end('SIGTERM')
    const second = await mockRunning('--tls', '--data', data)

    expect(fileOf(second)).toBe(join(data, 'tls/cert.pem'))
    expect(certificateOf(second).fingerprint256).toBe(before.fingerprint256)
    expect(statSync(join(data, 'tls/key.pem')).mode & 0o777).toBe(0o600)
    await second.end('SIGTERM')

    const named = await mockRunning('--tls', '--data', data, '--allow-host', 'kms.internal')
    expect(certificateOf(named).checkHost('kms.internal')).toBe('kms.internal')
    await named.end('SIGTERM')

    const elsewhere = await mockRunning('--tls', '--data', data, '--host', '127.0.0.2')
    expect(await statusWith(readFileSync(fileOf(elsewhere)), elsewhere.url)).toBe(200)
  })
})
