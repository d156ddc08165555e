import { type Family, nameOf } from './family.ts'

/** CMKs that nobody uses at the moment, by family. */
export function createShelves() {
  const free = new Map<string, string[]>()
  const families = new Map<string, string>()

  const shelf = (family: string) => {
    const ids = free.get(family) ?? []
    free.set(family, ids)
    return ids
  }

  return {
    /** Says where it belongs: it is still in use. */
    label: (id: string, family: Family) => void families.set(id, nameOf(family)),
    put: (id: string) => void shelf(families.get(id) ?? '').push(id),
    take: (family: Family): string | undefined => shelf(nameOf(family)).pop(),
    drop(ids: ReadonlySet<string>) {
      for (const [family, kept] of free)
        free.set(
          family,
          kept.filter((id) => !ids.has(id)),
        )
    },
  }
}
