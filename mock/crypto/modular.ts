/** Numbers modulo `m`, for what OpenSSL does but Node does not offer. */

export const mod = (value: bigint, m: bigint): bigint => ((value % m) + m) % m

/** `value` to the power -1 modulo the prime `m`; 0 has none and gives 0. By Euclid's extended algorithm. */
export function inverse(value: bigint, m: bigint): bigint {
  let [a, b, x, y] = [m, mod(value, m), 0n, 1n]
  while (b !== 0n) {
    const quotient = a / b
    ;[a, b] = [b, a - quotient * b]
    ;[x, y] = [y, x - quotient * y]
  }
  return a === 1n ? mod(x, m) : 0n
}

/** Big-endian, as everywhere but in Ed25519. */
export const toNumber = (bytes: Buffer): bigint =>
  bytes.length === 0 ? 0n : BigInt(`0x${bytes.toString('hex')}`)

export const toBytes = (value: bigint, length: number): Buffer =>
  Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex')

/** What a group of points must tell: how to add any two, the neutral one, and how many bits a scalar has. */
export type Group<Point> = { add: (a: Point, b: Point) => Point; zero: Point; scalarBits: number }

/** Adds `point` to itself `scalar` times: Montgomery's ladder, the same steps whatever the scalar's bits are. */
export function multiply<Point>(
  { add, zero, scalarBits }: Group<Point>,
  point: Point,
  scalar: bigint,
): Point {
  let [low, high] = [zero, point]
  for (let bit = BigInt(scalarBits) - 1n; bit >= 0n; bit -= 1n) {
    const sum = add(low, high)
    if (((scalar >> bit) & 1n) === 1n) [low, high] = [sum, add(high, high)]
    else [low, high] = [add(low, low), sum]
  }
  return low
}
