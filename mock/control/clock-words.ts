/** As everything that is said about time says it: ISO 8601, in UTC. */
export const isoTime = (ms: number): string => new Date(ms).toISOString()
