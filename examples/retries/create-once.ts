import type { Client } from '../../src/client/index.ts'

const TRIES = 3

/** Calls again when no answer comes. Right for calls that may be done twice, and wrong for all others. */
export async function withRetries<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call()
    } catch (error) {
      if (tries === TRIES) throw error
    }
  }
}

/** What one writes first: the second try meets the key that the first one has made. */
export async function createCarelessly(kms: Client, name: string): Promise<string> {
  const answer = await withRetries(() => kms.createKey({ key_alias: name }))
  if (!answer.ok) throw new Error(`${answer.error.name}: ${answer.error.message}`)
  return answer.data.key_info?.key_id ?? ''
}

/** An answer that was lost may have been a yes: whoever tries again looks first whether the key is there. */
export async function createOnce(kms: Client, name: string): Promise<string> {
  let isSecond = false
  return withRetries(async () => {
    const known = isSecond ? await keyCalled(kms, name) : undefined
    isSecond = true
    return known ?? createdKey(kms, name)
  })
}

async function createdKey(kms: Client, name: string): Promise<string> {
  const answer = await kms.createKey({ key_alias: name })
  if (!answer.ok) throw new Error(`${answer.error.name}: ${answer.error.message}`)
  return answer.data.key_info?.key_id ?? ''
}

async function keyCalled(kms: Client, name: string): Promise<string | undefined> {
  const answer = await kms.listKeys()
  if (!answer.ok) throw new Error(`${answer.error.name}: ${answer.error.message}`)
  return answer.data.key_details?.find(({ key_alias }) => key_alias === name)?.key_id
}
