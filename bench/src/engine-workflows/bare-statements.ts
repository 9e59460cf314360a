import type { CatalogView, EncodedBatch, EncodedPut, IndexValue, RecordKey } from '@linx/contracts'

/** A prepared statement's text with its parameters. */
export interface BareStatement {
  readonly sql: string
  readonly parameters: readonly (string | number | null)[]
}

type Row = Pick<EncodedPut, 'indexes' | 'terms'>

const nameOf = (...parts: readonly string[]): string => parts.join(' ')

const insertInto = (table: string, parameters: BareStatement['parameters']): BareStatement => ({
  sql: `INSERT INTO ${table} VALUES (${parameters.map(() => '?').join(', ')})`,
  parameters,
})

/**
 * Turns batches into the fewest statements that leave the same rows behind, in the tables that the SQLite storage makes: no checks,
 * no reads, nothing encoded. Remembers what stands in the file, so that an update names only the columns that change.
 */
export class BareStatements {
  readonly #catalog: CatalogView
  readonly #rows = new Map<string, Row>()
  readonly #tasks = new Set<string>()

  constructor(catalog: CatalogView) {
    this.#catalog = catalog
  }

  of(batch: EncodedBatch): readonly BareStatement[] {
    return [
      ...batch.releases.map(({ businessAccountId, scope, value }) => ({
        sql: 'DELETE FROM unique_key WHERE business_account_id = ? AND scope = ? AND value = ?',
        parameters: [businessAccountId, scope, value],
      })),
      ...batch.claims.map(({ key, body, expireAt = null }) =>
        insertInto('unique_key', [key.businessAccountId, key.scope, key.value, body, expireAt]),
      ),
      ...batch.settlements.flatMap((settlement) => this.#settle(settlement)),
      ...batch.puts.flatMap((put) => this.#put(put)),
      ...batch.journal.map(({ businessAccountId, id, subject, at, body }) =>
        insertInto('journal', [businessAccountId, id, subject, at, body]),
      ),
      ...batch.taskPuts.map((task) => this.#putTask(task, batch.now)),
    ]
  }

  #put(put: EncodedPut): readonly BareStatement[] {
    const { key, body, terms, indexes, expectedVersion } = put
    const name = nameOf(key.businessAccountId, key.kind, key.id)
    const before = this.#rows.get(name)
    this.#rows.set(name, put)
    const columns = [...(this.#catalog.get(key.kind)?.keys() ?? [])].map((index) => `"index_${index}"`)
    const termChanges = this.#termChanges(key, before?.terms ?? [], terms)
    if (before === undefined) {
      const names = ['business_account_id', 'id', 'version', 'body', 'terms', ...columns]
      const values = [key.businessAccountId, key.id, 1, body, JSON.stringify(terms), ...indexes]
      return [insertInto(`"record_${key.kind}" (${names.join(', ')})`, values), ...termChanges]
    }
    const changed = columns
      .map((column, position): [string, IndexValue] => [column, indexes[position] ?? null])
      .filter(([, value], position) => value !== before.indexes[position])
    if (termChanges.length > 0) changed.push(['terms', JSON.stringify(terms)])
    const assignments = ['version', 'body', ...changed.map(([column]) => column)].map((column) => `${column} = ?`)
    const update = {
      sql: `UPDATE "record_${key.kind}" SET ${assignments.join(', ')} WHERE business_account_id = ? AND id = ?`,
      parameters: [expectedVersion + 1, body, ...changed.map(([, value]) => value), key.businessAccountId, key.id],
    }
    return [update, ...termChanges]
  }

  #termChanges(key: RecordKey, before: readonly string[], after: readonly string[]): readonly BareStatement[] {
    const { businessAccountId, kind, id } = key
    return [
      ...before
        .filter((term) => !after.includes(term))
        .map((term) => ({
          sql: 'DELETE FROM record_term WHERE business_account_id = ? AND kind = ? AND term = ? AND id = ?',
          parameters: [businessAccountId, kind, term, id],
        })),
      ...after
        .filter((term) => !before.includes(term))
        .map((term) => insertInto('record_term', [businessAccountId, kind, term, id])),
    ]
  }

  #settle(settlement: EncodedBatch['settlements'][number]): readonly BareStatement[] {
    const { businessAccountId, id } = settlement.key
    switch (settlement.change) {
      case 'hold':
        return []
      case 'finish':
      case 'remove':
        if (!this.#tasks.delete(nameOf(businessAccountId, id))) return []
        return [
          { sql: 'DELETE FROM task WHERE business_account_id = ? AND id = ?', parameters: [businessAccountId, id] },
        ]
      default:
        throw new TypeError(`The main job does not ${settlement.change} tasks.`)
    }
  }

  #putTask(task: EncodedBatch['taskPuts'][number], now: number): BareStatement {
    const { key, kind, dueAt, priority, body, lease } = task
    const leasedUntil = lease === undefined ? null : now + lease.leaseMs
    const name = nameOf(key.businessAccountId, key.id)
    if (this.#tasks.has(name)) {
      return {
        sql: 'UPDATE task SET due_at = ?, body = ?, leased_until = ? WHERE business_account_id = ? AND id = ?',
        parameters: [dueAt, body, leasedUntil, key.businessAccountId, key.id],
      }
    }
    this.#tasks.add(name)
    const fence = lease === undefined ? 0 : 1
    return insertInto('task', [
      ...[key.businessAccountId, key.id, kind, dueAt, priority, body, fence],
      ...[leasedUntil, lease?.owner ?? null, null],
    ])
  }
}
