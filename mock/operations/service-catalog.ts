import type { components } from '../../src/generated/api.ts'
import type { Project } from '../auth/accounts.ts'
import { KmsError } from '../errors.ts'
import type { Context, Handler } from './handler.ts'

type Catalog = components['schemas']['Catalog']

export const showCatalog: Handler<'showCatalog'> = ({ header }, context) => {
  const { caller, identity, origin } = context
  const projects = identity.directory.projectsOf(caller.domain.id)
  return {
    catalog: catalogOf(origin, projectAsked(header['X-Project-Id'], context), projects),
    links: { self: `${origin}/v3/auth/catalog` },
  }
}

/** The project of the token; that of X-Project-Id for AK/SK. */
function projectAsked(
  asked: string | undefined,
  { caller, identify, identity }: Context,
): Project | undefined {
  const { projectId = asked, anyProject } = identify()
  const projects = identity.directory.projectsOf(caller.domain.id)
  if (anyProject) return identity.directory.project(projectId ?? '') ?? projects[0]
  if (!projectId) return undefined
  const project = projects.find(({ id }) => id === projectId)
  if (!project) throw new KmsError('IdentityUnauthorized', '(X-Project-Id is no project of the caller)')
  return project
}

/**
 * Where KMS and IAM are, for the clients that ask. Those on the vendor's Go SDK add the project to the address of `kms`
 * themselves, those of Open Telekom Cloud look for `kmsv1` and add nothing, and otcextensions completes what it finds.
 */
export function catalogOf(
  origin: string,
  project: Project | undefined,
  projects: readonly Project[],
): Catalog {
  const regions = [...new Set((project ? [project] : projects).map(regionOf))]
  const inRegion = (type: string, name: string, url: string) => entry({ type, name, url, regions })
  return [
    ...(project
      ? [inRegion('kms', 'kms', `${origin}/v1.0`), inRegion('kmsv1', 'kmsv1', `${origin}/v1.0/${project.id}`)]
      : []),
    entry({ type: 'iam', name: 'iam', url: `${origin}/v3.0`, regions: ['*'] }),
    inRegion('identity', 'keystone', `${origin}/v3`),
  ]
}

type Service = { type: string; name: string; url: string; regions: string[] }

const entry = ({ type, name, url, regions }: Service) => ({
  ...{ id: `dewkit-${type}`, name, type },
  endpoints: regions.map((region) => ({
    ...{ id: `dewkit-${type}-${region}`, interface: 'public', region, region_id: region, url },
  })),
})

/** A project is called like its region, or like it and more after an underscore. */
export const regionOf = ({ name }: Pick<Project, 'name'>) => name.split('_', 1)[0] ?? name
