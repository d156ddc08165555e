import { beforeEach, describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { steer } from '../support/control.ts'
import { projectId, useEmulator } from '../support/emulator.ts'

const demoId = demo.cmk.id

describe('reset', () => {
  const kms = useEmulator()

  test('puts the demo key back, with the material that it had, and takes all others away', async () => {
    const { cipher_text } = await kms.ok('encryptData', { key_id: demoId, plain_text: 'hello' })
    const key_id = await kms.cmkIn('enabled')
    await kms.ok('disableKey', { key_id: demoId })

    expect(await kms.mock.control.reset()).toEqual({ projects: [projectId], unfired: [] })
    expect(await kms.ok('decryptData', { cipher_text })).toMatchObject({
      key_id: demoId,
      plain_text: 'hello',
    })
    expect(await kms.refused('describeKey', { key_id })).toBe('KeyNotFound')
  })

  test('leaves tokens good and sets the clock back', async () => {
    await kms.mock.control.setClock({ advance: '3h', freeze: true })
    await kms.mock.control.reset()

    expect(await kms.mock.control.clock()).toMatchObject({ frozen: false, offset_ms: 0 })
    expect(await kms.ok('listKeys', {})).toMatchObject({ keys: [demoId] })
  })
})

describe('snapshot and restore', () => {
  const kms = useEmulator()

  test('bring back what was, ciphertexts included', async () => {
    const key_id = await kms.cmkIn('enabled', { aliases: ['orders'], tags: { team: 'blue' } })
    const { cipher_text } = await kms.ok('encryptData', { key_id: 'alias/orders', plain_text: 'hello' })
    const before = await kms.mock.control.snapshot()
    await kms.ok('disableKey', { key_id })
    await kms.cmkIn('enabled')
    await kms.mock.control.restore(before)

    expect(await kms.ok('decryptData', { cipher_text })).toMatchObject({ key_id, plain_text: 'hello' })
    expect(await kms.ok('listKeys', {})).toMatchObject({ keys: [demoId, key_id], total: 2 })
    expect(await kms.mock.control.snapshot()).toEqual(before)
  })

  test('go through one file, which has a line for each record', async () => {
    const key_id = await kms.cmkIn('disabled', { aliases: ['orders'] })
    const { text } = await steer(kms, 'snapshot')
    await kms.mock.control.reset()
    const { status, body } = await steer(kms, 'restore', { body: JSON.parse(text) })

    expect(text.split('\n').filter((line) => line.includes(key_id))).toHaveLength(3)
    expect([status, body]).toEqual([200, { projects: [projectId], records: 6 }])
    expect((await steer(kms, 'snapshot')).text).toBe(text)
  })

  test('tell no secret of the mock itself', async () => {
    const [, , payload = ''] = /^MII(.+)\.(.+)$/.exec(kms.token) ?? []
    const { text } = await steer(kms, 'snapshot')

    expect(payload).not.toBe('')
    expect(text).not.toContain('token-secret')
  })

  test('refuse what is no snapshot, and change nothing then', async () => {
    const before = await kms.mock.control.snapshot()
    const wrong = { ...before, projects: { [projectId]: { cmks: [{ id: 'x' }] } } }
    const broken = { ...before, projects: { [projectId]: { cmk: [{ id: 'x' }] } } }

    await expect(kms.mock.control.restore(wrong)).rejects.toThrow(
      'A snapshot has no records of the kind "cmks". Did you mean "cmk"?',
    )
    await expect(kms.mock.control.restore(broken)).rejects.toThrow('The cmk x is not as a snapshot has it')
    expect(await kms.mock.control.snapshot()).toEqual(before)
  })
})

describe('a snapshot that somebody has changed', () => {
  const kms = useEmulator()
  const record = async (kind: string) => {
    const { projects } = await kms.mock.control.snapshot()
    return projects[projectId]?.[kind]?.[0] as { id: string }
  }
  const restored = (kind: string, records: object[]) =>
    steer(kms, 'restore', { body: { dewkit: 'snapshot 1', projects: { [projectId]: { [kind]: records } } } })

  /** Values that no field has. */
  const odd = [null, {}, [null], [{}], -1, 1e300, 1.5, '__proto__']

  beforeEach(async () => {
    await kms.mock.control.bringAbout({ state: 'a grant on orders for somebody to encrypt-data' })
    await kms.mock.control.bringAbout({ state: 'a keystore stock' })
  })

  test.each(['cmk', 'name', 'alias', 'grant', 'keystore'])(
    'is refused, or serves: a %s without a field, or with an odd one',
    async (kind) => {
      const whole = await record(kind)
      const wrongs = Object.keys(whole).flatMap((field) => {
        const { [field as 'id']: _, ...without } = whole
        return [without, ...odd.map((value) => ({ ...whole, [field]: value }))]
      })
      for (const wrong of [...wrongs, { ...whole, stray: 1 }, { id: 'x' }]) {
        const { status, body } = await restored(kind, [wrong])
        expect([200, 400], JSON.stringify(wrong)).toContain(status)
        if (status === 400) continue
        expect(body.records).toBe(1)
        for (const [id, asked] of questions(whole.id)) {
          const answer = await kms.call(id, asked)
          expect(answer.status, `${id} after ${JSON.stringify(wrong)}: ${answer.text}`).toBeLessThan(500)
        }
      }
      expect((await restored(kind, [whole])).status).toBe(200)
    },
  )

  const questions = (key_id: string) =>
    [
      ['describeKey', { key_id }],
      ['encryptData', { key_id, plain_text: 'x' }],
      ['getKeyRotationStatus', { key_id }],
      ['listGrants', { key_id }],
      ['listKeys', {}],
      ['listAliases', undefined],
      ['listKmsTags', undefined],
      ['listKeyStores', undefined],
      ['showUserQuotas', undefined],
    ] as const

  test.each([
    ['versions', []],
    ['versions', ['']],
    ['versions', ['!!!']],
    ['spec', 'RSA_2048'],
    ['usage', 'SIGN_VERIFY'],
    ['imported', [{ id: 'x', fingerprint: 'f', importedAt: 0, expiresAt: 'x' }]],
    ['rotation', { since: 0, intervalDays: 0 }],
    ['tags', { team: 1 }],
  ])('is refused with %s: %j', async (field, value) => {
    const { body } = await restored('cmk', [{ ...(await record('cmk')), [field]: value }])

    expect(body.error.message).toMatch(/^The cmk .* is not as a snapshot has it: look at /)
  })

  test('serves where a CMK is its own primary', async () => {
    const cmk = await record('cmk')
    await restored('cmk', [{ ...cmk, primary: { project: projectId, id: cmk.id } }])

    expect(await kms.ok('describeKey', { key_id: cmk.id })).toBeTruthy()
  })

  test.each([[null], [{}], [{ id: 'a', name: 'b', projects: [null], users: [{}] }]])(
    'is refused with the account %j, and nobody is locked out',
    async (account) => {
      const body = { dewkit: 'snapshot 1', projects: {}, accounts: [account] }

      expect((await steer(kms, 'restore', { body })).status).toBe(400)
      expect(await kms.signIn()).toBeTruthy()
    },
  )

  test('is refused where it has what is the mock’s own', async () => {
    const body = { dewkit: 'snapshot 1', projects: { '': { setting: [{ id: 'token-secret', value: 'x' }] } } }

    expect((await steer(kms, 'restore', { body })).status).toBe(400)
  })
})

describe('a seed', () => {
  const kms = useEmulator()

  test('is planted into the running mock, accounts included', async () => {
    const users = [{ name: 'alice', password: 'Alice-Passw0rd' }]
    const seed = {
      accounts: [{ domain: 'acme', users, projects: [{ name: 'cn-north-7' }] }],
      keys: [{ key_alias: 'orders', project: 'cn-north-7', aliases: ['orders'] }, { key_alias: 'here' }],
    }
    const { body } = await steer(kms, 'seed', { body: seed })
    const [{ key_id, project_id }] = body.keys
    const token = await kms.signIn(
      { name: 'alice', password: 'Alice-Passw0rd', domain: { name: 'acme' } },
      { project: { name: 'cn-north-7' } },
    )
    const extras = { path: { project_id }, headers: { 'x-auth-token': token } }

    expect(await kms.ok('describeKey', { key_id: 'alias/orders' }, extras)).toMatchObject({
      key_info: { key_id },
    })
    expect((await kms.mock.control.snapshot()).accounts).toMatchObject([{ name: 'acme' }])
    expect((await steer(kms, 'seed', { body: seed })).body).toEqual(body)
  })

  test('is refused at its mistake', async () => {
    const { status, body } = await steer(kms, 'seed', { body: { keys: [{ key_alais: 'orders' }] } })

    expect(status).toBe(400)
    expect(body.error.message).toContain('key_alais')
  })
})

describe('a project of one’s own', () => {
  const kms = useEmulator()

  test('is reset, saved and planted without the others noticing', async () => {
    const project = await kms.mock.control.addProject()
    const own = kms.mock.control.in(project.id)
    const token = await kms.signIn(undefined, { project: { id: project.id } })
    const extras = { path: { project_id: project.id }, headers: { 'x-auth-token': token } }
    const elsewhere = await kms.cmkIn('enabled')
    await own.plant({ keys: [{ key_alias: 'orders', aliases: ['orders'] }] } as never)
    const saved = await own.snapshot()
    await own.reset()

    expect(Object.keys(saved.projects)).toEqual([project.id])
    expect(await kms.refused('describeKey', { key_id: 'alias/orders' }, extras)).toBe('KeyNotFound')
    expect(await kms.ok('describeKey', { key_id: 'alias/demo' }, extras)).toBeTruthy()
    expect(await kms.ok('describeKey', { key_id: elsewhere })).toBeTruthy()
    await own.restore(saved)
    expect(await kms.ok('describeKey', { key_id: 'alias/orders' }, extras)).toBeTruthy()
  })

  test('is gone when it is removed, and no other can be', async () => {
    const project = await kms.mock.control.addProject()
    await kms.mock.control.removeProject({ project: project.id })

    const saved = await kms.mock.control.snapshot()
    await kms.mock.control.restore(saved)

    expect(Object.keys(saved.projects)).toEqual([projectId])
    expect((await kms.mock.control.projects()).projects.map(({ id }) => id)).toEqual([projectId])
    await expect(kms.mock.control.removeProject({ project: projectId })).rejects.toThrow('was added')
    await expect(kms.mock.control.in('cn-nroth-4').reset()).rejects.toThrow('Did you mean "cn-north-4"?')
  })
})
