import type { Long } from './lengths.ts'

/** What is longer than it may be, with its lines. */
export const long: Long = {
  'test/auth/credentials.test.ts': 378,
  'test/auth/signature.test.ts': 633,
  'test/check/compare/diff.test.ts': 386,
  'test/check/scenarios-crypto.test.ts': 517,
  'test/seed/seed-file.test.ts': 404,
  'test/client/client.test.ts': 429,
  'test/crypto/blob.test.ts': 395,
  'test/mutants/mutant.ts mutantsOf': 72,
  'test/operations/datakeys.test.ts': 384,
  'test/operations/grants.test.ts': 504,
  'test/operations/import.test.ts': 570,
  'test/operations/keys.test.ts': 415,
  'test/operations/regions.test.ts': 461,
  'test/operations/tags.test.ts': 425,
  'test/store/damage.test.ts': 428,
  'test/store/store.test.ts': 592,
  'test/support/emulator.ts useEmulator': 107,
  'test/wire.test.ts': 353,
}
