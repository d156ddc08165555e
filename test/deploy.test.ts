import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { mock } from '../src/cli/mock.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, '../deploy', name), 'utf8')
const documents = (name: string) =>
  parseAllDocuments(read(name), { merge: true, strict: true }).map((document) => {
    expect(document.errors).toEqual([])
    return document.toJS()
  })

/** The names under which the environment may set the options of dewkit mock. */
function settings(): string[] {
  const command = new Command('mock')
  mock(command)
  return command.options.map(({ long = '' }) => `DEWKIT_${long.slice(2).replaceAll('-', '_').toUpperCase()}`)
}

/** The program that a probe gives to node compiles, and asks for an address that the control plane has. */
function expectProbe([program, flag, code, ...more]: string[]) {
  expect([program, flag, more]).toEqual(['node', '-e', []])
  expect(() => new Function('process', 'fetch', String(code))).not.toThrow()
  expect(code).toContain('http://127.0.0.1:8010/_dewkit/ready')
}

type MockService = {
  environment: Record<string, string>
  depends_on: object
  healthcheck: { test: string[] }
}

describe('compose.yaml', () => {
  const [compose] = documents('compose.yaml')
  const { services } = compose
  const mocks = Object.entries<MockService>(services).filter(([name]) => name.startsWith('mock-'))

  test('has three mocks that end in time, start when the database is there, and tell when they are ready', () => {
    expect(mocks).toHaveLength(3)
    for (const [, { environment, depends_on, healthcheck, ...rest }] of mocks) {
      expect(settings()).toEqual(expect.arrayContaining(Object.keys(environment)))
      expect(depends_on).toEqual({ database: { condition: 'service_healthy' } })
      const [kind, ...command] = healthcheck.test
      expect(kind).toBe('CMD')
      expectProbe(command)
      expect(rest).toMatchObject({ read_only: true, stop_grace_period: '5s', cap_drop: ['ALL'] })
    }
  })

  test('gives the mocks the database that it makes', () => {
    const url = new URL(mocks[0]?.[1].environment.DEWKIT_DATABASE ?? '')
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = services.database.environment

    expect([url.username, url.password, url.pathname]).toEqual([
      ...[POSTGRES_USER, POSTGRES_PASSWORD, `/${POSTGRES_DB}`],
    ])
    expect(url.hostname).toBe('database')
  })

  test('has one address in front of them, on this machine alone', () => {
    const upstream = [...read('nginx.conf').matchAll(/server (mock-\d):8010/g)].map(([, name]) => name)

    expect(upstream).toEqual(mocks.map(([name]) => name))
    expect(services.proxy.ports).toEqual(['127.0.0.1:8010:80'])
    expect(services.proxy.volumes[0]).toBe('./nginx.conf:/etc/nginx/conf.d/default.conf:ro')
    const published = Object.entries<{ ports?: unknown }>(services).filter(([, service]) => service.ports)
    expect(published.map(([name]) => name)).toEqual(['proxy'])
  })
})

describe('kubernetes.yaml', () => {
  const resources = documents('kubernetes.yaml')
  const kind = (name: string) => resources.find((resource) => resource.kind === name)
  const { spec } = kind('Deployment')
  const [container] = spec.template.spec.containers

  test('has what belongs together under one label', () => {
    expect(resources.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      ...['v1 Service', 'apps/v1 Deployment', 'policy/v1 PodDisruptionBudget'],
    ])
    const labels = spec.template.metadata.labels
    expect(spec.selector.matchLabels).toEqual(labels)
    expect(kind('Service').spec.selector).toEqual(labels)
    expect(kind('PodDisruptionBudget').spec.selector.matchLabels).toEqual(labels)
    expect(kind('Service').spec.ports[0].targetPort).toBe(container.ports[0].name)
  })

  test('configures the mock by settings that there are, and keeps the URL in a secret', () => {
    const names = container.env.map(({ name }: { name: string }) => name)

    expect(settings()).toEqual(expect.arrayContaining(names))
    expect(container.env[0]).toEqual({
      ...{ name: 'DEWKIT_DATABASE', valueFrom: { secretKeyRef: { name: 'dewkit', key: 'database' } } },
    })
  })

  test('asks whether it is ready, and does not end what only has no database', () => {
    expectProbe(container.readinessProbe.exec.command)
    expect(container.livenessProbe.tcpSocket).toEqual({ port: 'http' })
  })

  test('keeps two of three while one is replaced, and lets each end in order', () => {
    expect(spec.replicas - kind('PodDisruptionBudget').spec.minAvailable).toBe(1)
    expect(spec.strategy.rollingUpdate.maxUnavailable).toBe(0)
    expect(spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(3 + 5)
  })

  test('runs as nobody in particular, on a file system that is read', () => {
    expect(spec.template.spec.securityContext.runAsNonRoot).toBe(true)
    expect(container.securityContext).toEqual({
      ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    })
  })
})
