import { scenario } from './scenario.ts'

export const tagLife = scenario(
  'tag-life',
  { says: 'a tag is added, replaced, found and deleted', operation: 'createKmsTag' },
  async ({ kms, borrow, name, later }, claim) => {
    const key_id = await borrow()
    const key = name().slice(-36)
    later(() =>
      kms.call('batchCreateKmsTags', { key_id, action: 'delete', tags: [{ key }, { key: 'second' }] }),
    )
    const shown = async () => {
      const { tags, existTagsNum } = await kms.ok('showKmsTags', { key_id })
      claim('existTagsNum counts them', existTagsNum === tags.length, {
        expected: tags.length,
        got: existTagsNum,
      })
      return new Map(tags.map((tag) => [tag.key, tag.value ?? '']))
    }
    const found = async (values: string[]) => {
      const query = {
        resource_instances: 'resource_instances',
        action: 'filter',
        limit: '100',
        tags: [{ key, values }],
      }
      return (
        (await kms.ok('listKmsByTags', query)).resources?.some(({ resource_id }) => resource_id === key_id) ??
        false
      )
    }

    await kms.ok('createKmsTag', { key_id, tag: { key, value: 'old' } })
    claim('it is shown', (await shown()).get(key) === 'old')
    await kms.ok('createKmsTag', { key_id, tag: { key, value: 'new' } })
    claim('its value is replaced', (await shown()).get(key) === 'new', {
      expected: 'new',
      got: (await shown()).get(key),
    })
    claim('a query by its value finds the CMK', await found(['new']))
    claim('any of several values will do', await found(['other', 'new']))
    claim('a query by another value does not', !(await found(['old'])))
    const { tags } = await kms.ok('listKmsTags', {})
    claim(
      'the tags of the project have it',
      tags.some((tag) => tag.key === key && tag.values.includes('new')),
    )

    await kms.ok('batchCreateKmsTags', {
      key_id,
      action: 'create',
      tags: [
        { key: 'second', value: '2' },
        { key, value: 'newer' },
      ],
    })
    claim(
      'a batch adds and replaces',
      (await shown()).get('second') === '2' && (await shown()).get(key) === 'newer',
    )
    await kms.ok('deleteTag', { key_id, key })
    claim('deleted, it is gone', !(await shown()).has(key))
    await kms.refused('deleteTag', { key_id, key }, 'TagNotFound')
  },
)
