import { styleText } from 'node:util'
import type { ControlCalls } from '../generated/control-calls.ts'
import { printable } from '../judge/printable.ts'

type Entry = ControlCalls['request']['output']

/** A request in one line, and what is to be said about it in a few more. */
export function linesOf(entry: Entry): string {
  const { at, operation, method, path, status, key, duration_ms, error, caller, faults, explanation } = entry
  const colour = status === 0 || status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green'
  const head = [
    at.slice(11, 23),
    styleText(colour, status === 0 ? '---' : String(status)),
    operation ?? `${method} ${path}`,
    ...(error ? [error.name] : []),
    ...(key === undefined ? [] : [key]),
    ...(caller?.user === undefined ? [] : [`by ${caller.user}`]),
    `${duration_ms} ms`,
  ]
  const more = [
    ...(explanation
      ? [`${explanation.rule}${explanation.cell ? ` ${explanation.cell}` : ''}: ${explanation.says}`]
      : []),
    ...(explanation?.right === undefined ? [] : [`right: ${explanation.right}`]),
    ...(explanation?.signature?.diff ?? []),
    ...(entry.unread.length > 0 ? [`sent, and read by nobody: ${entry.unread.join(', ')}`] : []),
    ...entry.findings.service.map((finding) => `the mock, against the contract: ${finding}`),
    ...(faults.length > 0 ? [`meddled with by ${faults.join(', ')}`] : []),
  ]
  return `${[printable(head.join('  ')), ...more.map((line) => `    ${printable(line)}`)].join('\n')}\n`
}

/** Prints the requests in a stream of server-sent events as they come. */
export async function follow(
  events: AsyncIterable<Uint8Array>,
  print: (text: string) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of events) {
    text += decoder.decode(chunk, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, data] = /^event: request\ndata: (.*)$/s.exec(block) ?? []
      if (data !== undefined) print(linesOf(JSON.parse(data)))
    }
  }
}
