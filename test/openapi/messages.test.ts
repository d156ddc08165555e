import { expect, test } from 'vitest'
import { planned } from '../../src/check/plan.ts'
import { checkAt, checkedMock, defaultsOf } from '../support/checked.ts'

/** Words of schemas and validators, which help nobody who calls the API. */
const innerWords =
  /must NOT|must match|schema|pattern|regular expression|string,|[\^$]|\[object|undefined|NaN/

/** The catalogue's own texts, whatever follows them. */
const asked = ['boundary', 'protocol', 'key', 'credentials']

const general = (text: string) =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/\d{8}T\d{6}Z|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/canonicalRequest:.*/s, 'canonicalRequest:<canonical request>')

/** Every refusal that the checker's cases reach in the mock, as `code message`. */
async function refusals(): Promise<string[]> {
  const mock = await checkedMock()
  const found = new Set<string>()
  try {
    const cases = planned(defaultsOf(mock.url)).filter(({ kind }) => asked.includes(kind))
    await checkAt(mock.url, {
      cases,
      onCase: (_, attempts) => {
        for (const { answer } of attempts) {
          if (answer.status < 400) continue
          const { error = JSON.parse(answer.text) } = JSON.parse(answer.text)
          found.add(`${error.error_code ?? error.code} ${general(error.error_msg ?? error.message)}`)
        }
      },
    })
  } finally {
    await mock.close()
  }
  return [...found].sort()
}

test('every refusal says what is wrong and what would be right', async () => {
  const messages = await refusals()

  expect(messages.filter((message) => innerWords.test(message))).toEqual([])
  await expect(`${messages.join('\n')}\n`).toMatchFileSnapshot('messages.txt')
}, 300_000)
