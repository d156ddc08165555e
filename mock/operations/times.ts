/** A time as the newer operations write it: RFC 3339, in whole seconds. */
export const rfc3339 = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
