/**
 * Refusals that the contract declares and no test can reach, each with its reason: `operation Error` -> why. A reason for
 * one that a test does reach is an error, so that this list never gets longer than it must be.
 */
export const unreached: Record<string, string> = {
  'enableKeyRotation RotationNotSupported':
    'an answer of older installations; the mock stands for those that rotate',
}
