import { createPostgresStorage } from '@linx/storage-postgres'
import { createSeededRandom, demandValue } from '@linx/testing'
import { Client } from 'pg'
import { createBenchEngine } from '../scale/bench-engine.ts'
import { phoneOf } from '../scale/parties.ts'
import { fillSessions } from '../session-stock/fill-sessions.ts'
import { multiplySessions } from '../session-stock/multiply-sessions.ts'
import { stockFateOf } from '../session-stock/stock-fates.ts'
import { stockNameOf } from '../session-stock/stock-names.ts'
import type { SearchSample } from './search-table.ts'

/** So many are made by an engine; a larger stock is made of copies. */
export const ENGINE_SESSIONS = 10_000
const SAMPLES = 200
const DAY_CHARACTERS = 10
const SESSIONS_A_CUSTOMER = 10
/** The sessions were created over two years, evenly. */
const HISTORY_MS = 730 * 86_400_000
const LIFE_MS = 90 * 86_400_000

/** A schema of the server with so many sessions. */
export interface StockOrder {
  readonly connectionString: string
  readonly sessions: number
  /** `false`: in clear, as copies have to be. */
  readonly isSealed: boolean
}

const tableExists = async (client: Client, table: string): Promise<boolean> => {
  const { rows } = await client.query<{ name: string | null }>('SELECT to_regclass($1) AS name', [table])
  return typeof rows[0]?.name === 'string'
}

/** What autovacuum does in the end: statistics, and pages marked as visible to all. */
const settle = (client: Client, schema: string): Promise<unknown> =>
  client.query(
    `VACUUM (ANALYZE) ${['session', 'workflow', 'term', 'customer', 'financialAccount'].map((name) => `${schema}."record_${name}"`).join(', ')}`,
  )

const fill = async (schema: string, { connectionString, sessions, isSealed }: StockOrder): Promise<void> => {
  const client = new Client({ connectionString })
  await client.connect()
  if (await tableExists(client, `${schema}.stock_is_filled`)) return client.end()
  // What a run left behind that did not come to its end.
  await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  const storage = createPostgresStorage({ connectionString, schema })
  const made = Math.min(sessions, ENGINE_SESSIONS)
  const customers = Math.ceil(made / SESSIONS_A_CUSTOMER)
  const end = Date.now()
  await fillSessions(storage, { sessions: made, customers, end, historyMs: HISTORY_MS, isSealed, fateOf: stockFateOf })
  await storage.close()
  const stepMs = Math.floor(HISTORY_MS / sessions)
  if (sessions > made) await multiplySessions(client, { schema, customers, stepMs, times: sessions / made })
  await settle(client, schema)
  await client.query(`CREATE TABLE ${schema}.stock_is_filled ()`)
  await client.end()
}

/** A stock of sessions, filled unless an earlier run did, with an engine over it that has nothing in memory yet. */
export const openStock = async (order: StockOrder) => {
  const { connectionString, sessions, isSealed } = order
  const schema = `${isSealed ? 'sealed' : 'clear'}_${sessions}`
  const start = performance.now()
  await fill(schema, order)
  const fillMs = performance.now() - start
  const storage = createPostgresStorage({ connectionString, schema })
  const { engine, linx } = createBenchEngine({ storage, isSealed })
  const customers = Math.ceil(sessions / SESSIONS_A_CUSTOMER)
  return {
    ...order,
    schema,
    fillMs,
    linx,
    customers,
    close: async () => {
      await engine.close()
      await storage.close()
    },
  }
}

export type SessionStock = Awaited<ReturnType<typeof openStock>>

const sampleOf = async ({ linx }: SessionStock, customer: number): Promise<readonly SearchSample[]> => {
  const phoneNumber = phoneOf(customer)
  const { result } = demandValue(await linx.workflows.searchSend({ phoneNumber }))
  const [session] = result
  if (session === undefined) return []
  const { firstName, lastName, primaryEmail: email } = stockNameOf(customer)
  const createdDay = session.createdAt.slice(0, DAY_CHARACTERS)
  const expiryDay = new Date(Date.parse(session.createdAt) + LIFE_MS).toISOString().slice(0, DAY_CHARACTERS)
  return [{ id: session.requestId, firstName, lastName, email, phoneNumber, createdDay, expiryDay }]
}

/** Sessions of Customers drawn by lot: the newest of each. */
export const drawSamples = async (stock: SessionStock): Promise<readonly SearchSample[]> => {
  const random = createSeededRandom(stock.sessions)
  const samples: SearchSample[] = []
  while (samples.length < SAMPLES) samples.push(...(await sampleOf(stock, random.below(stock.customers))))
  return samples
}

/** From the most used to the least, as they were made. */
export const templateIdsOf = async ({ linx }: SessionStock): Promise<readonly string[]> =>
  demandValue(await linx.templates.list())
    .result.map(({ templateId }) => templateId)
    .toSorted()
