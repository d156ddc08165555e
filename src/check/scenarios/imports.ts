import { randomBytes } from 'node:crypto'
import { externalCmk } from '../workshop/external-cmk.ts'
import { importOf } from '../workshop/import.ts'
import { isDocumented, versionOf } from './layout.ts'
import { scenario } from './scenario.ts'

export const importFlow = scenario(
  'import-flow',
  {
    says: 'a CMK of origin external works with the material that was imported, and is bound to it',
    operation: 'importKeyMaterial',
  },
  async (tools, claim) => {
    const { kms } = tools
    const key_id = await externalCmk(tools)
    const stateOf = async () => (await kms.ok('describeKey', { key_id })).key_info
    const created = await stateOf()
    claim('it waits for its material', created.key_state === '5', { expected: '5', got: created.key_state })
    claim('its origin is external', created.origin === 'external', { got: created.origin })

    const material = randomBytes(32)
    await kms.ok('importKeyMaterial', await importOf(kms, key_id, material))
    claim('the import enables it', (await stateOf()).key_state === '2', {
      expected: '2',
      got: (await stateOf()).key_state,
    })
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: 'under my own key' })

    await kms.ok('deleteImportedKeyMaterial', { key_id })
    claim('without material it waits again', (await stateOf()).key_state === '5', {
      got: (await stateOf()).key_state,
    })
    // No source documents the code.
    await kms.refused('decryptData', { cipher_text })
    await kms.refused('encryptData', { key_id, plain_text: 'under no key' })

    await kms.refused('importKeyMaterial', await importOf(kms, key_id, randomBytes(32)), 'MaterialDiffers')
    await kms.ok('importKeyMaterial', await importOf(kms, key_id, material))
    const decrypted = await kms.ok('decryptData', { cipher_text })
    claim('with the same material it decrypts again', decrypted.plain_text === 'under my own key')
  },
)

export const importRefusals = scenario(
  'import-refusals',
  {
    says: 'import-key-material refuses a token of another CMK, a broken token and material of another length',
    operation: 'importKeyMaterial',
  },
  async (tools) => {
    const { kms } = tools
    const key_id = await externalCmk(tools)
    const other = await tools.cmk({ origin: 'external', state: 'pendingImport' })
    const request = await importOf(kms, key_id, randomBytes(32))

    const { import_token } = await importOf(kms, other, randomBytes(32))
    await kms.refused(
      'importKeyMaterial',
      { ...request, import_token },
      'ImportTokenOfOtherKey',
      'DecryptionFailed',
    )
    const middle = Math.floor(request.import_token.length / 2)
    const broken =
      request.import_token.slice(0, middle) +
      (request.import_token[middle] === 'A' ? 'B' : 'A') +
      request.import_token.slice(middle + 1)
    await kms.refused('importKeyMaterial', { ...request, import_token: broken }, 'InvalidImportToken')
    for (const length of [16, 31, 33, 64])
      await kms.refused(
        'importKeyMaterial',
        await importOf(kms, key_id, randomBytes(length)),
        'InvalidMaterialLength',
      )
    const noise = randomBytes(256).toString('base64')
    await kms.refused('importKeyMaterial', { ...request, encrypted_key_material: noise }, 'DecryptionFailed')
  },
)

export const rotationOnDemand = scenario(
  'rotation-on-demand',
  {
    says: 'after rotate-on-demand the old ciphertexts still decrypt, and new ones are made with the new material',
    operation: 'rotateOnDemand',
  },
  async (tools, claim) => {
    const { kms } = tools
    const key_id = await externalCmk(tools)
    await kms.ok('importKeyMaterial', await importOf(kms, key_id, randomBytes(32)))
    const old = await kms.ok('encryptData', { key_id, plain_text: 'before' })

    await kms.ok('importKeyMaterial', await importOf(kms, key_id, randomBytes(32)))
    await kms.ok('rotateOnDemand', { key_id })

    const fresh = await kms.ok('encryptData', { key_id, plain_text: 'after' })
    const open = async (cipher_text: string) => (await kms.ok('decryptData', { cipher_text })).plain_text
    claim('an old ciphertext decrypts', (await open(old.cipher_text)) === 'before')
    claim('a new one does', (await open(fresh.cipher_text)) === 'after')
    const [before, after] = [old, fresh].map((data) => Buffer.from(data.cipher_text, 'base64'))
    if (before && after && isDocumented(before) && isDocumented(after))
      claim('the ciphertext names another version', versionOf(before) !== versionOf(after), {
        got: `${versionOf(after)} as before`,
      })
    const { number_of_rotations } = await kms.ok('getKeyRotationStatus', { key_id })
    claim('the rotation is counted', number_of_rotations === 1, { expected: 1, got: number_of_rotations })
  },
)
