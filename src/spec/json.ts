/** Far more than any answer of the API has; what goes beyond would cost whoever walks through it stack and memory. */
const deepest = 64
const mostValues = 250_000
const longest = 256 * 1024

/** Most answers are shorter, and cannot nest so deep that anybody minds. */
const harmless = 512
const [quote, comma] = [0x22, 0x2c]
const opening = [0x5b, 0x7b]
const closing = [0x5d, 0x7d]

/** The value of a JSON text; undefined when it is none, or one that nobody would want to read. */
export function parsed(text: string): { value: unknown } | undefined {
  if (excessOf(text) !== undefined) return undefined
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** Why a text that could be JSON is not read, in words. */
export function excessOf(text: string, most = mostValues): string | undefined {
  if (text.length < harmless) return undefined
  let depth = 0
  let values = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at)
    if (char === quote) {
      const end = endOfString(text, at)
      if (end - at > longest) return `JSON with a text of more than ${longest} characters`
      at = end
    }
    if (opening.includes(char)) depth += 1
    else if (closing.includes(char)) depth -= 1
    else if (char === comma) values += 1
    if (depth > deepest) return `JSON of more than ${deepest} levels`
    if (values > most) return `JSON of more than ${most} values`
  }
  return undefined
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text[at - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return at
  }
  return text.length
}
