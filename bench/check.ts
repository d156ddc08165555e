import { startMock } from '../mock/index.ts'
import { checkAt, checkedAccount } from '../test/support/checked.ts'

/*
 * `node bench/check.ts`: how long a check of the mock takes in one process with it, and what 100,000 random requests do to
 * the memory. Ratios and limits count; the machine is part of every figure.
 */
const heapMb = () => {
  global.gc?.()
  return Math.round(process.memoryUsage().heapUsed / 1e6)
}

async function measured(name: string, options: Parameters<typeof checkAt>[1]) {
  const mock = await startMock({ accounts: [checkedAccount] })
  const began = performance.now()
  const { cases, requests, findings } = await checkAt(mock.url, options)
  const seconds = (performance.now() - began) / 1000
  await mock.close()
  const ran = cases.passed + cases.failed
  console.log(
    `${name.padEnd(10)} ${ran} cases, ${requests} requests, ${findings.length} findings in ${seconds.toFixed(1)} s; heap ${heapMb()} MB`,
  )
}

await measured('warm-up', { quick: true })
await measured('quick', { quick: true })
await measured('full', {})
await measured('random', { only: ['fuzz'], randomRuns: 150 })
await measured('random', { only: ['fuzz'], randomRuns: 1500 })
