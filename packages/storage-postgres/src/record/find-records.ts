import type { FindFilter, FindQuery, FindResult, JsonObject } from '@linx/contracts'
import type { Pool } from 'pg'
import { columnOf, type TableNames } from '../schema/table-names.ts'
import { toRecord } from './to-record.ts'

/** A statement with its parameters; planned for their values. */
interface BoundQuery {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Collects parameters; answers the place of each. */
type Bind = (value: unknown) => string

const rangeCondition = (column: string, bind: Bind, from?: string | number, before?: string | number): string =>
  [
    `${column} IS NOT NULL`,
    ...(from === undefined ? [] : [`${column} >= ${bind(from)}`]),
    ...(before === undefined ? [] : [`${column} < ${bind(before)}`]),
  ].join(' AND ')

const conditionOf = (filter: FindFilter, bind: Bind): string => {
  if ('anyTerm' in filter) return `record.id IN (SELECT id FROM term_match)`
  const column = `record.${columnOf(filter.index)}`
  if ('equals' in filter) return filter.equals === null ? `${column} IS NULL` : `${column} = ${bind(filter.equals)}`
  if ('oneOf' in filter) {
    const values = filter.oneOf.filter((value) => value !== null)
    return values.length === 0 ? 'false' : `${column} = ANY (${bind(values)})`
  }
  return rangeCondition(column, bind, filter.from, filter.before)
}

/**
 * The ids that the terms pick, read first: few records carry a term, and a walk through all in the order of the sort index to
 * test each would be slow. Filters over terms are joined by AND.
 */
const termMatch = (names: TableNames, query: FindQuery, bind: Bind): string => {
  const { businessAccountId, kind, where } = query
  const selects = where.flatMap((filter) =>
    'anyTerm' in filter
      ? [
          `SELECT id FROM ${names.recordTerm} WHERE business_account_id = ${bind(businessAccountId)}
          AND kind = ${bind(kind)} AND term = ANY (${bind(filter.anyTerm)})`,
        ]
      : [],
  )
  return selects.length === 0 ? '' : `term_match AS MATERIALIZED (${selects.join(' INTERSECT ')}), `
}

/** The page in order, then one row with the number of matches. */
const findStatement = (names: TableNames, query: FindQuery): BoundQuery => {
  const { businessAccountId, kind, where, sort, offset, limit, countUpTo } = query
  const values: unknown[] = []
  const bind: Bind = (value) => {
    values.push(value)
    return `$${values.length}`
  }
  const terms = termMatch(names, query, bind)
  const conditions = [
    `record.business_account_id = ${bind(businessAccountId)}`,
    ...where.map((filter) => conditionOf(filter, bind)),
  ]
  const source = `FROM ${names.record(kind)} AS record WHERE ${conditions.join(' AND ')}`
  const order = sort.direction === 'asc' ? 'ASC NULLS FIRST' : 'DESC NULLS LAST'
  const text = `WITH ${terms}page AS MATERIALIZED (
      SELECT id, version, body ${source}
      ORDER BY record.${columnOf(sort.index)} ${order}, record.id ${sort.direction}
      LIMIT ${bind(limit)} OFFSET ${bind(offset)}
    )
    SELECT id, version, body, NULL::int8 FROM page
    UNION ALL SELECT NULL, NULL, NULL, count(*) FROM (SELECT 1 ${source} LIMIT ${bind(countUpTo)}) AS matching`
  return { text, values }
}

type Row = readonly [id: string | null, version: string, body: string, total: string | null]

/** One page in order, and the number of matches up to `countUpTo`, of one moment. */
export const findRecords = async <Body extends JsonObject>(
  pool: Pool,
  names: TableNames,
  query: FindQuery,
): Promise<FindResult<Body>> => {
  const { businessAccountId, kind } = query
  const { text, values } = findStatement(names, query)
  const answer = await pool.query<unknown[]>({ text, values: [...values], rowMode: 'array' })
  const rows = answer.rows as readonly unknown[] as readonly Row[]
  const records = rows.flatMap(([id, version, body]) =>
    id === null ? [] : [toRecord<Body>({ businessAccountId, kind, id }, Number(version), body)],
  )
  return { records, total: Number(rows.at(-1)?.[3] ?? 0) }
}
