export type { Credentials, Password } from './access.ts'
export { type ClientOptions, createClient } from './client.ts'
export type { SigningKeys } from './sign.ts'
export type { Client, Input, Output, Refusal, Result } from './types.ts'
