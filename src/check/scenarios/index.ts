import type { Case } from '../case.ts'
import * as aliases from './aliases.ts'
import * as asymmetricEncryption from './asymmetric-encryption.ts'
import * as base64 from './base64.ts'
import * as capsules from './capsules.ts'
import * as ciphertext from './ciphertext.ts'
import * as concurrency from './concurrency.ts'
import * as context from './context.ts'
import * as datakeyBindings from './datakey-bindings.ts'
import * as datakeyPairs from './datakey-pairs.ts'
import * as datakeys from './datakeys.ts'
import * as filters from './filters.ts'
import * as grants from './grants.ts'
import * as identityOfAnswers from './identity-of-answers.ts'
import * as imports from './imports.ts'
import * as isolation from './isolation.ts'
import * as keyAgreement from './key-agreement.ts'
import * as keyStates from './key-states.ts'
import * as keystores from './keystores.ts'
import * as lifeCycle from './life-cycle.ts'
import * as macs from './macs.ts'
import * as paging from './paging.ts'
import * as policies from './policies.ts'
import * as randomNumbers from './random-numbers.ts'
import * as rawRequests from './raw-requests.ts'
import * as reEncrypt from './re-encrypt.ts'
import * as rights from './rights.ts'
import * as rotation from './rotation.ts'
import * as roundTrip from './round-trip.ts'
import * as service from './service.ts'
import * as signatures from './signatures.ts'
import * as sm2 from './sm2.ts'
import * as sm4 from './sm4.ts'
import * as tags from './tags.ts'
import * as tampering from './tampering.ts'
import * as throttling from './throttling.ts'
import * as wrappings from './wrappings.ts'

const files = [
  aliases,
  asymmetricEncryption,
  base64,
  capsules,
  ciphertext,
  concurrency,
  context,
  datakeyBindings,
  datakeyPairs,
  datakeys,
  filters,
  grants,
  identityOfAnswers,
  imports,
  isolation,
  keyAgreement,
  keyStates,
  keystores,
  lifeCycle,
  macs,
  paging,
  policies,
  randomNumbers,
  rawRequests,
  reEncrypt,
  rights,
  rotation,
  roundTrip,
  service,
  signatures,
  sm2,
  sm4,
  tags,
  tampering,
  throttling,
  wrappings,
]

/** Every scenario that a file of this folder exports. */
export const scenarios: readonly Case[] = files.flatMap((file): Case[] => Object.values(file))
