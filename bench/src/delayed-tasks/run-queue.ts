import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@linx/test-postgres'
import { median } from '../measure/median.ts'
import type { QueueResult } from './queue-result.ts'
import { queueTable } from './queue-table.ts'
import { CLAIMERS, type DelayedTask, ENQUEUE_BATCH } from './task-queue.ts'

const POOL_SIZE = 20
const LOOKS = 100
const SECOND_MS = 1_000

const [name, count] = process.argv.slice(2)
const row = queueTable.find((candidate) => candidate.name === name)
if (row === undefined) throw new Error(`Expected the name of a queue, received ${name}.`)
const tasks = Number(count)

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const batches: DelayedTask[][] = []
for (let first = 0; first < tasks; first += ENQUEUE_BATCH) {
  const length = Math.min(ENQUEUE_BATCH, tasks - first)
  const batch = Array.from({ length }, (_, place) => first + place)
  batches.push(batch.map((number) => ({ number, session: `session-${number}`, kind: 'reminder' })))
}

const folder = mkdtempSync(join(tmpdir(), 'linx-delayed-'))
const database = row.store === 'postgres' ? await startPostgres() : undefined
const create = await row.load()
const queue = await create({ connectionString: database?.connectionString ?? '', poolSize: POOL_SIZE, folder })

const enqueueAll = async (): Promise<void> => {
  const waiting = batches.values()
  const enqueue = async (): Promise<void> => {
    for (const batch of waiting) await queue.enqueue(batch)
  }
  await Promise.all(Array.from({ length: CLAIMERS }, enqueue))
}

const enqueueMs = await timed(enqueueAll)
const looks: number[] = []
const { look } = queue
if (look !== undefined) for (let number = 0; number < LOOKS; number += 1) looks.push(await timed(look))
await queue.makeDue()
let drained = 0
const drainMs = await timed(async () => {
  drained = await queue.drain(tasks)
})
if (drained !== tasks) throw new Error(`Expected ${tasks} tasks, received ${drained}.`)
const result: QueueResult = {
  enqueuedPerSecond: (tasks * SECOND_MS) / enqueueMs,
  drainedPerSecond: (tasks * SECOND_MS) / drainMs,
  ...(looks.length === 0 ? {} : { lookMs: median(looks) }),
}
await queue.stop()
await database?.stop()
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0))
