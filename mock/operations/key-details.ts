import type { components } from '../../src/generated/api.ts'
import type { CmkRecord } from '../records.ts'
import { materialExpiry } from '../rules/imports.ts'
import { stateDigit } from '../rules/key-rule.ts'
import type { Context } from './handler.ts'

/** A CMK as every answer shows it that shows all of it. */
export const detailsOf = (
  cmk: CmkRecord,
  { caller, project }: Context,
): components['schemas']['KeyDetails'] => ({
  key_id: cmk.id,
  domain_id: caller.domain.id,
  key_alias: cmk.name,
  realm: project.name,
  key_description: cmk.description,
  creation_date: String(cmk.createdAt),
  scheduled_deletion_date: String(cmk.deletionAt ?? ''),
  key_spec: cmk.spec,
  key_usage: cmk.usage,
  key_state: stateDigit(cmk.state),
  default_key_flag: cmk.isDefault ? '1' : '0',
  key_type: '1',
  expiration_time: String(materialExpiry(cmk) ?? ''),
  origin: cmk.origin,
  key_rotation_enabled: cmk.rotation ? 'true' : 'false',
  sys_enterprise_project_id: cmk.enterpriseProjectId,
  keystore_id: cmk.keystoreId,
})
