import type { FindFilter, StorageAdapter } from '@linx/contracts'
import { startPostgres, type TestPostgres } from '@linx/test-postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPostgresStorage } from './create-postgres-storage.ts'
import { CATALOG, commit, putOf, putTask, recordKey, TENANT } from './test-support/fixtures.ts'

const ROWS = 300
const TENANTS = 12
/** The oldest ones: a walk from the newest on would meet them last. */
const OPEN = 100
const plans: string[] = []

/** Collects the plan of every statement with parameters. */
class ExplainingClient extends pg.Client {
  override query(...input: readonly unknown[]): never {
    const [statement] = input
    const plain = (...call: readonly unknown[]) => Reflect.apply(pg.Client.prototype.query, this, call)
    if (typeof statement !== 'object' || statement === null || !('rowMode' in statement))
      return plain(...input) as never
    const { text, values } = statement as unknown as { text: string; values: unknown[] }
    const explained = plain(`EXPLAIN ${text}`, values) as Promise<pg.QueryResult<Record<string, string>>>
    return explained.then(({ rows }) => {
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
      return plain(...input)
    }) as never
  }
}

let postgres: TestPostgres
let pool: pg.Pool
let storage: StorageAdapter

beforeAll(async () => {
  postgres = await startPostgres()
  pool = new pg.Pool({ connectionString: postgres.connectionString, Client: ExplainingClient as typeof pg.Client })
  pool.on('error', () => undefined)
  storage = createPostgresStorage({ pool, schema: 'plans', leaseClock: 'caller' })
  await storage.migrate(CATALOG)
  const numbers = Array.from({ length: ROWS }, (_, index) => index)
  for (let tenant = 1; tenant <= TENANTS; tenant += 1) {
    const puts = numbers.map((number) => {
      const key = { ...recordKey(`r${number}`), businessAccountId: `business-${tenant}` }
      return {
        ...putOf(`r${number}`),
        key,
        indexes: { createdAt: number, status: number < OPEN ? 'OPEN' : 'DONE', template: 't' },
      }
    })
    await commit(storage, { puts })
  }
  await commit(storage, { tasks: numbers.map((number) => putTask(`t${number}`, number)) })
  await pool.query('VACUUM ANALYZE plans.record_session, plans.record_term, plans.task')
})

afterAll(async () => {
  await storage.close()
  await pool.end()
  await postgres.stop()
})

const planOf = async (run: () => Promise<unknown>): Promise<string> => {
  plans.length = 0
  await run()
  expect(plans.length).toBeGreaterThan(0)
  return plans.join('\n')
}

const find = (where: readonly FindFilter[]) =>
  storage.find({
    businessAccountId: TENANT,
    kind: 'session',
    where,
    sort: { index: 'createdAt', direction: 'desc' },
    offset: 0,
    limit: 10,
    countUpTo: 1_000,
  })

const SCAN_OF_TABLE = /Seq Scan on (task|record_|unique_key|journal)/

describe('statements', () => {
  it('claim by the order of the queue, without sorting what is due', async () => {
    const request = { now: ROWS, limit: 5, leaseMs: 10, owner: 'o' }
    const plan = await planOf(() => storage.claim(request))
    expect(plan).not.toMatch(SCAN_OF_TABLE)
    expect(plan).toContain('Index Scan using task_due')
    expect(plan).toContain('Tid Scan on task')
    expect(plan).not.toMatch(/Sort Key: .*due_at/)
    expect(await planOf(() => storage.nextDueAt())).not.toMatch(SCAN_OF_TABLE)
    expect(await planOf(() => storage.listParked({ limit: 1 }))).toContain('task_parked')
  })

  it('claim in turn by an index step for each tenant', async () => {
    const request = { now: ROWS, limit: 5, leaseMs: 10, owner: 'o', turns: { perTenant: 2, after: '' } }
    const plan = await planOf(() => storage.claim(request))
    expect(plan).not.toMatch(SCAN_OF_TABLE)
    expect(plan).toContain('task_turn')
  })

  it.each<readonly [string, readonly FindFilter[], string]>([
    ['in the order of an index', [], 'session.createdAt'],
    ['by a range', [{ index: 'createdAt', from: 5, before: 9 }], 'session.createdAt'],
    ['by a value', [{ index: 'status', equals: 'ACTIVE' }], 'session.status'],
    ['by several values', [{ index: 'status', oneOf: ['A', 'B'] }], 'session.status'],
    ['by terms', [{ anyTerm: ['r7'] }], 'record_term_pkey'],
  ])('find %s', async (_how, where, index) => {
    const plan = await planOf(() => find(where))
    expect(plan).not.toMatch(SCAN_OF_TABLE)
    expect(plan).toContain(index)
  })

  it('read only the records that a term picks, or walk in the order of the sort if it picks many', async () => {
    const plan = await planOf(() => find([{ anyTerm: ['r7'] }]))
    const [few, many] = plan.split('One-Time Filter').slice(1)
    expect(few).toContain('Index Scan using record_session_pkey')
    expect(few).toContain('term_match')
    expect(many).toMatch(/Index (Only )?Scan Backward using "record_session.createdAt"/)
    expect(many).toContain('EXISTS')
  })

  it('read a list in its order, by one walk for each value, and skip rows in the index alone', async () => {
    const one = await planOf(() => find([{ index: 'status', equals: 'OPEN' }]))
    const several = await planOf(() => find([{ index: 'status', oneOf: ['OPEN', 'DONE'] }]))
    const narrowed = await planOf(() =>
      find([
        { index: 'status', equals: 'OPEN' },
        { index: 'template', equals: 't' },
      ]),
    )
    for (const plan of [one, several, narrowed]) {
      expect(plan).toMatch(/Index Only Scan Backward using "record_session.status\+createdAt"/)
      expect(plan).not.toMatch(/Sort Key: record."index_createdAt"/)
    }
  })

  it('read and write by key', async () => {
    const key = { businessAccountId: TENANT, scope: 's', value: 'v' }
    const entry = { businessAccountId: TENANT, id: 'j1', subject: 'session/r1', at: 0, body: {} }
    const batch = { puts: [putOf('r1', 1), putOf('new')], claims: [{ key, body: {} }], journal: [entry] }
    const plan = await planOf(async () => {
      await commit(storage, batch)
      await storage.commit({ now: 0, ...batch })
      await storage.get([recordKey('r1')])
      await storage.lookup(key)
      await storage.prune({ now: 1, limit: 1 })
      await storage.readJournal({ businessAccountId: TENANT, subject: 'session/r1', limit: 1 })
    })
    expect(plan).not.toMatch(SCAN_OF_TABLE)
  })
})
