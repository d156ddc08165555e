import { plain, type Recipes } from './recipe.ts'

export const versions: Recipes<'versions'> = {
  showVersions: plain,
  showVersion: { input: async () => ({ version_id: 'v1.0' }), opaque: ['version_id'] },
}

/** A run has no second region. */
export const regions: Recipes<'regions'> = {
  listSupportRegions: plain,
  replicateKey: {
    input: async (tools) => ({
      key_id: await tools.cmk(),
      key_alias: tools.name(),
      ...{ replica_region: 'nowhere-1', replica_project_id: '0'.repeat(32) },
    }),
    incomplete: true,
  },
  updatePrimaryRegion: {
    input: async (tools) => ({ key_id: await tools.cmk(), primary_region: 'nowhere-1' }),
    incomplete: true,
  },
}

/** A run need not have a password, or anybody else's token. */
export const iam: Recipes<'iam'> = {
  showToken: { input: async () => ({ 'X-Subject-Token': 'none' }), incomplete: true },
  createToken: {
    input: async () => ({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'nobody', password: 'of dewkit check', domain: { name: 'nowhere' } } },
        },
      },
    }),
    incomplete: true,
  },
  showCatalog: plain,
  listAuthProjects: plain,
  listDomains: plain,
  listProjects: { input: async () => ({}), bound: ['name', 'domain_id', 'parent_id'] },
  listRegions: plain,
  listUsers: { input: async () => ({}), bound: ['name', 'domain_id'] },
  showUser: { input: async () => ({ user_id: 'none' }), incomplete: true },
  createTemporaryKeys: {
    input: async () => ({ auth: { identity: { methods: ['token'] } } }),
    incomplete: true,
  },
}
