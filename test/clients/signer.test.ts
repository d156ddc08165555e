import { expect, test } from 'vitest'
import { signatureOf } from '../support/signer.ts'
import vectors from '../vectors/signing.json' with { type: 'json' }

const forms = vectors.filter(({ authorization }) => authorization.startsWith('SDK-HMAC-SHA256'))

test.each(forms)('the signer of the tests signs $name, $says, as published', (vector) => {
  const { method, url: target, headers, body } = vector.request
  const message = { method, target, body, headers: Object.entries(headers) as [string, string][] }
  const [, scope] = /Credential=[^/]+\/([^,]*)/.exec(vector.authorization) ?? []
  const signedHeaders = /SignedHeaders=([^,]*)/.exec(vector.authorization)?.[1]?.split(';') ?? []

  expect(vector.authorization).toContain(
    `Signature=${signatureOf(message, { ak: vector.ak, sk: vector.sk, signedHeaders, scope })}`,
  )
})
