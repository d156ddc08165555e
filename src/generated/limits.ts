// Written by `npm run generate` from openapi/. Not edited by hand.
export const limits = {
  "aliasesPerKey": 50,
  "grantsPerKey": 100,
  "tagsPerKey": 20,
  "cmksPerProject": 100,
  "rotationsAtOnce": 1000,
  "materialsPerKey": 100,
  "importTokenSeconds": 86400,
  "keystoresPerProject": 100,
  "accessPointsPerKeyspace": 100,
  "bodyBytes": 131072,
  "gatewayBodyBytes": 12582912,
  "gatewayUriBytes": 32768,
  "gatewayHeadersBytes": 131072,
  "signatureSkewSeconds": 900,
  "signatureFailuresBeforeLock": 5,
  "signatureLockSeconds": 300,
  "tokenLifeSeconds": 86400,
  "temporaryKeySeconds": 900
} as const
