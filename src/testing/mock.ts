import { randomBytes } from 'node:crypto'
import { demo } from '../../mock/auth/accounts.ts'
import { createMock, createMockOver, listening } from '../../mock/index.ts'
import { readSeed, readSeedFile } from '../../mock/seed/file.ts'
import { demoCmk } from '../../mock/seed.ts'
import { clientsAt, environmentOf } from '../cli/clients.ts'
import { createClient } from '../client/client.ts'
import { Failure } from '../text/failure.ts'
import { forgetfulStore } from './projects.ts'
import type { IsolatedProject, Mock, MockOptions, Project, Seed, Server } from './types.ts'

export type { Credentials } from '../client/access.ts'
export type { Client } from '../client/types.ts'
export type * from './types.ts'
export { demo }

const [home] = demo.account.projects
const [user] = demo.account.users
const [{ ak, sk }] = user.accessKeys

/** Starts a mock in this process. Its `url` has no slash at the end. */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { server, projectAt } = await start(options)
  return { ...server, ...projectAt(home) }
}

/** Starts a mock that others share, each in a project of its own. */
export async function startServer(options: Omit<MockOptions, 'data'> = {}): Promise<Server> {
  const { server, isolatedProject } = await start(options)
  return { ...server, isolatedProject }
}

async function start({ seed, data, now, ...options }: MockOptions) {
  const world = now === undefined ? {} : { now }
  const planted = seedOf(seed, now ?? Date.now)
  const store = forgetfulStore()
  const settings = { ...options, ...planted, world }
  const made = await (data === undefined
    ? createMockOver(store, settings)
    : createMock({ ...settings, data }))
  const mock = await listening(made, options)
  const plantFor = (seed: Pick<Seed, 'keys'>, project: Project) =>
    mock.plant(seedOf(seed, mock.world.now, project).cmks)

  const projectAt = (project: Project) => ({
    project,
    credentials: { ...signIn, project: project.name },
    accessKey: { ak, sk },
    env: environmentOf(clientsAt(mock.url, project)),
    client: async () =>
      createClient({
        ...{ endpoint: mock.url, credentials: signIn, projectId: project.id },
        now: mock.world.now,
      }),
    plant: (seed: Pick<Seed, 'keys'>) => plantFor(seed, project),
  })
  const server = {
    ...{ url: mock.url, control: mock.control },
    async reset() {
      if (data !== undefined) throw new Error('a mock with data cannot be reset: remove the folder')
      await store.forgetAll()
      await mock.plant([demoCmk, ...planted.cmks])
    },
    close: mock.close,
    [Symbol.asyncDispose]: mock.close,
  }
  const isolatedProject = async (): Promise<IsolatedProject> => {
    const id = randomBytes(16).toString('hex')
    const project = { id, name: `${home.name}_${id}` }
    store.separate(id)
    mock.directory.addProject(demo.account.id, project)
    await mock.plant([{ ...demoCmk, project: id }])
    const remove = async () => {
      mock.directory.removeProject(id)
      await store.forget(id)
    }
    return {
      ...projectAt(project),
      url: mock.url,
      control: mock.control.in(id),
      remove,
      [Symbol.asyncDispose]: remove,
    }
  }
  return { server, projectAt, isolatedProject }
}

const signIn = { user: user.name, password: user.password, domain: demo.account.name }

/** `seed` is an object or a file's path. Keys that name no project go to `project`. */
function seedOf(seed: Seed | string | undefined, now: () => number, project: Project = home) {
  if (seed === undefined) return { accounts: [], cmks: [] }
  try {
    const { accounts, cmks } = typeof seed === 'string' ? readSeedFile(seed, now()) : readSeed(seed, now())
    return {
      accounts,
      cmks: cmks.map((cmk) => (cmk.project === home.id ? { ...cmk, project: project.id } : cmk)),
    }
  } catch (error) {
    if (error instanceof Failure) throw new TypeError([error.where, error.message].filter(Boolean).join(': '))
    throw error
  }
}
