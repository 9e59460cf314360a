import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { formatAim, formatCount, printTable } from './measure/print-table.ts'
import { runChild } from './measure/run-child.ts'
import { fillReminders } from './reminders/fill-reminders.ts'
import type { SweepResult } from './reminders/sweep-result.ts'
import { startScaleServer } from './scale/scale-server.ts'

const { values: options } = parseArgs({
  options: { reminders: { type: 'string', default: '100000' }, concurrency: { type: 'string', default: '256' } },
})
const SWEEP_SECONDS = 60
const OF_REMINDERS = 100_000
const HEAP_RATIO = 1.1
const MEBIBYTE = 2 ** 20
const SECOND_MS = 1_000
const SWEEP = fileURLToPath(new URL('reminders/sweep-reminders.ts', import.meta.url))

const reminders = Number(options.reminders)
const server = await startScaleServer()
const { fillMs, dueAt } = await fillReminders(server.connectionString, reminders)
console.log(
  `${formatCount(reminders)} workflows that wait for their first reminder: stored in ${formatCount(fillMs / SECOND_MS)} s.\n`,
)
const parameters = ['sweep', String(reminders), String(dueAt), options.concurrency]
const result = runChild<SweepResult>(SWEEP, parameters, { DATABASE_URL: server.connectionString })
await server.stop()
if (result === undefined) process.exit(1)

const { sweepMs, processorMs, heapBytes, repeats, left } = result
const TENTHS = 10
const inTenth = (tenth: number): readonly number[] =>
  heapBytes.filter((_, look) => Math.floor((look * TENTHS) / heapBytes.length) === tenth)
const mostByTenth = Array.from({ length: TENTHS }, (_, tenth) => Math.max(...inTenth(tenth)))
const [tenth = 0] = mostByTenth
const most = Math.max(...heapBytes)
const seconds = sweepMs / SECOND_MS
const aimSeconds = (SWEEP_SECONDS * reminders) / OF_REMINDERS
printTable(
  ['on PostgreSQL, one process', 'measured', 'aim'],
  [
    [
      `${formatCount(reminders)} due reminders swept`,
      `${seconds.toFixed(1)} s`,
      formatAim(`< ${aimSeconds} s`, seconds < aimSeconds),
    ],
    ['reminders a second', formatCount(reminders / seconds), ''],
    ['processor time of the process, a reminder', `${(processorMs / reminders).toFixed(2)} ms`, ''],
    ['most heap in the first tenth', `${(tenth / MEBIBYTE).toFixed(1)} MiB`, ''],
    [
      'most heap in the whole',
      `${(most / MEBIBYTE).toFixed(1)} MiB`,
      formatAim(`≤ ${HEAP_RATIO} ×`, most <= tenth * HEAP_RATIO),
    ],
    ['reminders sent twice', formatCount(repeats), formatAim('0', repeats === 0)],
    ['tasks still due', formatCount(left), formatAim('0', left === 0)],
  ],
)
console.log(
  `Most heap in MiB, tenth by tenth: ${mostByTenth.map((bytes) => (bytes / MEBIBYTE).toFixed(1)).join(', ')}.`,
)
