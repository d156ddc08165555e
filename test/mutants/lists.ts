import { mutantsOf } from './mutant.ts'

const { answers, takes, replies } = mutantsOf({ group: 'lists' })

export const lists = [
  takes('limit-ignored', 'list-keys ignores the limit', ['listKeys'], (body) =>
    /^\d{1,3}$/.test(String(body.limit)) && Number(body.limit) > 0 ? { ...body, limit: '2000' } : undefined,
  ),
  answers('page-skips', 'each page of list-keys leaves out its last entry', ['listKeys'], (body) =>
    body.truncated === 'true'
      ? { ...body, keys: body.keys.slice(0, -1), key_details: body.key_details.slice(0, -1) }
      : body,
  ),
  takes(
    'page-overlaps',
    'each page of list-grants begins with the last entry of the one before',
    ['listGrants'],
    (body) =>
      Number(body.marker) > 0 && Number(body.limit) > 1
        ? { ...body, marker: String(Number(body.marker) - 1) }
        : undefined,
  ),
  answers('never-truncated', 'truncated is always "false"', ['listKeys'], (body) => ({
    ...body,
    truncated: 'false',
  })),
  answers('no-next-marker', 'next_marker is always empty', ['listKeys'], (body) => ({
    ...body,
    next_marker: '',
  })),
  answers('total-of-page', 'total counts the page', ['listGrants'], (body) => ({
    ...body,
    total: body.grants.length,
  })),
  takes('state-filter-ignored', 'list-keys ignores key_state', ['listKeys'], ({ key_state, ...body }) =>
    /^[1-5]$/.test(key_state ?? '') ? body : undefined,
  ),
  takes('spec-filter-ignored', 'list-keys ignores key_spec', ['listKeys'], (body) =>
    typeof body.key_spec === 'string' && body.key_spec.startsWith('EC_')
      ? { ...body, key_spec: 'ALL' }
      : undefined,
  ),
  takes('lists-everything', 'without key_spec every CMK is listed', ['listKeys'], (body) =>
    body.key_spec === undefined && typeof body === 'object' && !Array.isArray(body)
      ? { ...body, key_spec: 'ALL' }
      : undefined,
  ),
  answers('alias-page-count', 'current_count of list-aliases is one too many', ['listAliases'], (body) => ({
    ...body,
    page_info: { ...body.page_info, current_count: body.page_info.current_count + 1 },
  })),
  takes('query-ignores-values', 'a query by tags looks at the keys alone', ['listKmsByTags'], (body) =>
    Array.isArray(body.tags) && body.tags.every((tag: { values?: unknown }) => Array.isArray(tag?.values))
      ? { ...body, tags: body.tags.map(({ key }: { key: string }) => ({ key })) }
      : undefined,
  ),
  takes('offset-ignored', 'a query by tags ignores the offset', ['listKmsByTags'], ({ offset, ...body }) =>
    /^[1-9]\d*$/.test(String(offset)) ? body : undefined,
  ),
  replies('count-is-one', 'the count of a query by tags is always 1', ['listKmsByTags'], (reply, { body }) =>
    reply.status === 200 && body?.action === 'count' ? { ...reply, text: '{"total_count":1}' } : reply,
  ),
]
