import { parsed } from '../../spec/json.ts'
import { objectOf } from '../read.ts'
import type { State } from '../situation.ts'
import { StateFailure, type States, type Values } from './states.ts'

export type HttpStates = {
  url: string
  fetch: typeof fetch
  timeoutMs: number
  headers?: Record<string, string>
}

/** States that a service brings about: it takes what every verifier of Pact sends, `{ state, params, action }`. */
export function httpStates({ url, fetch, timeoutMs, headers = {} }: HttpStates): States {
  async function change({ name, params }: State, action: 'setup' | 'teardown'): Promise<Values> {
    const text = await posted(JSON.stringify({ state: name, params, action }))
    return objectOf(parsed(text)?.value)
  }

  async function posted(body: string): Promise<string> {
    const signal = AbortSignal.timeout(timeoutMs)
    const init = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body, signal }
    const answer = await fetch(url, init).catch((error: Error) => {
      throw new StateFailure(`${url} does not answer (${reasonOf(error)})`)
    })
    const text = await answer.text()
    if (answer.ok) return text
    throw new StateFailure(`${url} answers ${answer.status}${messageIn(text)}`)
  }

  return {
    how: url,
    setUp: (state) => change(state, 'setup'),
    async tearDown(state) {
      await change(state, 'teardown')
    },
    saw: () => {},
    end: async () => [],
  }
}

const reasonOf = ({ cause, message }: Error) => (cause as Error | undefined)?.message || message

/** What an answer says about itself, in one of the ways in which answers do. */
function messageIn(text: string): string {
  const body = objectOf(parsed(text)?.value)
  const error = typeof body.error === 'string' ? body.error : objectOf(body.error).error_msg
  const says = error ?? body.message ?? body.error_msg ?? text
  return typeof says === 'string' && says !== '' ? `: ${says.slice(0, 300)}` : ''
}
