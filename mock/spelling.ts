import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'

const spellings = new Map<string, string>()

/** `x-subject-token` as the pages write it: `X-Subject-Token`. */
function spelt(name: string): string {
  const known = spellings.get(name)
  if (known !== undefined) return known
  const spelling = name.replace(/(?<![^-])[a-z]/g, (letter) => letter.toUpperCase())
  spellings.set(name, spelling)
  return spelling
}

/**
 * Writes header names as documented. Fastify keeps them in lower case, which is the same to HTTP and not to the scripts
 * that look for `^X-Subject-Token`.
 */
export class SpeltResponse<
  Request extends IncomingMessage = IncomingMessage,
> extends ServerResponse<Request> {
  override writeHead(
    status: number,
    message?: string | OutgoingHttpHeaders | unknown[],
    headers?: OutgoingHttpHeaders | unknown[],
  ): this {
    if (typeof message === 'string') return super.writeHead(status, message, inDocumentedSpelling(headers))
    return super.writeHead(status, inDocumentedSpelling(message))
  }
}

/** Names and values in turn, the form that costs Node least. */
function inDocumentedSpelling(headers: OutgoingHttpHeaders | unknown[] | undefined): string[] | undefined {
  if (headers === undefined || Array.isArray(headers)) return headers as string[] | undefined // somebody spelt them
  const pairs: unknown[] = []
  for (const name in headers) pairs.push(spelt(name), headers[name])
  return pairs as string[] // and numbers, which Node takes as well
}
