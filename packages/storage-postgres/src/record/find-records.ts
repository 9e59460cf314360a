import type { FindQuery, FindResult, JsonObject } from '@linx/contracts'
import type { Pool } from 'pg'
import type { RecordLists } from '../schema/record-lists.ts'
import type { TableNames } from '../schema/table-names.ts'
import { findStatement } from './find-statement.ts'
import { toRecord } from './to-record.ts'

type Row = readonly [id: string | null, version: string, body: string, total: string | null]

/** One page in order, and the number of matches up to `countUpTo`, of one moment. */
export const findRecords = async <Body extends JsonObject>(
  pool: Pool,
  names: TableNames,
  query: FindQuery,
  lists: RecordLists,
): Promise<FindResult<Body>> => {
  const { businessAccountId, kind } = query
  const { text, values } = findStatement(names, query, lists.get(kind) ?? [])
  const answer = await pool.query<unknown[]>({ text, values: [...values], rowMode: 'array' })
  const rows = answer.rows as readonly unknown[] as readonly Row[]
  const records = rows.flatMap(([id, version, body]) =>
    id === null ? [] : [toRecord<Body>({ businessAccountId, kind, id }, Number(version), body)],
  )
  return { records, total: Number(rows.at(-1)?.[3] ?? 0) }
}
