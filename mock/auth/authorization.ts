export type Authorization = {
  algorithm: 'SDK-HMAC-SHA256' | 'V11-HMAC-SHA256'
  form: 'access' | 'scope' | 'derived'
  ak: string
  /** What follows the AK in `Credential=`; empty in the access form. */
  scope: string
  signedHeaders: string[]
  signature: string
}

const maxLength = 4096
const ak = '(?<ak>[\\w.-]{1,128})'

// Every class excludes the delimiter that follows it, so matching takes linear time.
const forms = [
  { algorithm: 'SDK-HMAC-SHA256', form: 'access', name: 'access', value: new RegExp(`^${ak}$`) },
  {
    ...({ algorithm: 'SDK-HMAC-SHA256', form: 'scope', name: 'credential' } as const),
    value: new RegExp(`^${ak}/(?<scope>\\d{8}/[\\w.-]{0,64}/[\\w.-]{0,64}/sdk_request)$`),
  },
  {
    ...({ algorithm: 'V11-HMAC-SHA256', form: 'derived', name: 'credential' } as const),
    value: new RegExp(`^${ak}/(?<scope>\\d{8}/[\\w.-]{1,64}/[\\w.-]{1,64})$`),
  },
] as const

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const listOfNames = new RegExp(`^${token}(?:;${token})*$`)
const hexSignature = /^[0-9a-f]{64}$/
/** So that white space is a blank or a tab. */
const beyondPrintable = /[^\t -~]/

/** Reads an Authorization header; undefined when it is malformed or of another algorithm. */
export function parseAuthorization(header: string): Authorization | undefined {
  if (header.length > maxLength || beyondPrintable.test(header)) return
  const [first = ''] = header.split(' ', 1)
  // As HTTP has it: the scheme and the names of parameters in letters of any case.
  const scheme = first.toUpperCase()
  const parameters = parametersOf(header.slice(first.length + 1))
  const { signedheaders: names = '', signature = '' } = parameters ?? {}
  if (!listOfNames.test(names) || !hexSignature.test(signature)) return
  const signedHeaders = names.split(';')
  if (new Set(names.toLowerCase().split(';')).size < signedHeaders.length) return
  for (const { form, algorithm, name, value } of forms) {
    const { ak, scope = '' } = value.exec(parameters?.[name] ?? '')?.groups ?? {}
    if (ak && scheme === algorithm) return { algorithm, form, ak, scope, signedHeaders, signature }
  }
}

/**
 * Who signed, SignedHeaders and Signature: in any order, between them a comma, with blanks around it or without. Anything
 * else, or one of them twice, is a mistake: which of two would count?
 */
function parametersOf(text: string): Record<string, string> | undefined {
  if (text !== text.trim()) return
  const pairs = text.split(',', 4).map((part): [name: string, value: string] => {
    const [name = '', ...value] = part.trim().split('=')
    return [name.toLowerCase(), value.join('=')]
  })
  const parameters = Object.fromEntries(pairs)
  return pairs.length === 3 && Object.keys(parameters).length === 3 ? parameters : undefined
}
