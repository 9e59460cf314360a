import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startPostgres } from '@linx/test-postgres'
import type { QueueResult } from './delayed-tasks/queue-result.ts'
import { queueTable } from './delayed-tasks/queue-table.ts'
import { median } from './measure/median.ts'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'
import { runChild } from './measure/run-child.ts'

const { values: options } = parseArgs({
  options: { tasks: { type: 'string', default: '100000' }, runs: { type: 'string', default: '3' } },
})
const OF_BARE = 0.8
const tasks = Number(options.tasks)
const CHILD = fileURLToPath(new URL('delayed-tasks/run-queue.ts', import.meta.url))

const server = await startPostgres({ settings: { max_wal_size: '4GB' } })
const results = queueTable.map((row) => ({ row, measured: [] as QueueResult[] }))
for (let run = 0; run < Number(options.runs); run += 1) {
  for (const { row, measured } of results) {
    const parameters = [row.name, String(tasks)]
    const result = runChild<QueueResult>(CHILD, parameters, { DATABASE_URL: server.connectionString })
    if (result !== undefined) measured.push(result)
  }
}
await server.stop()

const ran = results.filter(({ measured }) => measured.length > 0)
const rates = ran.map(({ row, measured }) => ({
  row,
  enqueued: median(measured.map(({ enqueuedPerSecond }) => enqueuedPerSecond)),
  drained: median(measured.map(({ drainedPerSecond }) => drainedPerSecond)),
  looks: measured.flatMap(({ lookMs }) => lookMs ?? []),
}))
const bare = rates.find(({ row }) => row === queueTable[0])
printTable(
  [
    `${formatCount(tasks)} delayed tasks, medians of ${options.runs}`,
    'enqueued/s',
    'claimed and completed/s',
    'of bare',
    'idle look ms',
    'aim',
  ],
  rates.map(({ row, enqueued, drained, looks }) => {
    const ratio = drained / (bare?.drained ?? Number.NaN)
    return [
      row.name,
      formatCount(enqueued),
      formatCount(drained),
      formatRatio(ratio),
      looks.length === 0 ? 'not asked' : median(looks).toFixed(2),
      row.isOurs ? formatAim(`≥ ${OF_BARE} ×`, ratio >= OF_BARE) : '',
    ]
  }),
)
