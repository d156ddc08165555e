import { Buffer } from 'node:buffer'

/** C1 || C3 || C2 of GB/T 32918.4 from what openssl writes: SEQUENCE { x, y, C3, C2 } (GM/T 0009). */
export function joined(der: Buffer): Buffer {
  const [whole = Buffer.alloc(0)] = contents(der)
  const [x = whole, y = whole, c3 = whole, c2 = whole] = contents(whole)
  return Buffer.concat([Buffer.from([4]), fixed(x), fixed(y), c3, c2])
}

/** The contents of DER elements that stand in a row. */
function contents(der: Buffer): Buffer[] {
  if (der.length === 0) return []
  const first = der.readUInt8(1)
  const width = first < 0x80 ? 0 : first - 0x80
  const start = 2 + width
  const end = start + (width === 0 ? first : der.readUIntBE(2, width))
  return [der.subarray(start, end), ...contents(der.subarray(end))]
}

const fixed = (integer: Buffer) => Buffer.concat([Buffer.alloc(32), integer]).subarray(-32)
