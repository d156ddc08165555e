import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { demo } from '../../mock/index.ts'
import { dewkit, ended, launcher, root, without } from './command.ts'

const [project] = demo.account.projects
const [{ accessKeys }] = demo.account.users
const at = (endpoint: string) => ({
  HUAWEICLOUD_SDK_REGION_KMS_CN_NORTH_4: endpoint,
  HUAWEICLOUD_SDK_IAM_ENDPOINT: endpoint,
  HUAWEICLOUD_SDK_AK: accessKeys[0].ak,
  HUAWEICLOUD_SDK_SK: accessKeys[0].sk,
  HUAWEICLOUD_SDK_PROJECT_ID: project.id,
})

describe.concurrent('dewkit env', () => {
  test.for(['http://127.0.0.1:8010', `https://kms.test/it's;$(false)`])(
    '--shell sets the environment of %s',
    async (endpoint, { skip }) => {
      skip(...without('bash'))
      const names = Object.keys(at(''))
      const script = `eval "$("$@")"; printf '%s\\n' ${names.map((name) => `"$${name}"`).join(' ')}`
      const args = [
        '-euc',
        script,
        'bash',
        process.execPath,
        launcher,
        'env',
        '--shell',
        '--endpoint',
        endpoint,
      ]
      const { code, stdout, stderr } = await ended('bash', args)

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout.trimEnd().split('\n')).toEqual(Object.values(at(endpoint)))
    },
  )

  test('--shell prints nothing but exports', async () => {
    const { stdout } = await dewkit('env', '--shell')

    expect(stdout).toMatch(/^(export [A-Z0-9_]+='[^'\n]+'\n)+$/)
  })

  test('--json is one object, of one client when asked', async () => {
    const all = JSON.parse((await dewkit('env', '--json')).stdout)
    const one = JSON.parse(
      (await dewkit('env', '--json', '--client', 'python', '--endpoint', 'http://mock:1/')).stdout,
    )

    expect(Object.keys(all.clients)).toEqual([
      ...['python', 'go', 'java', 'sops', 'custodian', 'vault', 'openstacksdk', 'otc', 'golangsdk'],
      ...['node', 'php', 'terraform'],
    ])
    expect(one).toMatchObject({
      endpoint: 'http://mock:1',
      project_id: project.id,
      region: 'cn-north-4',
      ak: accessKeys[0].ak,
    })
    expect(one.clients).toEqual({ python: { evidence: 'run', environment: at('http://mock:1') } })
  })

  test('calls a client run when a test of ours sends what it sends, and untried otherwise', async () => {
    const { clients } = JSON.parse((await dewkit('env', '--json')).stdout) as {
      clients: Record<string, { evidence: string }>
    }
    const tested = (name: string) => existsSync(join(root, `test/clients/${name}.test.ts`))

    for (const [name, { evidence }] of Object.entries(clients))
      expect([name, evidence]).toEqual([name, tested(name) ? 'run' : 'untried'])
  })

  test('--shell sets what the seal of Vault and OpenStack clients read', async () => {
    const ofVault = (await dewkit('env', '--shell', '--client', 'vault', '--endpoint', 'http://mock:1'))
      .stdout
    const all = (await dewkit('env', '--shell', '--endpoint', 'http://mock:1')).stdout

    expect(ofVault.trimEnd().split('\n')).toEqual([
      "export HUAWEICLOUD_IDENTITY_ENDPOINT='http://mock:1/v3'",
      "export HUAWEICLOUD_REGION='cn-north-4'",
      "export HUAWEICLOUD_PROJECT='cn-north-4'",
      `export HUAWEICLOUD_ACCESS_KEY='${accessKeys[0].ak}'`,
      `export HUAWEICLOUD_SECRET_KEY='${accessKeys[0].sk}'`,
      `export HUAWEICLOUDKMS_WRAPPER_KEY_ID='${demo.cmk.id}'`,
    ])
    expect(all).toContain("export OS_AUTH_URL='http://mock:1/v3'\nexport OS_USERNAME='demo'\n")
    expect(all).toContain("export HUAWEI_DEFAULT_REGION='cn-north-4'\n")
  })

  test('says for each client what to set, and what was tried', async () => {
    const { stdout } = await dewkit('env', '--endpoint', 'https://mock:1')

    expect(stdout).toContain(
      'SDK for Python (run), SDK for Go (run), SDK for Java (run), sops (run)\n  export HUAWEICLOUD',
    )
    expect(stdout).toContain(`SDK for Node (run)\n  .withEndpoint('https://mock:1')`)
    expect(stdout).toMatch(
      /Terraform \(run\)\n(.*\n)+? +insecure += true\n +endpoints += \{ kms = "https:\/\/mock:1" \}/,
    )
    expect(stdout).toMatch(/openstacksdk \(run\), Open Telekom Cloud.*\n {2}export OS_AUTH_URL='https:/)
    expect(stdout).toContain('NODE_EXTRA_CA_CERTS')
  })
})
