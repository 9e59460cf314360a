import type { TableNames } from '../schema/table-names.ts'
import type { ColumnEncodings } from '../sql/array-parameter.ts'
import { DATABASE_NOW } from '../task/task-row.ts'
import { reasonNumber } from './conflict.ts'
import type { Section } from './section.ts'

const KEY: ColumnEncodings = { batch: 'integer', place: 'integer', business_account_id: 'word', id: 'word' }
const SAME = 'stored.business_account_id = given.business_account_id AND stored.id = given.id'
const HELD = 'stored.fence = given.expected AND stored.leased_until IS NOT NULL'

/** Held, or parked where no fence is expected. */
const EXPECTED = `CASE WHEN given.expected IS NULL THEN stored.parked_reason IS NOT NULL ELSE ${HELD} END`

const conflictsOf = (input: string, task: string, condition: string): string =>
  `SELECT given.batch, ${reasonNumber('fence')}, given.place, NULL, NULL FROM ${input} AS given
  LEFT JOIN ${task} AS stored ON ${SAME} AND ${condition} WHERE stored.id IS NULL`

/** Held tasks that are done. */
export const finishSection = ({ task }: TableNames): Section => ({
  columns: { ...KEY, expected: 'integer' },
  sql: ({ input, isFree }) => ({
    conflicts: conflictsOf(input, task, HELD),
    write: `DELETE FROM ${task} AS stored USING ${input} AS given WHERE ${SAME} AND ${HELD} AND ${isFree} RETURNING 1`,
    isCounted: true,
  }),
})

/** Tasks that must stay held. The lock keeps claims away until the group is written. */
export const holdSection = ({ task }: TableNames): Section => ({
  columns: { ...KEY, expected: 'integer' },
  sql: ({ input, isFree }) => ({
    conflicts: conflictsOf(input, task, HELD),
    write: `SELECT 1 FROM ${input} AS given JOIN ${task} AS stored ON ${SAME} AND ${HELD}
      WHERE ${isFree} FOR UPDATE OF stored`,
    isCounted: true,
  }),
})

/** Held tasks that are given back or parked, and parked ones that return. */
export const settleSection = ({ task }: TableNames): Section => ({
  columns: { ...KEY, expected: 'integer', due_at: 'integer', body: 'word', reason: 'word' },
  sql: ({ input, isFree }) => ({
    conflicts: conflictsOf(input, task, EXPECTED),
    write: `UPDATE ${task} AS stored SET due_at = coalesce(given.due_at, stored.due_at),
        body = coalesce(given.body, stored.body), parked_reason = given.reason, leased_until = NULL, owner = NULL
      FROM ${input} AS given WHERE ${SAME} AND ${EXPECTED} AND ${isFree} RETURNING 1`,
    isCounted: true,
  }),
})

/** Tasks that go whoever holds them. */
export const dropSection = ({ task }: TableNames): Section => ({
  columns: KEY,
  sql: ({ input, isFree }) => ({
    write: `DELETE FROM ${task} AS stored USING ${input} AS given WHERE ${SAME} AND ${isFree}`,
  }),
})

/** A task as it is put. `lease_from` is the caller's now, or nothing where the database's clock counts. */
const TASK: ColumnEncodings = {
  kind: 'word',
  due_at: 'integer',
  priority: 'integer',
  body: 'word',
  lease_from: 'integer',
  lease_ms: 'integer',
  owner: 'word',
}
const LEASE_END = `coalesce(given.lease_from, ${DATABASE_NOW}) + given.lease_ms`

const fencesOf = (written: string): string =>
  `SELECT business_account_id, id, fence FROM ${written} WHERE fence <> 1 AND leased_until IS NOT NULL`

/** Tasks that must be held, or parked if there is no fence, and are replaced by their batch. */
export const exchangeSection = ({ task }: TableNames): Section => ({
  columns: { ...KEY, expected: 'integer', ...TASK },
  sql: ({ input, written, isFree }) => ({
    conflicts: conflictsOf(input, task, EXPECTED),
    write: `UPDATE ${task} AS stored SET kind = given.kind, due_at = given.due_at, priority = given.priority,
        body = given.body, fence = stored.fence + 1, leased_until = ${LEASE_END}, owner = given.owner, parked_reason = NULL
      FROM ${input} AS given WHERE ${SAME} AND ${EXPECTED} AND ${isFree}
      RETURNING stored.business_account_id, stored.id, stored.fence, stored.leased_until`,
    isCounted: true,
    fences: fencesOf(written),
  }),
})

const REPLACE = `ON CONFLICT (business_account_id, id) DO UPDATE SET kind = excluded.kind, due_at = excluded.due_at,
  priority = excluded.priority, body = excluded.body, fence = stored.fence + 1,
  leased_until = excluded.leased_until, owner = excluded.owner, parked_reason = NULL
  RETURNING business_account_id, id, fence, leased_until`

/** Tasks that come or are replaced, whoever holds them: a visit moves the same reminder again and again. */
export const putSection = ({ task }: TableNames): Section => ({
  columns: { ...KEY, ...TASK },
  sql: ({ input, written, isFree }) => ({
    write: `INSERT INTO ${task} AS stored
      (business_account_id, id, kind, due_at, priority, body, fence, leased_until, owner)
      SELECT business_account_id, id, kind, due_at, priority, body, CASE WHEN lease_ms IS NULL THEN 0 ELSE 1 END,
        ${LEASE_END}, owner
      FROM ${input} AS given WHERE ${isFree} ${REPLACE}`,
    fences: fencesOf(written),
  }),
})
