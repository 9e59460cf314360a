import { setTimeout as delay } from 'node:timers/promises'
import { createPostgresStorage } from '@linx/storage-postgres'
import { createInstantSms } from '../engine-workflows/instant-sms.ts'
import { heapBytes } from '../measure/heap.ts'
import { clockAhead, createBenchEngine } from '../scale/bench-engine.ts'
import { numberOfPhone } from '../scale/parties.ts'
import type { SweepResult } from './sweep-result.ts'

const LOOKS_AT_HEAP = 40
const LOOK_MS = 5
const MILLISECOND = 1_000

const [, reminders = 0, dueAt = 0, concurrency = 0] = process.argv.slice(2).map(Number)
const storage = createPostgresStorage({ connectionString: process.env.DATABASE_URL ?? '' })
const sent = new Uint8Array(reminders)
const heap: number[] = []
let count = 0
let repeats = 0
/** What looking at the heap took: time of the clock, and of the processor. */
const looking = { elapsedMs: 0, processorMs: 0 }

const processorMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / MILLISECOND
}

const lookAtHeap = (): void => {
  const [startedAt, before] = [performance.now(), processorMs()]
  heap.push(heapBytes())
  looking.elapsedMs += performance.now() - startedAt
  looking.processorMs += processorMs() - before
}

const sms = createInstantSms(({ to, kind }) => {
  if (kind !== 'reminder') return
  const number = numberOfPhone(to)
  if (sent[number] === 0) count += 1
  else repeats += 1
  sent[number] = 1
  if (count % Math.ceil(reminders / LOOKS_AT_HEAP) === 0) lookAtHeap()
})
const clock = clockAhead(dueAt - Date.now())
const adapterConcurrency = { sms: concurrency, rail: concurrency, webhook: concurrency }
const { engine } = createBenchEngine({
  storage,
  sms,
  clock,
  isSealed: false,
  worker: { concurrency, adapterConcurrency },
})

const start = performance.now()
const processorBefore = processorMs()
await engine.worker.start()
while (count < reminders) await delay(LOOK_MS)
await engine.worker.stop()
const sweepMs = performance.now() - start - looking.elapsedMs
const sweepProcessorMs = processorMs() - processorBefore - looking.processorMs
const { dueTasks } = await engine.worker.stats()
await engine.close()
await storage.close()
const result: SweepResult = { sweepMs, processorMs: sweepProcessorMs, heapBytes: heap, repeats, left: dueTasks }
process.stdout.write(`${JSON.stringify(result)}\n`)
