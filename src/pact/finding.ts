/** Something that is wrong with a pact, or, as a warning, that may be. */
export type Finding = {
  level: 'error' | 'warning'
  pact: string
  interaction: string
  /** Where in the pact, such as `$.interactions[0].response.body.key_id`. */
  path: string
  says: string
  /** Where in the contract, as a JSON pointer. */
  place: string
}
