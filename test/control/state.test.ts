import { describe, expect, test } from 'vitest'
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

    expect((await kms.mock.control.projects()).projects.map(({ id }) => id)).toEqual([projectId])
    await expect(kms.mock.control.removeProject({ project: projectId })).rejects.toThrow('was added')
    await expect(kms.mock.control.in('cn-nroth-4').reset()).rejects.toThrow('Did you mean "cn-north-4"?')
  })
})
