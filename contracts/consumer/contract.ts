import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Client, createClient, type Result } from '../../src/client/index.ts'
import type { OperationId } from '../../src/generated/operations.ts'
import {
  type Answers,
  type ErrorOf,
  type Given,
  type Interaction,
  kmsPact,
  type Refuses,
} from '../../src/pact/index.ts'

const pactFile = 'dewkit-client-kms.json'
const draft = mkdtempSync(join(tmpdir(), 'dewkit-pact-'))
const kms = kmsPact({ consumer: 'dewkit-client', dir: draft })
let declared = 0

export const alias = 'alias/orders'
export const id = '0d0466b0-e727-4d9c-b35d-f84bb474a37f'

export const cmkIn = (state: 'enabled' | 'disabled' | 'pendingDeletion' | 'pendingImport'): Given => ({
  'a CMK {alias} that is {state}': { alias, state },
})

type Call = (client: Client) => Promise<Result<unknown>>

/** What our client needs of KMS when all is well, and what its caller gets to see. */
export function answers<Op extends OperationId>(
  description: string,
  operation: Op,
  { call, sees, ...needs }: Answers<Op> & { call: Call; sees: object },
) {
  contract(description, kms.answers(operation, { ...needs, description }), call, { ok: true, data: sees })
}

/** What it needs when KMS refuses: the caller gets to see the error's name. */
export function refuses<Op extends OperationId>(
  description: string,
  operation: Op,
  error: ErrorOf<Op>,
  { call, sees = {}, ...needs }: Refuses<Op> & { call: Call; sees?: object },
) {
  const seen = { ok: false, error: { name: error, ...sees } }
  contract(description, kms.refuses(operation, error, { ...needs, description }), call, seen)
}

function contract(description: string, interaction: Interaction, call: Call, sees: object) {
  declared += 1
  test(description, async () => {
    const outcome = await interaction.test(({ url, projectId, token }) =>
      call(createClient({ endpoint: url, projectId, credentials: { token } })),
    )
    expect(outcome).toMatchObject(sees)
  })
}

/**
 * Puts the pact among the committed ones, if every contract was kept: a run of some of them, or a failure, leaves no
 * half of a pact. Whoever reads it at the same time finds the old one or the new one, whole.
 */
export function publishPact(folder: string) {
  const text = existsSync(join(draft, pactFile))
    ? readFileSync(join(draft, pactFile), 'utf8')
    : '{"interactions":[]}'
  rmSync(draft, { recursive: true })
  if (JSON.parse(text).interactions.length !== declared) return
  const published = join(folder, pactFile)
  if (existsSync(published) && readFileSync(published, 'utf8') === text) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${published}.new`, text)
  renameSync(`${published}.new`, published)
}
