import { type Json, json, mutantsOf } from './mutant.ts'

const { answers, does, replies } = mutantsOf({ group: 'aliases, grants, tags, rotation, import' })

export const access = [
  does(
    'alias-does-not-move',
    'associate-alias changes nothing',
    ['associateAlias'],
    () => async (call, healthy) => {
      const reply = await healthy({
        method: 'GET',
        url: call.url.replace('/alias/associate', '/aliases'),
        text: '',
      })
      return reply.status === 200 &&
        call.body?.alias &&
        call.body?.target_key_id &&
        Object.keys(call.body).length === 2 &&
        /^[\w:/-]+$/.test(call.body.alias)
        ? json(200, {})
        : healthy()
    },
  ),
  does(
    'deleted-alias-works',
    'an alias that was deleted still means its CMK',
    ['deleteAlias', 'encryptData'],
    () => {
      const gone = new Map<string, string>()
      return async (call, healthy) => {
        const reply = await healthy()
        if (call.operation === 'deleteAlias' && reply.status === 204)
          for (const alias of call.body.aliases) gone.set(alias, call.body.key_id)
        const key_id =
          call.operation === 'encryptData' && reply.status === 404 ? gone.get(call.body?.key_id) : undefined
        return key_id ? healthy({ body: { ...call.body, key_id } }) : reply
      }
    },
  ),
  answers('alias-not-listed', 'list-aliases leaves out the last alias', ['listAliases'], (body) => ({
    ...body,
    aliases: body.aliases.slice(0, -1),
    page_info: { ...body.page_info, current_count: Math.max(0, body.aliases.length - 1) },
  })),
  does(
    'grant-gives-all',
    'a grantee may do everything on the CMK',
    ['createGrant', 'createDatakeyWithoutPlaintext'],
    () => {
      let owner: string | undefined
      const granted = new Set<string>()
      return async (call, healthy) => {
        const reply = await healthy()
        if (call.operation === 'createGrant' && reply.status === 200) {
          owner = call.headers['x-auth-token']
          granted.add(call.body.key_id)
        }
        const isGranted = reply.status === 403 && owner && granted.has(call.body?.key_id)
        return isGranted ? healthy({ headers: { ...call.headers, 'x-auth-token': owner ?? '' } }) : reply
      }
    },
  ),
  replies(
    'grant-gives-nothing',
    'a grantee may do nothing',
    ['createGrant', 'createDatakey'],
    (() => {
      let owner: string | undefined
      return (reply, call) => {
        if (call.operation === 'createGrant' && reply.status === 200) owner = call.headers['x-auth-token']
        const isOther =
          call.operation === 'createDatakey' && owner !== undefined && call.headers['x-auth-token'] !== owner
        return isOther && reply.status === 200
          ? json(403, { error: { error_code: 'KMS.0306', error_msg: 'No access permissions.' } })
          : reply
      }
    })(),
  ),
  does(
    'revoke-does-nothing',
    'revoke-grant answers 200 and the grant stays',
    ['revokeGrant'],
    () => async (call, healthy) => {
      const listed = (await healthy.call('listGrants', { key_id: call.body?.key_id })) as Json
      const isThere = listed?.grants?.some(
        ({ grant_id }: { grant_id: string }) => grant_id === call.body?.grant_id,
      )
      return isThere ? json(200, {}) : healthy()
    },
  ),
  answers('value-not-replaced', 'show-tags shows an old value', ['showKmsTags'], (body) => ({
    ...body,
    tags: body.tags.map((tag: { value: string }) => ({
      ...tag,
      value: tag.value === 'new' ? 'old' : tag.value,
    })),
  })),
  replies('unknown-tag-deleted', 'deleting a tag that is not there answers 204', ['deleteTag'], (reply) =>
    reply.text.includes('"KMS.0416"') ? { ...reply, status: 204, text: '' } : reply,
  ),
  answers(
    'rotation-never-on',
    'the rotation status is always off',
    ['getKeyRotationStatus'],
    ({ rotation_interval: _, ...body }) => ({ ...body, key_rotation_enabled: false }),
  ),
  answers('interval-forgotten', 'the interval is always 365', ['getKeyRotationStatus'], (body) => ({
    ...body,
    ...(body.rotation_interval && { rotation_interval: 365 }),
  })),
  replies(
    'enabled-rotation-twice',
    'enabling the rotation twice answers 200',
    ['enableKeyRotation'],
    (reply) => (reply.text.includes('"KMS.2901"') ? json(200, {}) : reply),
  ),
  does(
    'rotation-loses-old',
    'after rotate-on-demand old ciphertexts do not decrypt',
    ['rotateOnDemand', 'encryptData', 'decryptData'],
    () => {
      const sealed = new Map<string, string>()
      const lost = new Set<string>()
      return async (call, healthy) => {
        if (call.operation === 'decryptData' && lost.has(call.body?.cipher_text))
          return json(400, { error: { error_code: 'KMS.2201', error_msg: 'Invalid cipher_text.' } })
        const reply = await healthy()
        if (call.operation === 'encryptData' && reply.status === 200)
          sealed.set(JSON.parse(reply.text).cipher_text, JSON.parse(reply.text).key_id)
        if (call.operation === 'rotateOnDemand' && reply.status === 200)
          for (const [text, id] of sealed) if (id === call.body.key_id) lost.add(text)
        return reply
      }
    },
  ),
  replies('other-material', 'another material than the first is accepted', ['importKeyMaterial'], (reply) =>
    reply.text.includes('"KMS.2606"') ? json(200, {}) : reply,
  ),
  replies('any-import-token', 'an import token of another CMK is accepted', ['importKeyMaterial'], (reply) =>
    reply.text.includes('"KMS.2603"') ? json(200, {}) : reply,
  ),
  replies('any-material-length', 'material of any length is accepted', ['importKeyMaterial'], (reply) =>
    reply.text.includes('"KMS.2604"') ? json(200, {}) : reply,
  ),
]
