/** `quota`: how many CMKs there may be, default master keys apart; without it as many as you like. */
export type Project = { id: string; name: string; quota?: number }
export type AccessKey = { ak: string; sk: string }
export type User = { id: string; name: string; password: string; actions: string[]; accessKeys: AccessKey[] }
/** What an account lets users of another one do in its name. */
export type Agency = { id: string; name: string; trustedDomain: string; actions: string[] }
export type Account = {
  id: string
  name: string
  users: User[]
  projects: Project[]
  agencies?: Agency[]
}

type Named = { id: string; name: string }

/** Who calls. `actions` are the rights, such as `kms:cmk:*`. An agency stands for the account that has made it. */
export type Caller = {
  domain: Named
  user: Named
  actions: string[]
  /** The user behind an agency. */
  assumedBy?: { domain: Named; user: Named }
}
/** What a token or a temporary access key says about its owner. */
export type Owner = { userId: string; agencyId?: string }
export type Credentials = Caller & { sk: string }

/** The one account that is built in, always the same. docs/authentication.md and the README print it. */
export const demo = {
  account: {
    id: 'd78cbac186b744899480f25bd022f468',
    name: 'dewkit-demo',
    users: [
      {
        id: '36db2a0f4a1b4dbfb4f4d7c64bb9c2f0',
        name: 'demo',
        password: 'Demo-Passw0rd',
        actions: ['*'],
        accessKeys: [{ ak: 'DEWKITDEMOACCESSKEY0', sk: 'dewkit-demo-secret-access-key-0000000000' }],
      },
    ],
    projects: [{ id: '0123456789abcdef0123456789abcdef', name: 'cn-north-4' }],
  },
  cmk: { id: '0d0466b0-e727-4d9c-b35d-f84bb474a37f', alias: 'alias/demo', name: 'demo' },
} as const satisfies { account: Account; cmk: object }

export type Directory = ReturnType<typeof createDirectory>

/** The projects of the accounts, which may become more and fewer. */
function createProjects(accounts: readonly Account[]) {
  const all = accounts.flatMap(({ id, projects }) => projects.map((project) => [id, project] as const))
  const domainOf = new Map(all.map(([domainId, { id }]) => [id, domainId]))
  const projects = new Map(all.map(([, project]) => [project.id, project]))
  const listed = new Map(accounts.map(({ id, projects }) => [id, [...projects]]))

  return {
    /** Gives an account one more project. */
    addProject(domainId: string, project: Project) {
      listed.get(domainId)?.push(project)
      domainOf.set(project.id, domainId)
      projects.set(project.id, project)
    },
    removeProject(projectId: string) {
      const domainId = domainOf.get(projectId) ?? ''
      listed.set(domainId, listed.get(domainId)?.filter(({ id }) => id !== projectId) ?? [])
      domainOf.delete(projectId)
      projects.delete(projectId)
    },
    domainOfProject: (projectId: string) => domainOf.get(projectId),
    project: (projectId: string) => projects.get(projectId),
    projectsOf: (domainId: string): readonly Project[] => listed.get(domainId) ?? [],
  }
}

/** Accounts, found by whatever a request names. */
export function createDirectory(given: readonly Account[]) {
  let planted: Account[] = []
  let known = indexOf(given)
  const added = new Map<string, { domainId: string; project: Project }>()

  const accounts = () => [...given, ...planted]
  const index = () => {
    known = indexOf(accounts())
    for (const { domainId, project } of added.values()) known.projects.addProject(domainId, project)
  }

  return {
    get accounts(): readonly Account[] {
      return accounts()
    },
    /** The accounts that were added later. */
    get planted(): readonly Account[] {
      return planted
    },
    /** Has these accounts, and no others, besides those that it had from its beginning. */
    replacePlanted(instead: readonly Account[]) {
      planted = [...instead]
      index()
    },
    /** The projects that were added later. */
    get added(): readonly Project[] {
      return [...added.values()].map(({ project }) => project)
    },
    /** Gives an account one more project. */
    addProject(domainId: string, project: Project) {
      added.set(project.id, { domainId, project })
      known.projects.addProject(domainId, project)
    },
    removeProject(projectId: string) {
      added.delete(projectId)
      known.projects.removeProject(projectId)
    },
    /** The caller whom requests without usable credentials stand for, when authentication is lenient or off. */
    get anybody() {
      return known.anybody
    },
    /** The caller that a token or key was made for, if user and agency are still there. */
    caller({ userId, agencyId }: Owner): Caller | undefined {
      const user = known.byUserId.get(userId)
      if (agencyId === undefined) return user
      const found = known.agencies.get(agencyId)
      const isTrusted = user?.domain.name === found?.agency.trustedDomain
      return user && found && isTrusted ? agent(found.account, found.agency, user) : undefined
    },
    /** The agency of that name, if it trusts the account of the user. */
    agencyFor({ domain }: Caller, wanted: { name: string; domain: Partial<Named> }): Agency | undefined {
      const found = [...known.agencies.values()].find(
        ({ account, agency }) => agency.name === wanted.name && isCalled(wanted.domain, account),
      )
      return found?.agency.trustedDomain === domain.name ? found.agency : undefined
    },
    usersOf: (domainId: string): readonly Named[] =>
      accounts().find(({ id }) => id === domainId)?.users ?? [],
    credentials: (ak: string) => known.byAccessKey.get(ak),
    domainOfProject: (projectId: string) => known.projects.domainOfProject(projectId),
    project: (projectId: string) => known.projects.project(projectId),
    projectsOf: (domainId: string) => known.projects.projectsOf(domainId),
    /** The user with this name (or id) and password. */
    signIn(wanted: Wanted) {
      const found = known.all.find((each) => isWanted(each, wanted))
      return found?.user.password === wanted.password ? callerOf(found.account, found.user) : undefined
    },
  }
}

type Wanted = {
  id?: string
  name?: string
  password: string
  domain?: { id?: string; name?: string }
}

const isWanted = ({ account, user }: { account: Account; user: User }, { id, name, domain }: Wanted) =>
  id !== undefined
    ? user.id === id
    : user.name === name && (account.name === domain?.name || account.id === domain?.id)

const callerOf = (account: Account, user: User): Caller => ({
  domain: { id: account.id, name: account.name },
  user: { id: user.id, name: user.name },
  actions: user.actions,
})

const agent = (account: Account, { id, name, actions }: Agency, { domain, user }: Caller): Caller => ({
  domain: { id: account.id, name: account.name },
  user: { id, name: `${account.name}/${name}` },
  actions,
  assumedBy: { domain, user },
})

function indexOf(accounts: readonly Account[]) {
  const all = accounts.flatMap((account) => account.users.map((user) => ({ account, user })))
  const byUserId = new Map(all.map(({ account, user }) => [user.id, callerOf(account, user)]))
  const byAccessKey = new Map(
    all.flatMap(({ account, user }) =>
      user.accessKeys.map(({ ak, sk }): [string, Credentials] => [ak, { ...callerOf(account, user), sk }]),
    ),
  )
  const agencies = new Map(
    accounts.flatMap((account) =>
      (account.agencies ?? []).map((agency) => [agency.id, { account, agency }] as const),
    ),
  )
  const [anybody] = byUserId.values()
  return { all, byUserId, byAccessKey, agencies, anybody, projects: createProjects(accounts) }
}

/** By its id or, where there is none, by its name. */
const isCalled = ({ id, name }: Partial<Named>, account: Account) =>
  id ? id === account.id : name === account.name
