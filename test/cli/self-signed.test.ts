import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { selfSigned } from '../../src/cli/self-signed.ts'
import { temporaryFile } from './command.ts'

const names = ['localhost', 'kms.internal', '127.0.0.1', '::1', '2001:db8::ffff:1.2.3.4']
const from = new Date('2031-01-01T00:00:00Z')
const to = new Date('2032-01-01T00:00:00Z')

test('a certificate is for its names and its time, and signed by its own key', () => {
  const certificate = new X509Certificate(selfSigned({ commonName: 'dewkit', names, from, to }).cert)

  for (const name of names.slice(0, 2)) expect(certificate.checkHost(name)).toBe(name)
  for (const name of names.slice(2)) expect(certificate.checkIP(name), name).toBeDefined()
  expect(certificate.checkHost('elsewhere')).toBeUndefined()
  expect([certificate.validFromDate, certificate.validToDate]).toEqual([from, to])
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.ca).toBe(false)
})

test('OpenSSL finds it in order', ({ skip }) => {
  const { cert } = selfSigned({ commonName: 'dewkit', names, from, to })
  const file = temporaryFile('cert.pem', cert)
  const options = ['verify', '-x509_strict', '-attime', String(from.getTime() / 1000 + 1), '-CAfile', file]
  const { error, stdout } = spawnSync('openssl', [...options, file], { encoding: 'utf8' })
  skip(error !== undefined, 'needs openssl')

  expect(stdout).toBe(`${file}: OK\n`)
})
