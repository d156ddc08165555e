import { KmsError } from './errors.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A body as text. Throws InvalidJson for bytes that are no UTF-8. */
export function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new KmsError('InvalidJson')
  }
}

/** A text as JSON. Throws InvalidJson also for half surrogate pairs. */
export function parseJson(text: string): unknown {
  const value = parsed(text)
  if (text.includes('\\u') && !isWellFormed(value)) {
    throw new KmsError('InvalidJson', 'A string holds half of a surrogate pair (\\ud800 to \\udfff).')
  }
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
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
