import { Skipped, Unprepared } from '../../judge/complaint.ts'
import type { Tools } from '../workshop/tools.ts'
import type { Wanted } from '../workshop/wanted.ts'

/** SM2 and SM4 are not there in every region: without them there is nothing to judge. */
export async function cmkOfRegion({ cmk }: Tools, wanted: Wanted & { spec: string }): Promise<string> {
  try {
    return await cmk(wanted)
  } catch (error) {
    if (error instanceof Unprepared) throw new Skipped(`the service makes no CMK of ${wanted.spec}`)
    throw error
  }
}
