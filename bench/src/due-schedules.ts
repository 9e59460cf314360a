import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StorageAdapter } from '@linx/contracts'
import { createSqliteStorage } from '@linx/storage-sqlite'
import { FIRST_DUE_AT, fillSchedules, MINUTE_MS } from './due-schedules/fill-schedules.ts'
import { median } from './measure/median.ts'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'

/** A million, given as an argument, takes minutes to store. */
const DEFAULT_SCHEDULES = 200_000
const SIZES = [10_000, Number(process.argv[2] ?? DEFAULT_SCHEDULES)] as const
const MINUTES = 60
const DUE_IN_A_MINUTE = 100
const MAXIMUM_RATIO = 2

interface Stock {
  readonly schedules: number
  readonly storage: StorageAdapter
  readonly loadMs: number
  /** What each question took, in milliseconds. */
  readonly claims: number[]
  readonly emptyClaims: number[]
  readonly looks: number[]
}

const folder = mkdtempSync(join(tmpdir(), 'linx-due-schedules-'))

const createStock = async (schedules: number): Promise<Stock> => {
  const storage = createSqliteStorage({ path: join(folder, `${schedules}.db`) })
  const start = performance.now()
  await fillSchedules(storage, { schedules, dueInAMinute: DUE_IN_A_MINUTE, minutes: MINUTES })
  return { schedules, storage, loadMs: performance.now() - start, claims: [], emptyClaims: [], looks: [] }
}

const timed = async <Value>(times: number[], ask: () => Promise<Value>): Promise<Value> => {
  const start = performance.now()
  const value = await ask()
  times.push(performance.now() - start)
  return value
}

const claim = ({ storage }: Stock, now: number) =>
  storage.claim({ now, owner: 'bench', leaseMs: MINUTES * MINUTE_MS * 2, limit: DUE_IN_A_MINUTE * 2 })

/** One minute of a worker: what is due, what else is due, and when to look again. */
const runMinute = async (stock: Stock, minute: number): Promise<void> => {
  const now = FIRST_DUE_AT + minute * MINUTE_MS
  const due = await timed(stock.claims, () => claim(stock, now))
  const more = await timed(stock.emptyClaims, () => claim(stock, now))
  await timed(stock.looks, () => stock.storage.nextDueAt())
  if (due.length !== DUE_IN_A_MINUTE || more.length > 0) {
    throw new Error(`Expected ${DUE_IN_A_MINUTE} due schedules, received ${due.length} and then ${more.length}.`)
  }
}

const stocks: Stock[] = []
for (const schedules of SIZES) stocks.push(await createStock(schedules))
for (let minute = 0; minute < MINUTES; minute += 1) for (const stock of stocks) await runMinute(stock, minute)

const [small, large] = stocks as [Stock, Stock]
const questions = [
  [`claim the ${DUE_IN_A_MINUTE} that are due`, 'claims'],
  ['claim when none is due', 'emptyClaims'],
  ['ask when the next is due', 'looks'],
] as const
const formatMicroseconds = (milliseconds: number): string => `${formatCount(milliseconds * 1_000)} µs`

printTable(
  ['in SQLite', ...stocks.map(({ schedules }) => `of ${formatCount(schedules)}`), 'ratio', 'aim'],
  questions.map(([question, name]) => {
    const ratio = median(large[name]) / median(small[name])
    return [
      question,
      formatMicroseconds(median(small[name])),
      formatMicroseconds(median(large[name])),
      formatRatio(ratio),
      formatAim(`≤ ${MAXIMUM_RATIO} ×`, ratio <= MAXIMUM_RATIO),
    ]
  }),
)
for (const { schedules, loadMs } of stocks) {
  console.log(`${formatCount(schedules)} schedules were stored in ${formatCount(loadMs / 1_000)} s.`)
}
for (const { storage } of stocks) await storage.close()
rmSync(folder, { recursive: true })
