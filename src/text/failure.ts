/** What the user can mend. It is shown as one line, `where: message`, and the command ends with exit code 2. */
export class Failure extends Error {
  /** A place such as `seed.yaml:12:7`; without one, the command names itself. */
  readonly where: string | undefined

  constructor(message: string, where?: string) {
    super(message)
    this.where = where
  }
}

/** The code of an error of the system, such as `ENOENT`; '' for any other. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
