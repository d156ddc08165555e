/** Who calls in the pacts. The token is only a name for a valid one: the verifier puts a real token in its place. */
export const caller = { projectId: '0123456789abcdef0123456789abcdef', token: 'a-valid-token' }
