import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { createPostgresStorage } from '@linx/storage-postgres'
import { formatAim, formatCount, printTable } from './measure/print-table.ts'
import { type OpenLoopLoad, runOpenLoop } from './scale/open-loop.ts'
import { startScaleServer } from './scale/scale-server.ts'
import { createCreatesHost } from './sustained-creates/creates-host.ts'
import { isHeld, P99_MS, type RateResult, toRateResult } from './sustained-creates/rate-result.ts'

const { values: options } = parseArgs({
  options: {
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    steps: { type: 'string', default: '150,200,300,400,500,600,800' },
    stepSeconds: { type: 'string', default: '15' },
  },
})
const MICROSECONDS = 1_000
const NANOSECONDS = 1_000_000
const WARM_UP: OpenLoopLoad = { perSecond: 50, seconds: 5 }

const server = await startScaleServer()
const storage = createPostgresStorage({ connectionString: server.connectionString })
const host = await createCreatesHost(storage)

const measure = async (load: OpenLoopLoad): Promise<RateResult> => {
  const textsBefore = host.texts()
  const processorBefore = process.cpuUsage()
  const timers = monitorEventLoopDelay({ resolution: 1 })
  timers.enable()
  const times = await runOpenLoop(load, host.create)
  const creates = times.latencies.length
  const textsLateMs = await host.settle(textsBefore + creates)
  timers.disable()
  const { user, system } = process.cpuUsage(processorBefore)
  return toRateResult(load, times, {
    textsLateMs,
    processorMs: (user + system) / MICROSECONDS / creates,
    timersLateP99Ms: timers.percentile(99) / NANOSECONDS,
  })
}

await runOpenLoop(WARM_UP, host.create)
const results = [await measure({ perSecond: Number(options.rate), seconds: Number(options.seconds) })]
for (const step of options.steps.split(',').map(Number)) {
  const result = await measure({ perSecond: step, seconds: Number(options.stepSeconds) })
  results.push(result)
  if (!isHeld(result)) break
}
await host.stop()
await storage.close()
await server.stop()

const [first] = results
const milliseconds = (value: number): string => value.toFixed(1)
printTable(
  [
    'arrivals/s',
    'seconds',
    'p50 ms',
    'p99 ms',
    'p99 ms of 5 s, median',
    'longest ms',
    'last text ms after',
    'processor ms each',
    'own timers late p99 ms',
    'aim',
  ],
  results.map((result) => [
    formatCount(result.perSecond),
    formatCount(result.seconds),
    milliseconds(result.p50Ms),
    milliseconds(result.p99Ms),
    milliseconds(result.windowP99Ms),
    milliseconds(result.longestMs),
    milliseconds(result.textsLateMs),
    result.processorMs.toFixed(2),
    milliseconds(result.timersLateP99Ms),
    result === first ? formatAim(`p99 < ${P99_MS} ms`, isHeld(result)) : isHeld(result) ? 'holds' : 'does not hold',
  ]),
)
const held = results.filter(isHeld).map(({ perSecond }) => perSecond)
console.log(
  `The highest rate that was tried and holds: ${held.length === 0 ? 'none' : `${Math.max(...held)} creates/s`}.`,
)
