import { DatabaseSync } from 'node:sqlite'
import { mergeCatalog } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { Database } from './database/database.ts'
import { findRecords } from './record/read-records.ts'
import { migrateSchema } from './schema/migrate.ts'
import { claimTasks, hasDueTask } from './task/claim-tasks.ts'
import { readNextDueAt, readParked } from './task/read-tasks.ts'
import { lookUp, pruneKeys } from './unique-keys.ts'

/** Collects the plan of every statement that reads. */
class ExplainingDatabase extends Database {
  readonly plans = new Set<string>()

  override get<Row>(sql: string, ...parameters: readonly (string | number)[]): Row | undefined {
    this.#explain(sql, parameters)
    return super.get(sql, ...parameters)
  }

  override all<Row>(sql: string, ...parameters: readonly (string | number)[]): readonly Row[] {
    this.#explain(sql, parameters)
    return super.all(sql, ...parameters)
  }

  override run(sql: string, ...parameters: readonly (string | number)[]): number {
    this.#explain(sql, parameters)
    return super.run(sql, ...parameters)
  }

  #explain(sql: string, parameters: readonly (string | number)[]): void {
    if (sql.startsWith('PRAGMA') || /^(BEGIN|COMMIT)/.test(sql)) return
    for (const { detail } of super.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...parameters)) {
      this.plans.add(detail)
    }
  }
}

const QUERY = {
  businessAccountId: 'b',
  kind: 'session',
  sort: { index: 'status', direction: 'desc' },
  offset: 0,
  limit: 10,
  countUpTo: 0,
} as const

const open = (): ExplainingDatabase => {
  const database = new ExplainingDatabase(new DatabaseSync(':memory:'))
  const indexes = [{ name: 'status', type: 'string' } as const]
  migrateSchema(database, mergeCatalog(new Map(), [{ kind: 'session', indexes }]))
  return database
}

const scans = (database: ExplainingDatabase): readonly string[] =>
  [...database.plans].filter((plan) => /^SCAN (task|record_|unique_key|journal)/.test(plan) && !plan.includes('task_'))

describe('statements', () => {
  it('find the next tasks by index, without a scan of the queue', () => {
    const database = open()
    const request = { now: 1, limit: 10, leaseMs: 1, owner: 'o' }
    database.exec(`INSERT INTO task VALUES ('b', 't1', 'k', 1, 0, '{}', 0, NULL, NULL, NULL)`)
    hasDueTask(database, request)
    claimTasks(database, request)
    database.exec(`INSERT INTO task VALUES ('b', 't2', 'k', 1, 0, '{}', 0, NULL, NULL, NULL)`)
    claimTasks(database, { ...request, turns: { perTenant: 1, after: '' } })
    readNextDueAt(database)
    readParked(database, { limit: 1 })
    expect(scans(database)).toEqual([])
    const plans = [...database.plans].join('\n')
    expect(plans).toContain('task_ready (priority=? AND due_at<?)')
    expect(plans).toContain('task_leased (<expr><?)')
    expect(plans).toContain('task_parked')
    expect(plans).toContain('task_turn (priority=? AND business_account_id>?)')
    expect(plans).toContain('task_turn (priority=? AND business_account_id=? AND due_at<?)')
  })

  it('find records and keys by index', () => {
    const database = open()
    findRecords(database, { ...QUERY, where: [] })
    findRecords(database, { ...QUERY, where: [{ index: 'status', oneOf: ['A'] }] })
    lookUp(database, { businessAccountId: 'b', scope: 's', value: 'v' })
    pruneKeys(database, 1, 1)
    expect(scans(database)).toEqual([])
  })

  it('read only the records that a term picks, whatever the sort', () => {
    const database = open()
    findRecords(database, { ...QUERY, where: [{ anyTerm: ['ada'] }] })
    const reads = [...database.plans].filter((plan) => plan.includes('record_session'))
    expect(reads).toHaveLength(1)
    expect(reads[0]).toContain('(business_account_id=? AND id=?)')
  })
})
