// Written by `npm run generate` from openapi/. Not edited by hand.
import type { ErrorName } from './names.ts'

/** Sentence -> the names in it, and those of what the state gives. */
interface Sentences {
  "a CMK {alias} that is {state}": { parameters: "alias" | "state"; gives: "key_id" }
  "a CMK {alias} of {key_spec}": { parameters: "alias" | "key_spec"; gives: "key_id" }
  "a CMK {alias} of {key_spec} for {key_usage}": { parameters: "alias" | "key_spec" | "key_usage"; gives: "key_id" }
  "a CMK {alias} with the tags {tags}": { parameters: "alias" | "tags"; gives: "key_id" }
  "a CMK {alias} that has rotated {times} times": { parameters: "alias" | "times"; gives: "key_id" }
  "a CMK {alias} that rotates every {days} days": { parameters: "alias" | "days"; gives: "key_id" }
  "a CMK {alias} that is deleted in {days} days": { parameters: "alias" | "days"; gives: "key_id" }
  "a CMK {alias} with imported material": { parameters: "alias"; gives: "key_id" }
  "a CMK {alias} with imported material that expires in {days} days": { parameters: "alias" | "days"; gives: "key_id" }
  "a CMK {alias} that waits for its material": { parameters: "alias"; gives: "key_id" | "import_token" | "public_key" }
  "a CMK has the name {name}": { parameters: "name"; gives: "key_id" }
  "a default master key {alias}": { parameters: "alias"; gives: "key_id" }
  "{count} CMKs": { parameters: "count"; gives: "key_id" }
  "no CMK has the alias {alias}": { parameters: "alias"; gives: never }
  "no CMK has the name {name}": { parameters: "name"; gives: never }
  "no CMK has the id {key_id}": { parameters: "key_id"; gives: never }
  "there are no CMKs": { parameters: never; gives: never }
  "the CMK {alias} has encrypted {plain_text}": { parameters: "alias" | "plain_text"; gives: "key_id" | "cipher_text" }
  "the CMK {alias} has encrypted {plain_text} with {encryption_context}": { parameters: "alias" | "plain_text" | "encryption_context"; gives: "key_id" | "cipher_text" }
  "the CMK {alias} has made a datakey of {datakey_length} bits": { parameters: "alias" | "datakey_length"; gives: "key_id" | "cipher_text" }
  "the CMK {alias} has signed {message} by {signing_algorithm}": { parameters: "alias" | "message" | "signing_algorithm"; gives: "key_id" | "signature" }
  "the CMK {alias} has made a MAC of {message} by {mac_algorithm}": { parameters: "alias" | "message" | "mac_algorithm"; gives: "key_id" | "mac" }
  "a grant on {alias} for {user} to {operations}": { parameters: "alias" | "user" | "operations"; gives: "key_id" | "grant_id" }
  "a keystore {name}": { parameters: "name"; gives: "keystore_id" }
  "a token of {user}": { parameters: "user"; gives: "token" }
  "a token of {user} that has expired": { parameters: "user"; gives: "token" }
  "nobody has the token {token}": { parameters: "token"; gives: never }
  "throttling after {n} calls": { parameters: "n"; gives: "fault_id" }
  "throttling of {operation} after {n} calls": { parameters: "operation" | "n"; gives: "fault_id" }
  "encrypt-data was called as often as a second allows": { parameters: never; gives: "fault_id" }
  "{operation} fails with {error}": { parameters: "operation" | "error"; gives: "fault_id" }
  "{operation} fails {times} times with {error}": { parameters: "operation" | "times" | "error"; gives: "fault_id" }
  "{operation} takes {milliseconds} ms": { parameters: "operation" | "milliseconds"; gives: "fault_id" }
  "the answer to {operation} is lost {times} times": { parameters: "operation" | "times"; gives: "fault_id" }
  "the gateway is down": { parameters: never; gives: "fault_id" }
  "{days} days have passed": { parameters: "days"; gives: never }
  "it is {time}": { parameters: "time"; gives: never }
}
interface Parameters {
  /** alias of the CMK, with `alias/` before it or without */
  alias: string
  /** name of the CMK, its `key_alias` */
  name: string
  /** id of a CMK */
  key_id: string
  /** state of the CMK */
  state: 'enabled' | 'disabled' | 'pendingDeletion' | 'pendingImport'
  /** what kind of key it is, as in create-key */
  key_spec: 'AES_256' | 'SM4' | 'RSA_2048' | 'RSA_3072' | 'RSA_4096' | 'EC_P256' | 'EC_P384' | 'SECP256K1' | 'SM2' | 'ED25519' | 'HMAC_256' | 'HMAC_384' | 'HMAC_512' | 'HMAC_SM3'
  /** what the key is for, as in create-key */
  key_usage: 'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC'
  /** keys and values */
  tags: Readonly<Record<string, string>>
  /** number of days */
  days: number
  /** how often */
  times: number
  /** how many */
  count: number
  /** number of calls */
  n: number
  /** a time, in milliseconds */
  milliseconds: number
  /** the plaintext */
  plain_text: string
  /** the encryption context */
  encryption_context: Readonly<Record<string, string>>
  /** length of a datakey in bits, as text */
  datakey_length: string
  /** what is signed, in Base64 */
  message: string
  /** as in sign */
  signing_algorithm: string
  /** as in generate-mac */
  mac_algorithm: string
  /** name or id of a user; one that nobody has is taken for an id */
  user: string
  /** what the grant allows, as in create-grant; text with commas will do, too */
  operations: readonly ('create-datakey' | 'create-datakey-without-plaintext' | 'encrypt-datakey' | 'decrypt-datakey' | 'describe-key' | 'create-grant' | 'retire-grant' | 'encrypt-data' | 'decrypt-data')[]
  /** an operation: encryptData or encrypt-data */
  operation: string
  /** an error, by its name in the catalogue */
  error: ErrorName
  /** a token */
  token: string
  /** a moment: ISO 8601, in UTC */
  time: string
}

export type StateSentence = keyof Sentences
/** A name of a value that a provider state gives back, such as `key_id`. */
export type StateValue = Sentences[StateSentence]['gives']
/** The parameters of a sentence. */
export type ParametersOf<S extends StateSentence> = {
  [Name in Sentences[S]['parameters']]: Parameters[Name]
}
/** What a state gives back. */
export type ValuesOf<S extends StateSentence> = Record<Sentences[S]['gives'], string>
