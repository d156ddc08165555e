import { KmsError } from './errors.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A body as JSON. Throws InvalidJson also for bytes that are no UTF-8 and for half surrogate pairs. */
export function parseJson(bytes: Buffer): unknown {
  const value = attempt(() => JSON.parse(utf8.decode(bytes)) as unknown)
  if (bytes.includes('\\u') && !isWellFormed(value)) {
    throw new KmsError('InvalidJson', 'A string holds half of a surrogate pair (\\ud800 to \\udfff).')
  }
  return value
}

function attempt<T>(parse: () => T): T {
  try {
    return parse()
  } catch {
    // The engine's message would quote the body.
    throw new KmsError('InvalidJson')
  }
}

/** Whether every string, names included, is well-formed Unicode. Walks without recursion: nesting may be deep. */
function isWellFormed(value: unknown): boolean {
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string' && !next.isWellFormed()) return false
    if (typeof next !== 'object' || next === null) continue
    for (const [name, inner] of Object.entries(next)) {
      if (!name.isWellFormed()) return false
      open.push(inner)
    }
  }
  return true
}
