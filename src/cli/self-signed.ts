import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'

/** DER (X.690) of what a certificate consists of (RFC 5280). */
const element = (tag: number, ...contents: Buffer[]): Buffer => {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const digits = length.toString(16)
  const bytes = Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex')
  return Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes])
}

const sequence = (...contents: Buffer[]) => element(0x30, ...contents)
const set = (content: Buffer) => element(0x31, content)
const octets = (content: Buffer) => element(0x04, content)
const bits = (content: Buffer, unused = 0) => element(0x03, Buffer.from([unused]), content)
const oid = (hex: string) => element(0x06, Buffer.from(hex, 'hex'))
const yes = element(0x01, Buffer.from([0xff]))
/** YYMMDDHHMMSSZ, which is right until 2049. */
const time = (date: Date) =>
  element(
    0x17,
    Buffer.from(
      `${date
        .toISOString()
        .replace(/[-:T]|\.\d+/g, '')
        .slice(2)}`,
    ),
  )

const ids = {
  commonName: oid('550403'),
  ecdsaWithSha256: oid('2a8648ce3d040302'),
  basicConstraints: oid('551d13'),
  keyUsage: oid('551d0f'),
  extendedKeyUsage: oid('551d25'),
  subjectAltName: oid('551d11'),
  serverAuth: oid('2b06010505070301'),
}

const extension = (id: Buffer, isCritical: boolean, value: Buffer) =>
  sequence(id, ...(isCritical ? [yes] : []), octets(value))

const digitalSignature = bits(Buffer.from([0x80]), 7)

/** A name, or an address in its 4 or 16 bytes. */
const altName = (name: string) =>
  isIP(name) ? element(0x87, addressOf(name)) : element(0x82, Buffer.from(name, 'latin1'))

function addressOf(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number))
  // The URL parser knows all spellings, and gives one without dots.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = (text = '') => (text === '' ? [] : text.split(':'))
  const gap = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length
  const all = [...groups(head), ...Array.from({ length: gap }, () => '0'), ...groups(tail)]
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex')
}

type Wanted = { commonName: string; names: readonly string[]; from: Date; to: Date }

/** A key on P-256, and a certificate of it that nobody but itself vouches for, both as PEM. */
export function selfSigned({ commonName, names, from, to }: Wanted): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const name = sequence(set(sequence(ids.commonName, element(0x0c, Buffer.from(commonName)))))
  const serial = randomBytes(16)
  serial.writeUInt8((serial.readUInt8() & 0x7f) | 0x40) // positive, and in its shortest form
  const algorithm = sequence(ids.ecdsaWithSha256)
  const extensions = sequence(
    extension(ids.basicConstraints, true, sequence()),
    extension(ids.keyUsage, true, digitalSignature),
    extension(ids.extendedKeyUsage, false, sequence(ids.serverAuth)),
    extension(ids.subjectAltName, false, sequence(...names.map(altName))),
  )
  const toSign = sequence(
    ...[element(0xa0, element(0x02, Buffer.from([2]))), element(0x02, serial), algorithm, name],
    ...[sequence(time(from), time(to)), name, publicKey.export({ type: 'spki', format: 'der' })],
    element(0xa3, extensions),
  )
  const certificate = sequence(toSign, algorithm, bits(sign('sha256', toSign, privateKey)))
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  }
}
