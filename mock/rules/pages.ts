export type Asked = { limit: string | number; marker?: string | number }

/**
 * A page of `entries`, which are in order of `seq`. The marker is the `seq` of the last entry of the page before: while
 * nothing was deleted it counts entries, as the vendor documents, and it neither skips nor repeats one if some are.
 */
export function pageOf<T extends { seq: number }>(entries: readonly T[], { limit, marker }: Asked) {
  const after = Number(marker || 0)
  const rest = entries.filter((entry) => entry.seq > after)
  const page = rest.slice(0, Number(limit))
  return { entries: page, nextMarker: rest.length > page.length ? String(page.at(-1)?.seq) : '' }
}

/** A page of `entries` that is named by how many come before it. */
export function pageAt<T>(
  entries: readonly T[],
  { limit, offset }: { limit: string | number; offset?: string | number },
) {
  const start = Number(offset || 0)
  return entries.slice(start, start + Number(limit))
}

/** A page of `entries` in order of their ids, after the id `marker`, which need not be there any more. */
export function pageByName<T extends { id: string }>(entries: readonly T[], { limit, marker = '' }: Asked) {
  const rest = entries.filter(({ id }) => id > String(marker)).sort((a, b) => (a.id < b.id ? -1 : 1))
  const page = rest.slice(0, Number(limit))
  return { entries: page, nextMarker: rest.length > page.length ? (page.at(-1)?.id ?? '') : '' }
}

/**
 * A page of `entries` after the one whose id is the marker, in either case; undefined when no entry has that id. The
 * documented marker is a UUID, and so says nothing of where an entry was that is gone.
 */
export function pageAfter<T extends { id: string }>(entries: readonly T[], { limit, marker }: Asked) {
  const last = marker ? entries.findIndex(({ id }) => id === String(marker).toLowerCase()) : -1
  if (marker && last < 0) return undefined
  const rest = entries.slice(last + 1)
  const page = rest.slice(0, Number(limit))
  return { entries: page, nextMarker: rest.length > page.length ? (page.at(-1)?.id ?? '') : '' }
}
