import { describe, expect, test } from 'vitest'
import { shadowedHandlers, untestedOperations } from './handlers.ts'
import { unfolded } from './history.ts'
import { circleIn, importsOf, importTable, strayImports } from './imports.ts'
import { wrongLengths } from './lengths.ts'
import { pictureOf } from './picture.ts'

/*
 * Each rule over a little broken tree: a rule that nobody has seen to complain may be one that never does.
 */
const treeOf = (files: Record<string, string>) => new Map(Object.entries(files))
const lines = (count: number) => '//\n'.repeat(count)

describe('imports', () => {
  const table = importTable(`## Who may import whom

| room | may import |
|---|---|
| \`kitchen\` | \`cellar\`, \`node:\`, \`ajv\` |
| \`kitchen/oven\` | nothing else |
| \`cellar\` | \`kitchen/menu\` |
| \`owner\` | everything |

## Another

| \`garden\` | everything |
`)
  const house = {
    'kitchen/menu.ts': "import 'node:fs'\nimport { wine } from '../cellar/wine.ts'\n",
    'kitchen/oven/heat.ts': "import { door } from './door.ts'\n",
    'kitchen/oven/door.ts': '',
    'cellar/wine.ts': '',
    'owner/owner.ts': "import 'anything'\n",
  }

  test('the table is the one under its heading', () => {
    expect([...table.keys()]).toEqual(['kitchen', 'kitchen/oven', 'cellar', 'owner'])
    expect(() => importTable('# Nothing')).toThrow(/no table/)
  })

  test('a tidy house has no complaint', () => {
    expect(strayImports(treeOf(house), table)).toEqual([])
    expect(circleIn(treeOf(house))).toBeUndefined()
  })

  test.each([
    ['by name', "import { pan } from '../kitchen/pan.ts'", 'kitchen/pan.ts'],
    ['for its side effect', "import '../kitchen/pan.ts'", 'kitchen/pan.ts'],
    ['of types', "import type { Pan } from '../kitchen/pan.ts'", 'kitchen/pan.ts'],
    ['passed on', "export { pan } from '../kitchen/pan.ts'", 'kitchen/pan.ts'],
    ['passed on as a whole', "export * from '../kitchen/pan.ts'", 'kitchen/pan.ts'],
    ['when needed', "const pan = await import('../kitchen/pan.ts')", 'kitchen/pan.ts'],
    ['when needed, as a template', 'const pan = await import(`../kitchen/pan.ts`)', 'kitchen/pan.ts'],
    ['when needed, from somewhere', 'const pan = await import(where)', '(where)'],
    ['in a type', "let pan: import('../kitchen/pan.ts').Pan", 'kitchen/pan.ts'],
    ['over several lines', "import {\n  pan,\n} from\n  '../kitchen/pan.ts'", 'kitchen/pan.ts'],
    ['in double quotes', 'import { pan } from "../kitchen/pan.ts"', 'kitchen/pan.ts'],
    ['of a package', "import ajv from 'ajv-formats'", 'ajv-formats'],
    ['of a file that begins like one that it may', "import '../kitchen/menus.ts'", 'kitchen/menus.ts'],
  ])('one that is not allowed is seen %s', (_, text, target) => {
    expect(strayImports(treeOf({ ...house, 'cellar/wine.ts': text }), table)).toEqual([
      `cellar/wine.ts imports ${target}, which cellar may not`,
    ])
  })

  test('a word in a comment or a text is none', () => {
    expect(importsOf('a.ts', "// import 'x'\nconst text = \"from 'y'\"\n")).toEqual([])
  })

  test('a file without a room and a room without a file are named', () => {
    const { 'cellar/wine.ts': _, ...rest } = house
    const tree = treeOf({ ...rest, 'attic/box.ts': '', 'kitchen/menu.ts': '' })

    expect(strayImports(tree, table)).toEqual([
      'cellar is in the table, and nowhere else',
      'attic/box.ts is in no room of the table',
    ])
  })

  test('a circle is shown, also one that closes by a side effect', () => {
    const tree = treeOf({
      'a.ts': "import './b.ts'",
      'b.ts': "export * from './c.ts'",
      'c.ts': "import './a.ts'",
    })

    expect(circleIn(tree)).toEqual(['a.ts', 'b.ts', 'c.ts', 'a.ts'])
  })

  test('the picture has an arrow for each pair of rooms', () => {
    const tree = treeOf({ ...house, 'cellar/wine.ts': "import '../kitchen/menu.ts'\n" })

    expect(pictureOf(tree, table)).toBe(`\`\`\`mermaid
flowchart TD
  cellar["cellar"] --> kitchen_menu["kitchen/menu"]
  kitchen["kitchen"] --> cellar["cellar"]
\`\`\``)
  })
})

describe('lengths', () => {
  const longFunction = `export function cook() {\n${lines(69)}}\n`

  test.each([
    ['a file', { 'a.ts': lines(351) }, {}, 'a.ts has 351 lines, which may be 350'],
    ['a function', { 'a.ts': longFunction }, {}, 'a.ts cook has 71 lines, which may be 70'],
    [
      'an arrow',
      { 'a.ts': `const cook = async () => {\n${lines(70)}}\n` },
      {},
      'a.ts cook has 72 lines, which may be 70',
    ],
    [
      'a method',
      { 'a.ts': `const kitchen = {\n  cook() {\n${lines(70)}  },\n}\n` },
      {},
      'a.ts cook has 72 lines, which may be 70',
    ],
    [
      'a test',
      { 'a.ts': `describe('a', () => {\n  test('b', () => {\n${lines(70)}  })\n})\n` },
      {},
      /^a\.ts test\('b', \(\) => \{ .* has 72 lines, which may be 70$/,
    ],
    ['what has grown', { 'a.ts': lines(380) }, { 'a.ts': 370 }, 'a.ts has grown from 370 lines to 380'],
    [
      'what has shrunk',
      { 'a.ts': lines(360) },
      { 'a.ts': 370 },
      'a.ts has shrunk to 360 lines: lower its figure from 370',
    ],
    [
      'what is short now',
      { 'a.ts': lines(9) },
      { 'a.ts': 370 },
      'a.ts has 9 lines and needs no row any more',
    ],
    ['what is gone', {}, { 'a.ts': 370 }, 'a.ts is not there any more'],
  ])('%s is named', (_, files, long, complaint) => {
    expect(wrongLengths(treeOf(files as Record<string, string>), long as Record<string, number>)).toEqual([
      typeof complaint === 'string' ? complaint : expect.stringMatching(complaint),
    ])
  })

  test.each([
    ['a file of 350 lines', { 'a.ts': lines(350) }, {}],
    ['a function of 70 lines', { 'a.ts': longFunction.replace('//\n', '') }, {}],
    ['a list of tests', { 'a.ts': `describe.each([1])('a', () => {\n${lines(90)}})\n` }, {}],
    ['what is as long as its row says', { 'a.ts': lines(370) }, { 'a.ts': 370 }],
  ])('%s is not', (_, files, long) => {
    expect(wrongLengths(treeOf(files as Record<string, string>), long as Record<string, number>)).toEqual([])
  })
})

describe('handlers', () => {
  const registry =
    "import * as data from './data.ts'\nimport * as keys from './keys.ts'\nimport { x } from './x.ts'\n"
  const treeWith = (keys: string) =>
    treeOf({
      'mock/operations/index.ts': registry,
      'mock/operations/data.ts': 'export const encryptData = 1\nconst enableKey = 2\n',
      'mock/operations/keys.ts': keys,
      'mock/operations/x.ts': 'export const encryptData = 1\n',
    })

  test.each([
    ['as a constant', 'export const encryptData = 2\n'],
    ['as a function', 'export function encryptData() {}\n'],
    ['passed on', "export { encryptData } from './x.ts'\n"],
    ['under another name', 'const other = 1\nexport { other as encryptData }\n'],
  ])('one that two groups export is named, %s', (_, keys) => {
    expect(shadowedHandlers(treeWith(keys))).toEqual([
      'encryptData is exported by mock/operations/data.ts and mock/operations/keys.ts',
    ])
  })

  test('what is passed on as a whole cannot be seen, and is named', () => {
    expect(shadowedHandlers(treeWith("export * from './x.ts'\n"))).toEqual([
      '* is exported by mock/operations/keys.ts',
    ])
  })

  test('a type, and what one group keeps to itself, shadow nothing', () => {
    expect(shadowedHandlers(treeWith('export type encryptData = 1\nexport const enableKey = 1\n'))).toEqual(
      [],
    )
  })

  test('one without a test is named', () => {
    const operations = {
      encryptData: { path: '/v1.0/{project_id}/kms/encrypt-data' },
      showVersion: { path: '/{version_id}' },
      meltKey: { path: '/v1.0/{project_id}/kms/melt-key' },
    }
    const tree = treeOf({
      'test/operations/a.test.ts': "kms.ok('encryptData')\nkms.send({ url: '/v3' })\n",
      'test/cli/a.test.ts': "'meltKey'",
    })

    expect(untestedOperations(tree, operations)).toEqual(['meltKey has no test in test/operations'])
  })
})

describe('the history', () => {
  test('what was to be folded into another, or was not done, is named', () => {
    const subjects = [
      ...['fixup! mock: cook', 'squash! mock: cook', 'amend! mock: cook', 'wip', 'WIP: cook'],
      ...['mock: cook', 'mock: wipe the table', 'docs: never write fixup! again'],
    ]
    const commits = subjects.map((subject) => ({ hash: 'a'.repeat(40), subject }))

    expect(unfolded(commits)).toEqual(subjects.slice(0, 5).map((subject) => `aaaaaaaaa ${subject}`))
  })

  test('what everybody has already is let be', () => {
    const commits = [{ hash: '436f75b'.padEnd(40, '0'), subject: 'fixup! check: scenarios' }]

    expect(unfolded(commits)).toEqual([])
  })
})
