import { KmsError } from '../errors.ts'
import type { CmkRecord } from '../records.ts'
import { pageAt } from '../rules/pages.ts'
import { demandRoom, findCmk, holderOf, materialIdOf, takeName, usableCmk } from './cmk.ts'
import type { Context, Handler } from './handler.ts'

export const listSupportRegions: Handler<'listSupportRegions'> = ({ query }, context) => ({
  regions: pageAt([...new Set(projectsOf(context).map(({ name }) => name))], query),
})

export const replicateKey: Handler<'replicateKey'> = ({ path, body }, context) => {
  demandSame(path.key_id, body.key_id)
  const cmk = usableCmk('replicateKey', path.key_id, context)
  const there = inRegion(body.replica_region, context)
  if (there.project.id !== body.replica_project_id)
    throw new KmsError('InvalidParameter', 'replica_project_id is not the project in replica_region.')
  if (copyOf(cmk, there))
    throw new KmsError('InvalidParameter', 'replica_region has a replica of the key already.')
  const replica = newReplica(cmk, body, context)
  demandRoom(there)
  const seq = there.records.next('cmk')
  takeName(replica.name, replica.id, there)
  there.records.put('cmk', { ...replica, seq })
  indexReplica(replica, there)
  return { key_id: replica.id, domain_id: context.caller.domain.id, region: there.project.name }
}

export const updatePrimaryRegion: Handler<'updatePrimaryRegion'> = ({ path, body }, context) => {
  demandSame(path.key_id, body.key_id)
  const cmk = usableCmk('updatePrimaryRegion', path.key_id, context)
  const there = inRegion(body.primary_region, context)
  const replica = copyOf(cmk, there)
  if (!replica) throw new KmsError('InvalidRealm', '(primary_region has no replica of the key)')
  if (replica.state === 'pendingDeletion') throw new KmsError('KeyPendingDeletion')
  const { primary: _, ...promoted } = { ...cmk, ...ownFactsOf(replica) }
  there.records.put('cmk', promoted)
  const primary = { project: there.project.id, id: replica.id }
  context.records.put('cmk', { ...replica, ...ownFactsOf(cmk), primary })
  return { key_id: cmk.id, primary_region: body.primary_region }
}

function demandSame(inPath: string, inBody: string = inPath) {
  if (inPath !== inBody) throw new KmsError('InvalidKeyId', '(key_id of path and body differ)')
}

/** In the mock, a region is a project of the account that is called like it. */
const projectsOf = ({ caller, identity }: Context) => identity.directory.projectsOf(caller.domain.id)

/** The same call, seen from another region: its project and records. */
function inRegion(region: string, context: Context): Context {
  const project = projectsOf(context).find(({ name }) => name === region)
  if (!project) throw new KmsError('InvalidRealm', '(the account has no project in that region)')
  if (project.id === context.project.id) throw new KmsError('InvalidRealm', '(the key is in that region)')
  return context.elsewhere(project)
}

/** The CMK in a region that has the material of `cmk`. */
const copyOf = (cmk: CmkRecord, there: Context) => findCmk(holderOf(materialIdOf(cmk), there), there)

type Asked = Parameters<Handler<'replicateKey'>>[0]['body']

/** A replica without its place in the order of creation. */
function newReplica(cmk: CmkRecord, asked: Asked, context: Context): Omit<CmkRecord, 'seq'> {
  const { spec, usage, origin, versions, keystoreId } = cmk
  return {
    ...{ spec, usage, origin, versions, keystoreId, isDefault: false, state: 'enabled' },
    id: context.world.uuid(),
    name: asked.key_alias,
    description: asked.key_description ?? '',
    createdAt: context.world.now(),
    creatorId: context.caller.user.id,
    tags: tagsOf(asked.tags ?? []),
    enterpriseProjectId: asked.enterprise_project_id,
    primary: { project: context.project.id, id: cmk.id },
    materialId: materialIdOf(cmk),
  }
}

const indexReplica = ({ id, materialId = id }: Omit<CmkRecord, 'seq'>, { records }: Context) =>
  records.put('replica', { id: materialId, seq: records.next('replica'), owner: id })

/** What a CMK keeps when it becomes primary or replica. All else goes with the role: the versions, and how they change. */
function ownFactsOf(cmk: CmkRecord) {
  const { id, seq, name, description, state, createdAt, creatorId, tags, enterpriseProjectId } = cmk
  const materialId = materialIdOf(cmk)
  return { id, seq, name, description, state, createdAt, creatorId, tags, enterpriseProjectId, materialId }
}

function tagsOf(items: NonNullable<Asked['tags']>): CmkRecord['tags'] {
  const tags = Object.fromEntries(items.map(({ key, value = '' }) => [key, value]))
  if (Object.keys(tags).length < items.length) throw new KmsError('InvalidTagList', '(a key is there twice)')
  return tags
}
