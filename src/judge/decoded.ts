import { promisify } from 'node:util'
import zlib from 'node:zlib'

type Decoder = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>
const [gunzip, inflate, inflateRaw, brotli, zstd] = [
  promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate),
  promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw),
  promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
  promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress),
]

const decoders: Record<string, Decoder> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  // RFC 9110 says zlib, and some servers send what is inside of it alone.
  deflate: (bytes, options) =>
    ((bytes[0] ?? 0) & 0x0f) === 8 ? inflate(bytes, options) : inflateRaw(bytes, options),
  br: brotli,
  zstd,
  identity: async (bytes) => bytes,
}

export const isEncoded = (encoding: string | undefined): encoding is string =>
  encoding !== undefined && !/^[\s,]*(identity[\s,]*)*$/i.test(encoding)

const mostCodings = 3

/** A body without the codings that Content-Encoding names, or why it cannot be had. */
export async function decoded(
  body: Buffer,
  encoding: string,
  mostBytes: number,
): Promise<{ bytes: Buffer } | { flaw: string }> {
  const names = encoding.toLowerCase().split(',', mostCodings + 1)
  if (names.length > mostCodings) return { flaw: `Content-Encoding of more than ${mostCodings} codings` }
  let bytes = body
  for (const name of names.map((each) => each.trim()).reverse()) {
    const decoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined
    if (!decoder) return { flaw: `the unknown Content-Encoding ${name.slice(0, 40)}` }
    try {
      bytes = bytes.length === 0 ? bytes : await decoder(bytes, { maxOutputLength: mostBytes })
    } catch (error) {
      const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' // zlib throws errors alone
      return {
        flaw: isBomb ? `${name} that becomes more than ${mostBytes} bytes` : `a body that is no ${name}`,
      }
    }
  }
  return { bytes }
}
