import { type Mock, type MockOptions, startMock } from '../../mock/index.ts'
import { type CheckOptions, check } from '../../src/check/run.ts'

const [alice, bob] = ['alice', 'bob'].map((name) => ({
  id: `${name}00000000000000000000000000`,
  name,
  password: `password-of-${name}`,
  actions: name === 'alice' ? ['*'] : [],
  accessKeys: [{ ak: `${name.toUpperCase()}ACCESSKEY0000`, sk: `secret-key-of-${name}-0000000000000000` }],
}))
const projects = [
  { id: '1'.repeat(32), name: 'cn-north-4' },
  { id: '2'.repeat(32), name: 'cn-east-3' },
]

/** The account that checks in tests run in: a user with every right, one without any, two projects. */
export const checkedAccount = { id: 'c'.repeat(32), name: 'checked', users: [alice!, bob!], projects } // both are there
export const checkedMock = (options: MockOptions = {}): Promise<Mock & { url: string }> =>
  startMock({ accounts: [checkedAccount], ...options })

const signInOf = ({ name, password }: { name: string; password: string }) => ({
  user: name,
  password,
  domain: 'checked',
})

/** The options of the command as it is, with everything that a scenario can need. */
export const defaultsOf = (endpoint: string): CheckOptions => ({
  endpoint,
  credentials: signInOf(alice!),
  secondUser: signInOf(bob!),
  projectId: projects[0]?.id,
  secondProjectId: projects[1]?.id,
  signing: alice?.accessKeys[0],
  ...{ only: [], exclude: [], replay: [], generation: undefined, documentedOnly: false, quick: false },
  ...{ maxCases: 100_000, seed: 1, randomRuns: 5, workers: 8, rps: 0, timeoutMs: 120_000, maxTimeMs: 0 },
  ...{ bail: 0, mostKeys: 150, prefix: 'dewkit-check-', loud: false, now: Date.now },
})

export const checkAt = (endpoint: string, options: Partial<CheckOptions> = {}) =>
  check({ ...defaultsOf(endpoint), ...options })
