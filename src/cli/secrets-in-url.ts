import { Failure } from '../text/failure.ts'

/** An address stands in reports, banners and the lists of a machine's processes. */
export function refuseSecretsIn({ username, password }: URL) {
  if (username === '' && password === '') return
  throw new Failure(
    'the address must be without user and password: who calls is told by options of their own',
  )
}
