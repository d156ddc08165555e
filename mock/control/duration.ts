const units: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 24 * 3_600_000,
  w: 7 * 24 * 3_600_000,
}

/** `8d`, `1h30m`, `500 ms` in whole milliseconds; undefined for what is no duration. */
export function durationMs(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?) ?(ms|[smhdw])(?![a-z]) ?/g)]
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text.trimStart()) return undefined
  return Math.round(
    parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (units[unit] ?? 0), 0),
  )
}
