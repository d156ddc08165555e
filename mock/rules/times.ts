/** The form of times in the newest operations, such as `2024-04-01T00:00:00Z`. */
export const rfc3339 = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
