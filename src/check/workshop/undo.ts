type Work = () => Promise<unknown>

/** What is to be taken back, the last first. */
export function createUndo() {
  const works: Work[] = []
  return {
    later: (work: Work) => void works.push(work),
    /** After all that: what the others may still need. */
    atLast: (work: Work) => void works.unshift(work),
    async all() {
      for (const work of works.splice(0).reverse()) await work().catch(() => undefined)
    },
  }
}
