import type { Case } from '../case.ts'
import * as ciphertext from './ciphertext.ts'
import * as context from './context.ts'
import * as datakeys from './datakeys.ts'
import * as identityOfAnswers from './identity-of-answers.ts'
import * as keyStates from './key-states.ts'
import * as reEncrypt from './re-encrypt.ts'
import * as roundTrip from './round-trip.ts'

const files = [roundTrip, context, ciphertext, identityOfAnswers, keyStates, reEncrypt, datakeys]

/** Every scenario that a file of this folder exports. */
export const scenarios: readonly Case[] = files.flatMap((file) => Object.values(file))
