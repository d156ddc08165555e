import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { steer } from '../support/control.ts'
import { projectId, useEmulator } from '../support/emulator.ts'

const encrypt = { key_id: demo.cmk.id, plain_text: 'x' }

describe('metrics', () => {
  const kms = useEmulator({ tps: 3 })

  test('count what was asked before they were, and after', async () => {
    await kms.cmkIn('disabled')
    for (let call = 0; call < 3; call += 1) await kms.ok('encryptData', encrypt)
    await steer(kms, 'metrics')
    expect(await kms.refused('encryptData', encrypt)).toBe('Throttled')
    await kms.mock.control.addFault({ operation: 'list-keys', error: 'KmsFailure' })
    await kms.call('listKeys', {})
    const { status, text } = await steer(kms, 'metrics')
    const countOf = (line: string) =>
      text
        .split('\n')
        .find((each) => each.startsWith(`${line} `))
        ?.split(' ')
        .at(-1)

    expect(status).toBe(200)
    expect(countOf('dewkit_requests_total{operation="encryptData",status="200"}')).toBe('3')
    expect(countOf('dewkit_request_duration_seconds_count{operation="encryptData"}')).toBe('4')
    expect(countOf('dewkit_throttled_total{operation="encryptData"}')).toBe('1')
    expect(countOf('dewkit_errors_total{operation="encryptData",code="APIGW.0308",error="Throttled"}')).toBe(
      '1',
    )
    expect(countOf('dewkit_faults_injected_total{operation="listKeys"}')).toBe('1')
    expect(countOf(`dewkit_keys{project="${projectId}",state="enabled"}`)).toBe('1')
    expect(countOf(`dewkit_keys{project="${projectId}",state="disabled"}`)).toBe('1')
  })

  test('readiness asks the store', async () => {
    expect((await steer(kms, 'ready')).body).toEqual({ status: 'ready' })
    await kms.mock.store.close()

    expect((await steer(kms, 'ready')).status).toBe(503)
  })
})
