import { MatchersV3 } from '@pact-foundation/pact'

const { fromProviderState, regex, string } = MatchersV3

export const alias = 'alias/orders'
export const id = '0d0466b0-e727-4d9c-b35d-f84bb474a37f'

/** The id of a CMK, whichever. */
export const someId = regex('^[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}$', id)

export const cmkIn = (state: string): [string, { alias: string; state: string }] => [
  'a CMK {alias} that is {state}',
  { alias, state },
]

/** What the provider's state chooses; in the consumer's test it is the example. */
export const chosenByState = (name: string, example: string) => fromProviderState(`\${${name}}`, example)

/** KMS itself refuses: the client reads the code, and passes on the message. */
export const kmsRefuses = (status: number, error_code: string) => ({
  status,
  body: { error: { error_code, error_msg: string('Not like this.') } },
})

/** The gateway in front of KMS refuses. Where many errors share a code, the client tells them apart by the message. */
export const gatewayRefuses = (status: number, error_code: string, messageBegins: string) => ({
  status,
  body: { error_code, error_msg: regex(`^${messageBegins}.*$`, messageBegins) },
})
