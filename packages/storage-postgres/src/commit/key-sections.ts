import type { TableNames } from '../schema/table-names.ts'
import type { ColumnEncodings } from '../sql/array-parameter.ts'
import { reasonNumber } from './conflict.ts'
import type { Section } from './section.ts'

const KEY: ColumnEncodings = {
  batch: 'integer',
  place: 'integer',
  business_account_id: 'word',
  scope: 'word',
  value: 'text',
}
const SAME =
  'stored.business_account_id = given.business_account_id AND stored.scope = given.scope AND stored.value = given.value'
const COLUMNS = 'business_account_id, scope, value, body, expire_at'

/** Unique keys that nobody may hold yet. */
export const claimSection = ({ uniqueKey }: TableNames): Section => ({
  columns: { ...KEY, body: 'word', expire_at: 'integer' },
  sql: ({ input, isFree }) => ({
    conflicts: `SELECT given.batch, ${reasonNumber('unique')}, given.place, stored.body, stored.expire_at
      FROM ${input} AS given JOIN ${uniqueKey} AS stored ON ${SAME}`,
    write: `INSERT INTO ${uniqueKey} (${COLUMNS}) SELECT ${COLUMNS} FROM ${input} WHERE ${isFree}`,
  }),
})

/** Unique keys that their batch gives up and claims anew. */
export const reclaimSection = ({ uniqueKey }: TableNames): Section => ({
  columns: { ...KEY, body: 'word', expire_at: 'integer' },
  sql: ({ input, isFree }) => ({
    write: `INSERT INTO ${uniqueKey} (${COLUMNS}) SELECT ${COLUMNS} FROM ${input} WHERE ${isFree}
      ON CONFLICT (business_account_id, scope, value)
      DO UPDATE SET body = excluded.body, expire_at = excluded.expire_at`,
  }),
})

/** Unique keys that are given up. */
export const releaseSection = ({ uniqueKey }: TableNames): Section => ({
  columns: KEY,
  sql: ({ input, isFree }) => ({
    write: `DELETE FROM ${uniqueKey} AS stored USING ${input} AS given WHERE ${SAME} AND ${isFree}`,
  }),
})

/** Lines of the journal. An id that is taken breaks the primary key. */
export const journalSection = ({ journal }: TableNames): Section => ({
  columns: {
    batch: 'integer',
    place: 'integer',
    business_account_id: 'word',
    id: 'word',
    subject: 'word',
    at: 'integer',
    body: 'word',
  },
  sql: ({ input, isFree }) => ({
    write: `INSERT INTO ${journal} (business_account_id, id, subject, at, body)
      SELECT business_account_id, id, subject, at, body FROM ${input} WHERE ${isFree}`,
  }),
})
