import { mutantsOf } from './mutant.ts'

const { answers, replies } = mutantsOf({ group: 'shapes' })

export const shapes = [
  answers('encrypt-without-key-id', 'encrypt-data answers no key_id', ['encryptData'], ({ cipher_text }) => ({
    cipher_text,
  })),
  answers(
    'rotation-status-as-text',
    'key_rotation_enabled of the rotation status is the text "true"',
    ['getKeyRotationStatus'],
    (body) => ({ ...body, key_rotation_enabled: String(body.key_rotation_enabled) }),
  ),
  answers('mac-valid-as-text', 'mac_valid is a text', ['verifyMac'], (body) => ({
    ...body,
    mac_valid: String(body.mac_valid),
  })),
  answers('signature-valid-as-boolean', 'signature_valid is a boolean', ['verify'], (body) => ({
    ...body,
    signature_valid: body.signature_valid === 'true',
  })),
  answers('total-as-text', 'total of list-keys is a text', ['listKeys'], (body) => ({
    ...body,
    total: String(body.total),
  })),
  answers('truncated-as-boolean', 'truncated of list-keys is a boolean', ['listKeys'], (body) => ({
    ...body,
    truncated: body.truncated === 'true',
  })),
  answers(
    'key-state-as-number',
    'key_state of describe-key is a number',
    ['describeKey'],
    ({ key_info }) => ({ key_info: { ...key_info, key_state: Number(key_info.key_state) } }),
  ),
  answers('null-description', 'key_description is null', ['describeKey'], ({ key_info }) => ({
    key_info: { ...key_info, key_description: null },
  })),
  answers('aliases-as-list', 'list-aliases answers a bare list', ['listAliases'], ({ aliases }) => aliases),
  answers('key-info-as-list', 'create-key answers key_info in a list', ['createKey'], ({ key_info }) => ({
    key_info: [key_info],
  })),
  answers('dates-in-seconds', 'creation_date counts seconds', ['describeKey'], ({ key_info }) => ({
    key_info: { ...key_info, creation_date: key_info.creation_date.slice(0, -3) },
  })),
  answers('datakey-in-lower-case', 'datakeys are in lower case', ['createDatakey'], (body) => ({
    ...body,
    plain_text: body.plain_text.toLowerCase(),
  })),
  answers('resource-detail-as-list', 'resource_detail is a list', ['listKmsByTags'], (body) => ({
    ...body,
    ...(body.resources && {
      resources: body.resources.map((each: { resource_detail: object }) => ({
        ...each,
        resource_detail: [each.resource_detail],
      })),
    }),
  })),
  answers(
    'tags-count-misspelt',
    'existTagsNum is called existTagNum',
    ['showKmsTags'],
    ({ tags, existTagsNum }) => ({ tags, existTagNum: existTagsNum }),
  ),
  answers('grant-without-operations', 'list-grants leaves out the operations', ['listGrants'], (body) => ({
    ...body,
    grants: body.grants.map(({ operations: _, ...grant }: { operations: unknown }) => grant),
  })),
  replies('encrypt-answers-201', 'encrypt-data answers 201', ['encryptData'], (reply) =>
    reply.status === 200 ? { ...reply, status: 201 } : reply,
  ),
  replies('alias-answers-200', 'create-alias answers 200', ['createAlias'], (reply) =>
    reply.status === 201 ? { ...reply, status: 200 } : reply,
  ),
  replies('tag-answers-200', 'adding a tag answers 200 with a body', ['createKmsTag'], (reply) =>
    reply.status === 204
      ? {
          ...reply,
          status: 200,
          headers: { ...reply.headers, 'content-type': 'application/json' },
          text: '{}',
        }
      : reply,
  ),
  replies('empty-encrypt', 'encrypt-data answers an empty object', ['encryptData'], (reply) =>
    reply.status === 200 ? { ...reply, text: '{}' } : reply,
  ),
  replies('text-plain', 'answers have the content type text/plain', ['describeKey'], (reply) => ({
    ...reply,
    headers: { ...reply.headers, 'content-type': 'text/plain' },
  })),
  replies('flat-errors', 'errors of KMS come in the form of the gateway', undefined, (reply) => {
    const found = reply.status >= 400 ? /"error_code":"(KMS\.\d+)"/.exec(reply.text)?.[1] : undefined
    return found
      ? { ...reply, text: JSON.stringify({ error_code: found, error_msg: 'no', request_id: 'x' }) }
      : reply
  }),
  replies('errors-without-code', 'errors have a message and no code', ['decryptData'], (reply) =>
    reply.status === 400 ? { ...reply, text: '{"error":{"error_msg":"no"}}' } : reply,
  ),
  replies('truncated-json', 'an answer is cut off in the middle of its JSON', ['listKeys'], (reply) =>
    reply.status === 200 ? { ...reply, text: reply.text.slice(0, -2) } : reply,
  ),
  replies('no-retry-field', 'a missing grant id in create-grant', ['createGrant'], (reply) =>
    reply.status === 200 ? { ...reply, text: '{"grant":"x"}' } : reply,
  ),
]
