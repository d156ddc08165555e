import { expectTypeOf, test } from 'vitest'
import type { operations as Api } from '../../src/generated/api.ts'
import type { Calls } from '../../src/generated/calls.ts'

type Json<Message> = Message extends { content: { 'application/json': infer Value } } ? Value : undefined
type Body<Op extends keyof Calls> = Json<NonNullable<Api[Op]['requestBody']>>
type Success<Op extends keyof Calls> = Extract<keyof Api[Op]['responses'], 200 | 201 | 202 | 204>
type Answer<Op extends keyof Calls> = Json<Api[Op]['responses'][Success<Op>]>

/** The operations where it is not so. */
type Other<IsSo extends Record<keyof Calls, boolean>> = keyof {
  [Op in keyof Calls as IsSo[Op] extends true ? never : Op]: Op
}

test('the types of the client are those of the contract, written by another hand', () => {
  expectTypeOf<keyof Calls>().toEqualTypeOf<keyof Api>()
  expectTypeOf<
    Other<{ [Op in keyof Calls]: Answer<Op> extends Calls[Op]['output'] ? true : false }>
  >().toBeNever()
  expectTypeOf<
    Other<{ [Op in keyof Calls]: Body<Op> extends Partial<Calls[Op]['input']> | undefined ? true : false }>
  >().toBeNever()
  // The other tool takes a policy, which has any fields, for an object without.
  expectTypeOf<
    Other<{
      [Op in keyof Calls]: Body<Op> extends undefined
        ? true
        : Calls[Op]['input'] extends Body<Op>
          ? true
          : false
    }>
  >().toEqualTypeOf<'createTemporaryKeys'>()
})
