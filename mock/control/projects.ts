import { nearest } from '../../src/text/nearest.ts'
import { demo, type Project } from '../auth/accounts.ts'
import { ControlError } from './control-error.ts'
import type { ControlHandler, Steered } from './handler.ts'
import { clear } from './state/records.ts'
import { plantDemo } from './state/reset.ts'
import { addedProject } from './state/snapshot.ts'

export const projects: ControlHandler<'projects'> = (_, { directory }) => ({
  projects: allOf(directory).map(({ id, name }) => ({
    ...{ id, name },
    added: directory.added.some((project) => project.id === id),
  })),
})

export const addProject: ControlHandler<'addProject'> = async (_, steering) => {
  const project = addedProject(steering.clock.world.random(16).toString('hex'))
  steering.directory.addProject(demo.account.id, project)
  await plantDemo(project.id, steering)
  return { ...project, added: true }
}

export const removeProject: ControlHandler<'removeProject'> = async (
  { project },
  { directory, store, clock },
) => {
  if (!directory.added.some(({ id }) => id === project))
    throw new ControlError('unknown', `No project with the id "${project}" was added while the mock ran.`)
  directory.removeProject(project)
  clock.reset(project)
  await store.transact(project, clear)
  return {}
}

const allOf = (directory: Steered['directory']): Project[] => [
  ...directory.accounts.flatMap(({ projects }) => projects),
  ...directory.added,
]

/** The project of that id or name. */
export function projectCalled(text: string, directory: Steered['directory']): Project {
  const all = allOf(directory)
  const found = all.filter(({ id, name }) => id === text || name === text)
  const [first] = found
  if (first && found.length === 1) return first
  if (first) throw new ControlError('invalid', `Several projects are called "${text}": give the id.`)
  const names = all.flatMap(({ id, name }) => [id, name])
  throw new ControlError('unknown', `No project has the id or the name "${text}".`, nearest(text, names))
}
