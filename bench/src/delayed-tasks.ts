import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startPostgres } from '@linx/test-postgres'
import type { QueueResult } from './delayed-tasks/queue-result.ts'
import { type QueueRow, queueTable } from './delayed-tasks/queue-table.ts'
import { median } from './measure/median.ts'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'
import { runChild } from './measure/run-child.ts'

const { values: options } = parseArgs({
  options: {
    tasks: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true },
  },
})
const OF_BARE = { postgres: 0.8, sqlite: 0.5 } as const
const tasks = Number(options.tasks)
const CHILD = fileURLToPath(new URL('delayed-tasks/run-queue.ts', import.meta.url))

const server = await startPostgres({ settings: { max_wal_size: '4GB' } })
const { only } = options
const rows = only === undefined ? queueTable : queueTable.filter(({ name }) => only.includes(name))
const results = rows.map((row) => ({ row, measured: [] as QueueResult[] }))
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
const boundOf = (store: QueueRow['store']) => rates.find(({ row }) => row.role === 'bound' && row.store === store)
const ratioOf = (rate: number, bound = Number.NaN): string => (Number.isNaN(bound) ? '' : formatRatio(rate / bound))
printTable(
  [
    `${formatCount(tasks)} delayed tasks, medians of ${options.runs}`,
    'enqueued/s',
    'of bare',
    'claimed and completed/s',
    'of bare',
    'idle look ms',
    'aim',
  ],
  rates.map(({ row, enqueued, drained, looks }) => {
    const bound = boundOf(row.store)
    const aim = OF_BARE[row.store]
    return [
      row.name,
      formatCount(enqueued),
      ratioOf(enqueued, bound?.enqueued),
      formatCount(drained),
      ratioOf(drained, bound?.drained),
      looks.length === 0 ? 'not asked' : median(looks).toFixed(2),
      row.role === 'ours' && bound !== undefined ? formatAim(`≥ ${aim} ×`, drained / bound.drained >= aim) : '',
    ]
  }),
)
