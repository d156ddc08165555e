import { describe, expect, test } from 'vitest'
import { observationsOf } from '../../src/check/compare/observe.ts'
import { shapeOf } from '../../src/check/compare/shape.ts'
import { codeOf } from '../../src/judge/expected.ts'
import { createFindings } from '../../src/judge/findings.ts'
import { complaintsAbout } from '../../src/judge/judge.ts'
import { createMask } from '../../src/judge/mask.ts'
import { printable, printableJson, printableLines } from '../../src/judge/printable.ts'
import { contractOf } from '../../src/spec/contract.ts'
import { excessOf, parsed } from '../../src/spec/json.ts'

describe('a text of somebody else', () => {
  test.each([
    ['a terminal escape', '\u001b[2J', '\\x1b[2J'],
    ['the end of one, in a byte', '\u009b1m', '\\x9b1m'],
    ['a bell and a delete', '\u0007\u007f', '\\x07\\x7f'],
    ['the end of a line', 'a\r\nb', 'a\\x0d\\x0ab'],
    ['ends of line and paragraph', '\u2028\u2029\u0085', '\\u{2028}\\u{2029}\\x85'],
    ['marks of direction', '\u202a\u202b\u202c\u202d\u202e', '\\u{202a}\\u{202b}\\u{202c}\\u{202d}\\u{202e}'],
    ['isolates', '\u2066\u2067\u2068\u2069', '\\u{2066}\\u{2067}\\u{2068}\\u{2069}'],
    ['other marks of direction', '\u200e\u200f\u061c', '\\u{200e}\\u{200f}\\u{61c}'],
    [
      'no width',
      '\u200b\u200c\u200d\u2060\ufeff\u00ad',
      '\\u{200b}\\u{200c}\\u{200d}\\u{2060}\\u{feff}\\xad',
    ],
    ['fillers that nobody sees', '\u115f\u3164\uffa0\u034f', '\\u{115f}\\u{3164}\\u{ffa0}\\u{34f}'],
    ['tags and variations', '\u{e0041}\ufe0f\u{e0100}', '\\u{e0041}\\u{fe0f}\\u{e0100}'],
    ['half a character', '\ud800', '\\u{d800}'],
    ['no character', '\ufffe\uffff\u{1ffff}', '\\u{fffe}\\u{ffff}\\u{1ffff}'],
    ['words', 'Grüße, 世界, שלום, 🙂 \\ "quotes"', 'Grüße, 世界, שלום, 🙂 \\ "quotes"'],
  ])('shows %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown)
    expect(JSON.parse(printableJson({ text }))).toEqual({ text })
    expect(printableJson({ text })).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
  })

  test('may keep its lines', () => {
    expect(printableLines('a\n\u001bb')).toBe('a\n\\x1bb')
  })
})

describe('JSON of somebody else', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

  test.each([
    ['64 levels', `{"a":"${'x'.repeat(600)}","b":${nested(63)}}`, undefined],
    ['65 levels', `{"a":"${'x'.repeat(600)}","b":${nested(64)}}`, 'JSON of more than 64 levels'],
    ['200,000 levels', nested(200_000), 'JSON of more than 64 levels'],
    ['200,000 levels that never close', '['.repeat(200_000), 'JSON of more than 64 levels'],
    ['brackets in a string', JSON.stringify(`\\"${'['.repeat(1000)}`), undefined],
    ['a string that never closes', `"${'['.repeat(1000)}`, undefined],
    ['a text of 256 KiB', JSON.stringify('x'.repeat(256 * 1024 - 1)), undefined],
    [
      'a text that is longer',
      JSON.stringify('x'.repeat(256 * 1024)),
      'JSON with a text of more than 262144 characters',
    ],
    ['250,001 commas', `[${'1,'.repeat(250_001)}1]`, 'JSON of more than 250000 values'],
    [
      'a page of 2,000 CMKs',
      JSON.stringify(Array(2000).fill(Object.fromEntries(Array(30).entries()))),
      undefined,
    ],
  ])('of %s', (_, text, excess) => {
    expect(excessOf(text)).toBe(excess)
    if (excess) expect(parsed(text)).toBeUndefined()
  })

  test.each([
    ['{"error":{"error_code":"KMS.0308"}}', 'KMS.0308'],
    ['{"error_code":"APIG.0101"}', 'APIGW.0101'],
    ['{"error":{"code":401}}', '401'],
    ['{"error":{"error_code":{"toString":1}}}', ''],
    ['{"error":[[[[]]]]}', ''],
    ['{"error":null,"error_code":"X.1"}', 'X.1'],
    ['null', ''],
    ['[]', ''],
    ['no JSON', ''],
    [`{"error_code":"${'x'.repeat(100_000)}"}`, 'x'.repeat(100)],
  ])('%.40s has the code %.10s', (text, code) => {
    expect(codeOf({ text })).toBe(code)
  })
})

const answer = (status: number, text: string, headers = {}) => ({
  ...{ status, text, ms: 1, headers: { 'content-type': 'application/json', ...headers } },
})
const sent = { method: 'POST', path: '/x', headers: { 'X-Auth-Token': 'the-token-of-somebody-0123456789' } }

describe('an answer of any size', () => {
  const contract = contractOf('listKeys')
  const letters = (count: number) =>
    Array.from({ length: 4 }, (_, at) => String.fromCharCode(97 + (Math.floor(count / 26 ** at) % 26))).join(
      '',
    )
  const inventive = JSON.stringify({
    keys: [],
    key_details: Array.from({ length: 20_000 }, (_, count) => ({
      [letters(count)]: { [letters(count + 1)]: 1 },
    })),
  })

  test.each([
    ['a million fields', `{${Array.from({ length: 100_000 }, (_, at) => `"f${at}":1`)}}`],
    ['long texts', JSON.stringify({ keys: ['a'.repeat(4_000_000)], next_marker: 'A'.repeat(4_000_000) })],
    ['lists in place of all', JSON.stringify({ keys: Array(200_000).fill(1), key_details: [1, 2] })],
    ['other fields in each entry', inventive],
  ])('%s is judged in few words', (_, text) => {
    const complaints = complaintsAbout(contract, sent, answer(200, text))

    expect(complaints.length).toBeGreaterThan(0)
    expect(JSON.stringify(complaints).length).toBeLessThan(5000)
  })

  test('other fields in each entry make no endless shape', () => {
    const shape = shapeOf(contract.responses[200]?.schema, JSON.parse(inventive), () => true)
    const attempt = { operation: 'listKeys' as const, sent, answer: answer(200, inventive), complaints: [] }

    expect(JSON.stringify(shape).length).toBeLessThan(20_000)
    expect(JSON.stringify(observationsOf({}, [attempt])).length).toBeLessThan(20_000)
  })

  test('a finding is short, whatever came back', () => {
    const findings = createFindings()
    const long = 'x'.repeat(1_000_000)
    const complaint = { class: 'wrong shape', rule: long, expected: long, got: long } as const
    const attempt = {
      operation: undefined,
      sent: { ...sent, body: long },
      answer: answer(200, long),
      complaints: [],
    }
    findings.add(
      { ...complaint, place: '#', basis: 'documented' },
      { id: 'x', says: 'x', operation: undefined, kind: 'set-up' },
      attempt,
      false,
    )

    expect(JSON.stringify(findings.all()).length).toBeLessThan(10_000)
  })
})

describe('a mask', () => {
  const secret = 'MIIFxAYJKoZIhvcNAQcCoII/tokenOf+Somebody=='
  const about = (value: string) => ({
    sent: { method: 'POST', path: '/', headers: { 'x-auth-token': value } },
    answer: answer(400, ''),
  })

  test.each([
    ['as it is', secret],
    ['with its end cut off', secret.slice(0, 20)],
    ['with its beginning cut off', secret.slice(-20)],
    ['in lower case', secret.toLowerCase()],
    ['as JSON', JSON.stringify(secret)],
    ['as JSON of PHP', secret.replaceAll('/', '\\/')],
    ['as JSON of Gson', secret.replaceAll('=', '\\u003d').replaceAll('+', '\\u002B')],
    ['in a URL', encodeURIComponent(secret)],
    ['in HTML', secret.replaceAll('/', '&#47;').replaceAll('=', '&#x3D;').replaceAll('+', '&#43;')],
    ['among other words', `you sent ${secret}, which is wrong`],
  ])('takes a token away %s', (_, text) => {
    const shown = createMask().hide(text, about(secret))

    expect(shown).toContain('[hidden]')
    for (let at = 0; at + 12 <= secret.length; at += 1)
      expect(shown.toLowerCase()).not.toContain(secret.slice(at, at + 12).toLowerCase())
  })

  test('takes the signature out of an Authorization header, and leaves its other words', () => {
    const signature = `${'5f1c2a'.repeat(10)}beef`
    const authorization = `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=${signature}`
    const exchange = {
      sent: { method: 'POST', path: '/', headers: { authorization } },
      answer: answer(400, ''),
    }

    expect(createMask().hide(`you sent ${authorization}`, exchange)).toBe(
      'you sent SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=[hidden]',
    )
  })

  test.each([
    [
      'a short password',
      ['test'],
      'the test of a testing user: "test"',
      'the [hidden] of a testing user: "[hidden]"',
    ],
    ['a password in Base64', ['correct horse'], 'Y29ycmVjdCBob3JzZQ==', '[hidden]'],
    ['no secret', [undefined, ''], 'nothing', 'nothing'],
    ['zeros, which stand everywhere', ['0'.repeat(64)], `id ${'0'.repeat(32)}`, `id ${'0'.repeat(32)}`],
  ])('of %s', (_, known, text, shown) => {
    expect(createMask(known).hide(text)).toBe(shown)
  })

  test('takes away what the fields of bodies hold, where it is told to', () => {
    const body = '{"plain_text":"meet me at noon"}'
    const exchange = { sent: { method: 'POST', path: '/', headers: {}, body }, answer: answer(400, '') }

    expect(createMask([], ['plain_text']).hide('no: meet me at noon', exchange)).toBe('no: [hidden]')
    expect(createMask().hide('no: meet me at noon', exchange)).toBe('no: meet me at noon')
  })
})
