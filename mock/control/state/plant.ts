import type { Seed } from '../../../src/generated/seed.ts'
import { Failure } from '../../../src/text/failure.ts'
import { type Account, demo } from '../../auth/accounts.ts'
import { readSeed } from '../../seed/file.ts'
import { plant as plantCmks } from '../../seed.ts'
import { ControlError } from '../control-error.ts'
import type { ControlHandler, Steering } from '../handler.ts'

export const plant: ControlHandler<'plant'> = async (seed, { store, clock, directory, scope }) => {
  const home = demo.account.projects[0].id
  const { accounts, cmks } = read(seed as Seed, { clock, directory, scope })
  const isNew = ({ name }: Account) => !directory.accounts.some((known) => known.name === name)
  directory.replacePlanted([...directory.planted, ...accounts.filter(isNew)])
  const placed = cmks.map((cmk) => (scope && cmk.project === home ? { ...cmk, project: scope.id } : cmk))
  for (const cmk of placed) await plantCmks(store, [cmk], clock.worldOf(cmk.project))
  const keys = []
  for (const { project, name } of placed) {
    const owner = await store.transact(project, (records) => records.get('name', name)?.owner)
    keys.push({ key_id: owner ?? '', key_alias: name, project_id: project })
  }
  return { keys }
}

type Given = Pick<Steering, 'clock' | 'directory' | 'scope'>

/** A mistake in the seed is one of the request. */
function read(seed: Seed, { clock, directory, scope }: Given) {
  try {
    return readSeed(seed, clock.now(scope?.id), {
      accounts: directory.accounts,
      projects: [...directory.accounts.flatMap(({ projects }) => projects), ...directory.added],
    })
  } catch (error) {
    if (error instanceof Failure) throw new ControlError('invalid', `${error.message}.`)
    throw error
  }
}
