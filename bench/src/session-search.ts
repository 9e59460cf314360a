import { parseArgs } from 'node:util'
import { formatAim, formatCount, formatRatio, printTable } from './measure/print-table.ts'
import { serverSettings, startScaleServer } from './scale/scale-server.ts'
import type { CallTimes } from './session-search/call-times.ts'
import { measureRoundTrips } from './session-search/measure-round-trips.ts'
import { measureCreates, measureSearch, type SearchTimes } from './session-search/measure-searches.ts'
import { deepestRow, searchTable } from './session-search/search-table.ts'
import { ENGINE_SESSIONS, openStock, type SessionStock } from './session-search/session-stock.ts'
import { readTableSizes } from './session-search/table-sizes.ts'

const { values: options } = parseArgs({
  options: {
    sessions: { type: 'string', default: '1000000' },
    searches: { type: 'string', default: '300' },
    creates: { type: 'string', default: '2000' },
    /** Of a database that is kept and filled only once; default: a server of its own. */
    connection: { type: 'string' },
  },
})
const SEARCH_P99_MS = 50
const CREATE_RATIO = 1.3
const SECOND_MS = 1_000
const KIBIBYTE = 1_024

const sessions = Number(options.sessions)
const server = options.connection === undefined ? await startScaleServer() : undefined
const connectionString = options.connection ?? server?.connectionString ?? ''
const orders = [
  { sessions: ENGINE_SESSIONS, isSealed: true },
  { sessions: ENGINE_SESSIONS, isSealed: false },
  { sessions, isSealed: false },
]
const stocks: SessionStock[] = []
for (const order of orders) {
  const stock = await openStock({ ...order, connectionString })
  console.log(`${formatCount(stock.sessions)} sessions (${stock.schema}): ${formatCount(stock.fillMs / SECOND_MS)} s`)
  stocks.push(stock)
}
console.log(`PostgreSQL with ${options.connection === undefined ? serverSettings : 'its own settings'}\n`)

const cell = ({ p50Ms, p99Ms }: CallTimes): string => `${p50Ms.toFixed(1)} / ${p99Ms.toFixed(1)}`
const head = orders.map((order) => `${formatCount(order.sessions)} ${order.isSealed ? 'sealed' : 'in clear'}`)

const printSearches = (measured: readonly SearchTimes[]): void =>
  printTable(
    ['search, p50 / p99 ms', ...head, 'found', 'aim'],
    measured.map(({ row, times, found }) => [
      `${row.api} ${row.name}`,
      ...times.map(cell),
      formatCount(found),
      row === deepestRow ? 'none' : formatAim(`p99 < ${SEARCH_P99_MS} ms`, (times.at(-1)?.p99Ms ?? 0) < SEARCH_P99_MS),
    ]),
  )

const printCreates = (times: readonly CallTimes[]): void => {
  const [, small, large] = times
  const ratio = (large?.p99Ms ?? 0) / (small?.p99Ms ?? 1)
  printTable(
    ['creates, p50 / p99 ms', ...head, 'p99 of the last to the one before', 'aim'],
    [
      [
        'workflows.create',
        ...times.map(cell),
        formatRatio(ratio),
        formatAim(`≤ ${CREATE_RATIO} ×`, ratio <= CREATE_RATIO),
      ],
    ],
  )
}

const printSizes = async (stock: SessionStock): Promise<void> => {
  const sizes = await readTableSizes(stock)
  const kibibytes = (bytes: number): string => (bytes / KIBIBYTE / stock.sessions).toFixed(2)
  printTable(
    [`table, ${formatCount(stock.sessions)} sessions`, 'rows', 'KiB a session', 'of these indexes'],
    sizes.map(({ table, rows, bytes, indexBytes }) => [
      table,
      formatCount(rows),
      kibibytes(bytes),
      kibibytes(indexBytes),
    ]),
  )
}

const roundTrips = await measureRoundTrips(connectionString)
console.log(
  `SELECT 1 over a connection of its own, p50 / p99 ms: ${cell(roundTrips)}; what is above that of a quiet machine is noise.\n`,
)
printSearches(await measureSearch(stocks, [...searchTable, deepestRow], Number(options.searches)))
printCreates(await measureCreates(stocks, Number(options.creates)))
const largest = stocks.at(-1)
if (largest !== undefined) await printSizes(largest)
for (const stock of stocks) await stock.close()
await server?.stop()
