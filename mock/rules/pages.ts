import { limits } from '../../src/generated/limits.ts'

export type Asked = { limit?: string | number; marker?: string | number }

/**
 * A page of `entries`, which are in order of `seq`. The marker is the `seq` of the last entry of the page before: while
 * nothing was deleted it counts entries, as the vendor documents, and it neither skips nor repeats one if some are.
 */
export function pageOf<T extends { seq: number }>(entries: T[], { limit, marker }: Asked) {
  const after = Number(marker || 0)
  const most = Math.min(Number(limit || limits.pageDefault), limits.pageMaximum)
  const rest = entries.filter((entry) => entry.seq > after)
  const page = rest.slice(0, most)
  return { entries: page, nextMarker: rest.length > page.length ? String(page.at(-1)?.seq) : '' }
}
