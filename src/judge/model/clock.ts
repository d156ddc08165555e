/** Clocks differ, and one of a test stands still: within that it is the same moment. */
const slackMs = 5 * 60_000
/** A clock that is off by more shows another unit, not another time. */
const mostOffsetMs = 3 * 366 * 86_400_000

type Span = { from: number; to: number }

/** The clock of the service, as its answers tell it. */
export function createClock() {
  let offset: number | undefined

  return {
    /** Whether a moment of the service's clock was within this span of ours. The first one tells how far they are apart. */
    isNear(ms: number, { from, to }: Span): boolean {
      if (!Number.isFinite(ms) || Math.abs(ms - to) > mostOffsetMs) return false
      offset ??= ms - to
      const isNear = ms >= from + offset - slackMs && ms <= to + offset + slackMs
      // Somebody may have set it.
      if (!isNear) offset = ms - to
      return isNear
    },
  }
}
