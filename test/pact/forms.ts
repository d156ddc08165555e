import { pactOfAll, project } from './pacts.ts'

/*
 * One interaction of encrypt-data in each form that a pact has had, after the specification of each version. Written by
 * hand: other languages write the older ones to this day.
 */

const headers = { 'Content-Type': 'application/json', 'X-Auth-Token': 'a-valid-token' }
const asked = { method: 'post', path: `/v1.0/${project}/kms/encrypt-data`, headers }
const state = 'a CMK {alias} that is {state}'
const params = { alias: 'alias/orders', state: 'enabled' }

/** A sentence without parameters, under an old name; the specification in no version. */
const version1 = (body: object, answer: object) => ({
  consumer: { name: 'orders' },
  provider: { name: 'kms' },
  interactions: [
    {
      description: 'd',
      provider_state: 'a key',
      request: { ...asked, body },
      response: { status: 200, body: answer },
    },
  ],
})

/** One path for a rule, with the part of the message at its beginning. */
const version2 = (body: object, answer: object) =>
  pactOfAll(
    [
      {
        description: 'd',
        providerState: 'a key',
        request: { ...asked, body, matchingRules: { '$.body.key_id': { match: 'type' } } },
        response: {
          status: 200,
          body: answer,
          matchingRules: { '$.body.cipher_text': { match: 'regex', regex: '[0-9a-zA-Z+/=]+' } },
        },
      },
    ],
    '2.0.0',
  )

/** States with parameters, and rules by part. */
const version3 = (body: object, answer: object) =>
  pactOfAll(
    [
      {
        description: 'd',
        providerStates: [{ name: state, params }],
        request: { ...asked, body },
        response: {
          status: 200,
          body: answer,
          matchingRules: {
            body: { '$.cipher_text': { combine: 'AND', matchers: [{ match: 'type' }] } },
          },
        },
      },
    ],
    '3.0.0',
  )

/** Bodies in an envelope, here one in Base64, and lists for headers. */
const version4 = (body: object, answer: object) =>
  pactOfAll(
    [
      {
        type: 'Synchronous/HTTP',
        key: 'c0ffee',
        description: 'd',
        providerStates: [{ name: state, params }],
        request: {
          ...asked,
          headers: { 'Content-Type': ['application/json'], 'X-Auth-Token': ['a-valid-token'] },
          body: { contentType: 'application/json', encoded: false, content: body },
        },
        response: {
          status: 200,
          body: {
            contentType: 'application/json',
            encoded: 'base64',
            content: Buffer.from(JSON.stringify(answer)).toString('base64'),
          },
          matchingRules: {
            body: { '$.cipher_text': { combine: 'AND', matchers: [{ match: 'type' }] } },
          },
        },
      },
    ],
    '4.0',
  )

export const formsOf = (body: object, answer: object): [name: string, pact: object][] => [
  ['V1', version1(body, answer)],
  ['V2', version2(body, answer)],
  ['V3', version3(body, answer)],
  ['V4', version4(body, answer)],
]
