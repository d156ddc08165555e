import type { SigningKeys } from '../../client/sign.ts'
import type { OperationId } from '../../generated/names.ts'
import type { Input, Kms } from '../../judge/kms.ts'
import type { Wanted } from './wanted.ts'

export type Need = 'secondUser' | 'secondProject' | 'expiredToken' | 'token' | 'signature' | 'loud'

/** Lends CMKs and gives names. */
export type Lending = {
  /** A CMK that the case does not change. */
  cmk(wanted?: Wanted): Promise<string>
  /** A CMK for this case alone, which may change it: it goes back when the case is over. */
  borrow(wanted?: Wanted): Promise<string>
  /** Takes one CMK off the budget, for a case that creates one, and registers what is created. */
  mayCreate(): void
  adopt(id: string): void
  /** A name that nobody else has; it begins with the checker's prefix. */
  name(): string
}

/** Those who call, and what they prove themselves with. */
export type Clients = {
  kms: Kms
  /** The same project, another user, who has no right of their own to the CMKs. Only where `needs` asks for it. */
  secondUser(): Kms
  /** The same user, another project. */
  secondProject(): Kms
  /** A CMK of the second project. */
  foreignCmk(): Promise<string>
  /** An access key, where one was given. */
  signing: SigningKeys | undefined
  /** A token that was valid once, where one was given. */
  expiredToken: string | undefined
  /** Where the service is, such as `https://kms.example.com`. */
  address: string
  /** Milliseconds since the epoch. */
  now(): number
}

/** Takes back what was done. */
export type Undo = {
  /** Runs when the case is over, however it ends: the last first. */
  later(undo: () => Promise<unknown>): void
  /** Runs all that at once, for a case that does its work many times. */
  tidy(): Promise<void>
}

/** Inputs that are to be refused in the end, made once for all cases. */
export type Bases = {
  base(id: OperationId): Promise<Input>
  /** Says that one was accepted: the next ones are made anew. */
  spoil(): void
}

/** What a case may use. What it borrows and makes goes back or away when it is over. */
export type Tools = Lending & Clients & Undo & Bases

/** What making a request takes: nobody else's calls, and no say in when things are taken back. */
export type RecipeTools = Lending & Pick<Clients, 'kms' | 'now'> & Pick<Undo, 'later'>
