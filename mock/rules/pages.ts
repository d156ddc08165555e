export type Asked = { limit: string | number; marker?: string | number }

/**
 * Where to look for a page of entries in order of `seq`: one more than it holds, which tells whether there are more. The
 * marker is the `seq` of the last entry of the page before: while nothing was deleted it counts entries, as the vendor
 * documents, and it neither skips nor repeats one if some are.
 */
export const placeOf = ({ limit, marker }: Asked) => ({
  after: Number(marker || 0),
  limit: Number(limit) + 1,
})

/** The page in what was found at its place. */
export function pageOf<T extends { seq: number }>(found: readonly T[], { limit }: Asked) {
  const page = found.slice(0, Number(limit))
  return { entries: page, nextMarker: found.length > page.length ? String(page.at(-1)?.seq) : '' }
}

/** The same for entries whose marker is an id. */
export function pageById<T extends { id: string }>(found: readonly T[], { limit }: Asked) {
  const page = found.slice(0, Number(limit))
  return { entries: page, nextMarker: found.length > page.length ? (page.at(-1)?.id ?? '') : '' }
}

/** A page of `entries` that is named by how many come before it. */
export function pageAt<T>(
  entries: readonly T[],
  { limit, offset }: { limit: string | number; offset?: string | number },
) {
  const start = Number(offset || 0)
  return entries.slice(start, start + Number(limit))
}
