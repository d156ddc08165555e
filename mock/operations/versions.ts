import type { components } from '../../src/generated/api.ts'
import { KmsError } from '../errors.ts'
import type { Handler } from './handler.ts'

type ApiVersion = components['schemas']['ApiVersion']

const version = (origin: string, id: string, updated: string): ApiVersion => ({
  id,
  links: [{ href: `${origin}/${id}/`, rel: 'self' }],
  min_version: '',
  status: 'CURRENT',
  version: '',
  updated,
})

const kms = (origin: string) => version(origin, 'v1.0', '2018-09-05T08:18:05Z')

/** What OpenStack clients ask for before they sign in; they look for an id that begins with v3. */
const iam = (origin: string) => version(origin, 'v3', '2018-09-05T08:18:05Z')

export const showVersions: Handler<'showVersions'> = (_, { origin }) => ({ versions: [kms(origin)] })

export const showVersion: Handler<'showVersion'> = ({ path }, { origin }) => {
  if (path.version_id === 'v1.0') return { version: kms(origin) }
  if (path.version_id === 'v3') return { version: iam(origin) }
  throw new KmsError('ApiNotFound')
}
