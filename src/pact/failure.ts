/** What whoever runs a command or a test can mend: a pact that is none, a broker that is away, a package that is missing. */
export class PactFailure extends Error {}
