import { spawnSync } from 'node:child_process'

/** From before anybody looked; a history that others have is not rewritten. */
const known = '436f75b'

export type Commit = { hash: string; subject: string }

/** Commits that were made to be folded into another, or that are not done. */
export const unfolded = (commits: readonly Commit[]): string[] =>
  commits
    .filter(({ subject }) => /^(fixup|squash|amend)!|^wip\b/i.test(subject))
    .filter(({ hash }) => !hash.startsWith(known))
    .map(({ hash, subject }) => `${hash.slice(0, 9)} ${subject}`)

/** The history of what is checked out. Undefined where there is none, as in an archive. */
export function historyOf(folder: string): Commit[] | undefined {
  const isRoot = spawnSync('git', ['rev-parse', '--show-prefix'], { cwd: folder, encoding: 'utf8' })
  if (isRoot.status !== 0 || isRoot.stdout.trim() !== '') return undefined
  const { status, stdout } = spawnSync('git', ['log', '--format=%H %s'], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) return undefined
  return stdout
    .trim()
    .split('\n')
    .map((line) => ({ hash: line.slice(0, 40), subject: line.slice(41) }))
}
