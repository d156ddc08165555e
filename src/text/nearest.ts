/** What is longer is no misspelt name, and comparing takes as long as both texts together are wide and high. */
const LONGEST = 256

/** The one of `names` that is most like `text`, undefined when none is like it. Letter case does not count. */
export function nearest(text: string, names: Iterable<string>): string | undefined {
  if (text.length > LONGEST) return undefined
  let best: string | undefined
  // Half of the letters may differ, and no more: a suggestion far off misleads.
  let least = Math.ceil(Math.max(text.length, 2) / 2) + 1
  for (const name of names) {
    // Each letter that one of them has more is a difference.
    if (Math.abs(name.length - text.length) >= least) continue
    const distance = distanceOf(text.toLowerCase(), name.toLowerCase())
    if (distance >= least) continue
    best = name
    least = distance
  }
  return best
}

/** How many letters have to be added, taken away, changed or swapped with their neighbour to make `b` out of `a`. */
function distanceOf(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1] as number[] // rows before this one are there
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const least = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + same)
      row.push(swapped ? Math.min(least, at(rows[i - 2] ?? [], j - 2) + 1) : least)
    }
    rows.push(row)
  }
  return at(rows[a.length] ?? [], b.length)
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY
