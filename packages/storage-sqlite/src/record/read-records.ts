import type { FindFilter, FindQuery, FindResult, JsonObject, RecordKey, StoredRecord } from '@linx/contracts'
import type { Database } from '../database/database.ts'
import { columnOf, tableOf } from '../schema/record-table.ts'
import type { RecordCache } from './record-cache.ts'

interface Row {
  readonly id: string
  readonly version: number
  readonly body: string
}

/** The body is parsed when it is asked for: a caller may know what this version says. */
const toRecord = <Body extends JsonObject>(
  { businessAccountId, kind }: Omit<RecordKey, 'id'>,
  { id, version, body: text }: Row,
): StoredRecord<Body> => {
  let body: Body | undefined
  return {
    key: { businessAccountId, kind, id },
    version,
    get body(): Body {
      body ??= JSON.parse(text) as Body
      return body
    },
  }
}

/** Reads records that stood beside each other at one moment. */
export const getRecords = (
  database: Database,
  cache: RecordCache,
  keys: readonly RecordKey[],
): readonly (StoredRecord | undefined)[] => {
  const readAll = () => {
    cache.refresh()
    return keys.map((key) => cache.read(key))
  }
  cache.refreshForRead()
  const known = keys.map((key) => cache.peek(key))
  const isComplete = known.every((row) => row !== undefined)
  const rows = isComplete ? known : database.snapshot(readAll)
  return rows.map((row, position) => {
    const key = keys[position]
    return row && key && toRecord(key, { id: key.id, version: row.version, body: row.body })
  })
}

/** An SQL condition and its parameters. Lists travel as JSON, so that each shape of query is one prepared statement. */
interface Condition {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

const rangeCondition = (column: string, from: string | number | undefined, before: string | number | undefined) => ({
  sql: [
    `${column} IS NOT NULL`,
    ...(from === undefined ? [] : [`${column} >= ?`]),
    ...(before === undefined ? [] : [`${column} < ?`]),
  ].join(' AND '),
  parameters: [from, before].filter((value) => value !== undefined),
})

const conditionOf = ({ businessAccountId, kind }: FindQuery, filter: FindFilter): Condition => {
  if ('anyTerm' in filter) {
    return {
      sql: `id IN (SELECT id FROM record_term WHERE business_account_id = ? AND kind = ?
            AND term IN (SELECT value FROM json_each(?)))`,
      parameters: [businessAccountId, kind, JSON.stringify(filter.anyTerm)],
    }
  }
  const column = columnOf(filter.index)
  if ('equals' in filter) {
    if (filter.equals === null) return { sql: `${column} IS NULL`, parameters: [] }
    return { sql: `${column} = ?`, parameters: [filter.equals] }
  }
  if ('oneOf' in filter) {
    return { sql: `${column} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(filter.oneOf)] }
  }
  return rangeCondition(column, filter.from, filter.before)
}

const count = (database: Database, source: string, parameters: Condition['parameters'], countUpTo: number): number =>
  database.get<{ total: number }>(
    `SELECT count(*) AS total FROM (SELECT 1 ${source} LIMIT ?)`,
    ...parameters,
    countUpTo,
  )?.total ?? 0

/** A term picks few records: the plus keeps SQLite from reading all in the order of the sort index to test each for it. */
const sortColumn = ({ where, sort }: FindQuery): string =>
  where.some((filter) => 'anyTerm' in filter) ? `+${columnOf(sort.index)}` : columnOf(sort.index)

/** One page in order, and the number of matches up to `countUpTo`. */
export const findRecords = <Body extends JsonObject>(database: Database, query: FindQuery): FindResult<Body> => {
  const { businessAccountId, kind, sort, offset, limit, countUpTo } = query
  const conditions = query.where.map((filter) => conditionOf(query, filter))
  const source = [`FROM ${tableOf(kind)} WHERE business_account_id = ?`, ...conditions.map(({ sql }) => sql)].join(
    ' AND ',
  )
  const parameters = [businessAccountId, ...conditions.flatMap((condition) => condition.parameters)]
  const order = `ORDER BY ${sortColumn(query)} ${sort.direction}, id ${sort.direction}`
  return database.snapshot(() => {
    const rows = database.all<Row>(
      `SELECT id, version, body ${source} ${order} LIMIT ? OFFSET ?`,
      ...parameters,
      limit,
      offset,
    )
    return {
      records: rows.map((row) => toRecord<Body>({ businessAccountId, kind }, row)),
      total: countUpTo === 0 ? 0 : count(database, source, parameters, countUpTo),
    }
  })
}
