import { advice, type Dialect, dialects, type ErrorName, errors } from '../src/generated/errors.ts'

/** What refused, for who wants to know more than the answer tells; never a part of it, and never a secret. */
export type Because =
  | { rule: 'schema'; keyword: string; field: string; where: 'body' | 'parameter' }
  | { rule: 'key rule'; cell: string }
  | { rule: 'right'; missing: readonly string[] }
  | { rule: 'signature'; server: string; client?: string; hint?: string }

/** Any refusal, of KMS, of the gateway in front of it or of IAM, thrown by its name in the catalogue. */
export class KmsError extends Error {
  readonly error: ErrorName
  private readonly detail: string
  private readonly values: Record<string, string>
  because: Because | undefined

  /**
   * `detail` follows the catalogue's message: what to do, with names of fields, never with their values. Without it the
   * contract's advice does.
   */
  constructor(error: ErrorName, detail = '', values: Record<string, string> = {}) {
    const message = errors[error].message.replace(/\{(\w+)\}/g, (_, field: string) => values[field] ?? '')
    super(withDetail(message, detail) ?? withAdvice(message, advice[error]))
    this.error = error
    this.detail = detail
    this.values = values
  }

  /** The same refusal, and what refused. */
  for(because: Because | undefined): this {
    this.because = because
    return this
  }

  get status(): number {
    return errors[this.error].status
  }

  /** The same refusal in the words of a dialect, where it has words of its own. */
  in(dialect: Exclude<Dialect, 'gateway'>): KmsError {
    const instead = (dialects[dialect] as Partial<Record<ErrorName, ErrorName>>)[this.error]
    return instead ? new KmsError(instead, this.detail, this.values).for(this.because) : this
  }

  /** The body in the dialect of whoever refuses. */
  toBody(requestId: string): object {
    const { code, dialect, status } = errors[this.error]
    if (dialect === 'kms') return { error: { error_code: code, error_msg: this.message } }
    if (dialect === 'keystone')
      return { error: { code: status, message: this.message, title: titles[status] } }
    const flat = { error_msg: this.message, error_code: code }
    return dialect === 'iam' ? flat : { ...flat, request_id: requestId }
  }
}

const ends = (message: string) => /[.!?)]$/.test(message)

const withDetail = (message: string, detail: string): string | undefined =>
  detail === '' ? undefined : `${message}${ends(message) || detail.startsWith('(') ? '' : ':'} ${detail}`

const withAdvice = (message: string, says?: string): string =>
  says === undefined ? message : `${message}${ends(message) ? '' : '.'} ${says}`

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
}

export const isErrorName = (name: string): name is ErrorName => Object.hasOwn(errors, name)
