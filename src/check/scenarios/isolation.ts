import { scenario } from './scenario.ts'

const needs = ['secondProject'] as const

export const projectsApart = scenario(
  'projects-apart',
  {
    says: 'what is in one project does not exist in another',
    operation: 'decryptData',
    needs,
    class: 'insecure',
  },
  async ({ kms, secondProject, cmk }, claim) => {
    const key_id = await cmk()
    const { cipher_text } = await kms.ok('encryptData', { key_id, plain_text: 'ours alone' })

    await secondProject().refused('decryptData', { cipher_text }, 'KeyNotFound', 'InvalidCipherText')
    await secondProject().refused('describeKey', { key_id }, 'KeyNotFound')
    await secondProject().refused('encryptData', { key_id, plain_text: 'x' }, 'KeyNotFound')
    await secondProject().refused('disableKey', { key_id }, 'KeyNotFound')
    const { keys } = await secondProject().ok('listKeys', { limit: '1000' })
    claim('list-keys of the other project does not show it', !keys.includes(key_id))
  },
)

export const tokenOfProject = scenario(
  'token-of-project',
  { says: 'a token of one project is no good in another', operation: 'listKeys', needs, class: 'insecure' },
  async ({ kms, secondProject }) => {
    const access = await kms.caller.access('listKeys')
    if (!access.ok) return
    const credentials = await access.data.headersFor({
      method: 'POST',
      url: new URL('http://localhost'),
      headers: {},
    })
    if (credentials['X-Auth-Token'] === undefined) return
    const path = { project_id: secondProject().caller.projectId }
    await kms.sendRefused(
      'listKeys',
      { path, query: {}, header: {}, body: {} },
      { credentials },
      'ProjectMismatch',
    )
  },
)
