import type { Observed } from './observe.ts'
import { leavesOf } from './shape.ts'

type Side = 'left' | 'right'
type Node = { words: Set<string>; answers: number; id: string }
type Seen = Map<string, Node>

const enough = 3
/** A service that invents names must not fill the memory. */
const mostPaths = 2000

/**
 * What is in a list depends on what else lives in the project, so that single answers cannot be compared. The entries of
 * all answers of an operation together can: a field that most of them have on one side and none has on the other, or
 * that has another type there.
 */
export function createListLedger() {
  const sides: Record<Side, Map<string, Seen>> = { left: new Map(), right: new Map() }

  function see(side: Side, observations: readonly Observed[], id: string) {
    for (const { operation, status, body } of observations) {
      const key = `${operation} ${status}`
      const seen = sides[side].get(key) ?? new Map()
      sides[side].set(key, seen)
      for (const { path, word, inList } of leavesOf(body)) if (inList) count(seen, path, word, id)
    }
  }

  function notes() {
    return [...sides.left].flatMap(([key, left]) => {
      const right = sides.right.get(key) ?? new Map()
      const paths = [...new Set([...left.keys(), ...right.keys()])].sort()
      return paths
        .filter((path) => isTelling(path, left, right))
        .map((path) => ({
          ...{ kind: 'shape' as const, what: path, operation: key.split(' ', 1)[0] ?? '' },
          ...{ left: wordsAt(left, path), right: wordsAt(right, path) },
          id: left.get(path)?.id ?? right.get(path)?.id ?? '',
        }))
        .filter((note) => note.left !== note.right)
    })
  }

  return { see, notes }
}

function count(seen: Seen, path: string, word: string, id: string) {
  if (seen.size >= mostPaths && !seen.has(path)) return
  const node = seen.get(path) ?? { words: new Set(), answers: 0, id }
  seen.set(path, node)
  node.answers += 1
  for (const each of word.split(' | ')) node.words.add(each)
}

/** A field that only some entries have may be missing by chance. */
function isTelling(path: string, left: Seen, right: Seen): boolean {
  const [ours, theirs] = [left.get(path), right.get(path)]
  if (ours && theirs) return true
  const above = path.replace(/(\.[^.[]+|\[\])$/, '')
  const [holding, lacking] = ours ? [left, right] : [right, left]
  const held = (ours ?? theirs)?.answers ?? 0
  return held * 2 >= (holding.get(above)?.answers ?? 0) && (lacking.get(above)?.answers ?? 0) >= enough
}

const wordsAt = (seen: Seen, path: string) => [...(seen.get(path)?.words ?? ['missing'])].sort().join(' or ')
