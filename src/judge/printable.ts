/**
 * What a terminal obeys, or what nobody sees: control characters, marks of direction, ends of line and paragraph,
 * invisible and half characters.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu

const named = (char: string) => {
  const code = char.codePointAt(0) ?? 0
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}

/** A text that somebody else wrote, as one harmless line: what cannot be seen in it is named, as `\x1b` or `\u{202e}`. */
export const printable = (text: string): string => text.replace(unseen, named)

/** The same, where a line may stay a line. */
export const printableLines = (text: string): string =>
  text.replace(unseen, (char) => (char === '\n' ? char : named(char)))

/** JSON, in the escapes of JSON. */
export const printableJson = (value: unknown, indent?: number): string =>
  (JSON.stringify(value, null, indent) ?? 'null').replace(unseen, (char) =>
    char === '\n' ? char : Array.from({ length: char.length }, (_, at) => unit(char.charCodeAt(at))).join(''),
  )

const unit = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`
