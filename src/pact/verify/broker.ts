/** Where pacts are kept for several teams, and what of them is wanted. */
export type Broker = {
  url: string
  /** How the service is called there. */
  provider: string
  token?: string | undefined
  user?: string | undefined
  password?: string | undefined
  /** Which versions of the consumers, in the broker's own words, such as `{ "mainBranch": true }`. */
  selectors: readonly object[]
  /** Pacts that were never verified do not fail the run. */
  pending: boolean
  /** Pacts of other branches since that day, too: `2026-01-31`. */
  wipSince?: string | undefined
  /** The version of the service, which a result is about; it is published when `publish` is set. */
  version?: string | undefined
  branch?: string | undefined
  tags: readonly string[]
  publish: boolean
  buildUrl?: string | undefined
}

/** The same in the words of Pact's verifier. */
export function orderOf(broker: Broker) {
  const {
    url,
    provider,
    token,
    user,
    password,
    selectors,
    pending,
    wipSince,
    version,
    branch,
    tags,
    publish,
  } = broker
  return {
    provider,
    pactBrokerUrl: url,
    ...(token !== undefined && { pactBrokerToken: token }),
    ...(user !== undefined && { pactBrokerUsername: user }),
    ...(password !== undefined && { pactBrokerPassword: password }),
    ...(selectors.length > 0 && { consumerVersionSelectors: selectors }),
    enablePending: pending,
    ...(wipSince !== undefined && { includeWipPactsSince: wipSince }),
    ...(version !== undefined && { providerVersion: version }),
    ...(branch !== undefined && { providerVersionBranch: branch }),
    ...(tags.length > 0 && { providerVersionTags: tags }),
    ...(broker.buildUrl !== undefined && { buildUrl: broker.buildUrl }),
    publishVerificationResult: publish,
  }
}
