import type { components } from '../../src/generated/api.ts'
import { limits } from '../../src/generated/limits.ts'
import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'

type Tags = CmkRecord['tags']
type TagItem = components['schemas']['TagItem']
export type Filter = {
  tags?: { key: string; values?: string[] }[]
  matches?: { key: 'resource_name'; value: string }[]
}

/** The tags with `added` among them; a key that is there gets the new value. Throws TooManyTags. */
export function withTags(tags: Tags, added: readonly TagItem[]): Tags {
  const entries = added.map(({ key, value = '' }) => [key, value] as const)
  const all = Object.fromEntries([...Object.entries(tags), ...entries])
  if (Object.keys(all).length > limits.tagsPerKey)
    throw new KmsError('TooManyTags', `A key has at most ${limits.tagsPerKey} tags.`)
  return all
}

export const withoutTags = (tags: Tags, removed: readonly string[]): Tags =>
  Object.fromEntries(Object.entries(tags).filter(([key]) => !removed.includes(key)))

export function demandUniqueKeys(items: readonly { key: string }[], error: 'InvalidTags' | 'InvalidTagList') {
  if (new Set(items.map(({ key }) => key)).size < items.length)
    throw new KmsError(error, '(a key is there twice)')
}

/** Every key of the filter, with one of its values if it has any, and every match. */
export const fits = ({ tags, name }: CmkRecord, filter: Filter): boolean =>
  (filter.tags ?? []).every(({ key, values = [] }) => hasOneOf(tags, key, values)) &&
  (filter.matches ?? []).every(({ value }) => name.includes(value))

const hasOneOf = (tags: Tags, key: string, values: readonly string[]) =>
  Object.hasOwn(tags, key) && (values.length === 0 || values.some((value) => value === tags[key]))

/** Each key once, with all of its values, both in order of their letters. */
export function mergedTags(
  tags: readonly (readonly [key: string, value: string])[],
): { key: string; values: string[] }[] {
  const valuesOf = new Map<string, Set<string>>()
  for (const [key, value] of tags.toSorted(byLetters))
    valuesOf.set(key, (valuesOf.get(key) ?? new Set()).add(value))
  return [...valuesOf].map(([key, values]) => ({ key, values: [...values] }))
}

function byLetters([key, value]: readonly string[], [otherKey, otherValue]: readonly string[]): number {
  const [one = '', other = ''] = key === otherKey ? [value, otherValue] : [key, otherKey]
  return one < other ? -1 : Number(one > other)
}
