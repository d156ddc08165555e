/*
 * PostgreSQL has no NUL in a text, and UTF-8 no half of a surrogate pair: they are written in other words, as is the
 * character that begins those. The order of texts stays as it is but for those halves.
 */
const awkward = /[\0\x01]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const written = /\x01([0-9a-f]{4})/g

export const toText = (text: string): string =>
  text.replace(awkward, (unit) => `\x01${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

export const fromText = (text: string): string =>
  text.replace(written, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)))
