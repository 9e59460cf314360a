import type { FindQuery, RecordList } from '@linx/contracts'
import { columnOf, type TableNames } from '../schema/table-names.ts'
import {
  type Bind,
  carriesTerms,
  conditionsOf,
  type IndexFilter,
  indexFilters,
  matchingIds,
  valuesOf,
} from './find-conditions.ts'

/** A statement with its parameters; planned for their values. */
export interface BoundQuery {
  readonly text: string
  readonly values: readonly unknown[]
}

/**
 * Terms that pick no more records than this are read first, and the records sorted. Where they pick more, a walk in the order of the sort
 * meets enough of them soon, and each record is asked whether it carries the terms.
 */
export const FEW_MATCHES = 2_000

type ListedFilter = Extract<IndexFilter, { readonly oneOf: unknown }>

interface FindParts {
  readonly names: TableNames
  readonly query: FindQuery
  readonly bind: Bind
  /** `LIMIT` and `OFFSET`. */
  readonly window: string
}

const sortColumn = ({ sort }: FindQuery): string => `record.${columnOf(sort.index)}`

const orderOf = (sort: string, id: string, { sort: { direction } }: FindQuery): string =>
  `ORDER BY ${sort} ${direction === 'asc' ? 'ASC NULLS FIRST' : 'DESC NULLS LAST'}, ${id} ${direction}`

/** Ids and sort values only: skipped rows are then read from an index alone. */
const selectIds = (query: FindQuery): string => `SELECT record.id, ${sortColumn(query)} AS sort`

const plainPage = ({ names, query, bind, window }: FindParts, filters: readonly IndexFilter[]): string =>
  `${selectIds(query)} FROM ${names.record(query.kind)} AS record
    WHERE ${conditionsOf(query.businessAccountId, filters, bind)}
    ${orderOf(sortColumn(query), 'record.id', query)} ${window}`

/** Each value by a walk of its own in the order of the list's index, as far as the page may reach; then the page of all. */
const listPage = (parts: FindParts, filters: readonly IndexFilter[], listed: ListedFilter): string => {
  const { names, query, bind, window } = parts
  const others = filters.filter((filter) => filter !== listed)
  const column = `record.${columnOf(listed.index)}`
  const values = valuesOf(listed)
  const type = typeof values[0] === 'number' ? 'float8' : 'text'
  return `SELECT step.id, step.sort FROM unnest(${bind(values)}::${type}[]) AS given (value)
    CROSS JOIN LATERAL (
      ${selectIds(query)} FROM ${names.record(query.kind)} AS record
      WHERE ${conditionsOf(query.businessAccountId, others, bind)} AND ${column} = given.value
      ${orderOf(sortColumn(query), 'record.id', query)} LIMIT ${bind(query.offset + query.limit)}
    ) AS step
    ${orderOf('step.sort', 'step.id', query)} ${window}`
}

/** Both ways are in the statement; the number of matches says which one runs. */
const termPage = (parts: FindParts, filters: readonly IndexFilter[]): string => {
  const { names, query, bind, window } = parts
  const source = `${selectIds(query)} FROM ${names.record(query.kind)} AS record
      WHERE ${conditionsOf(query.businessAccountId, filters, bind)}`
  const order = `${orderOf(sortColumn(query), 'record.id', query)} ${window}`
  return `(${source} AND (SELECT are_few FROM few) AND record.id IN (SELECT id FROM term_match) ${order})
    UNION ALL
    (${source} AND NOT (SELECT are_few FROM few) AND ${carriesTerms(names, query, bind)} ${order})`
}

const isListed = (filter: IndexFilter, { sort }: FindQuery, lists: readonly RecordList[]): filter is ListedFilter =>
  'oneOf' in filter &&
  valuesOf(filter).length > 1 &&
  lists.some((list) => list.filter === filter.index && list.sort === sort.index)

const pageOf = (parts: FindParts, lists: readonly RecordList[], hasTerms: boolean): string => {
  const filters = indexFilters(parts.query)
  if (hasTerms) return termPage(parts, filters)
  const listed = filters.find((filter) => isListed(filter, parts.query, lists))
  return listed !== undefined ? listPage(parts, filters, listed) : plainPage(parts, filters)
}

/** What is counted: the ids that terms pick where nothing else is asked, else records. */
const countedOf = ({ names, query, bind }: FindParts, ids: string | undefined): string => {
  const filters = indexFilters(query)
  if (ids !== undefined && filters.length === 0) return 'SELECT 1 FROM term_match'
  const source = `SELECT 1 FROM ${names.record(query.kind)} AS record
      WHERE ${conditionsOf(query.businessAccountId, filters, bind)}`
  if (ids === undefined) return source
  return `${source} AND (SELECT are_few FROM few) AND record.id IN (SELECT id FROM term_match)
    UNION ALL ${source} AND NOT (SELECT are_few FROM few) AND record.id IN (${ids})`
}

/** The ids that terms pick, as many as are looked at: to know whether they are few, and to count them. */
const termMatch = ({ query }: FindParts, ids: string | undefined): string => {
  if (ids === undefined) return ''
  const counted = indexFilters(query).length === 0 ? query.countUpTo : 0
  return `term_match AS MATERIALIZED (SELECT id FROM (${ids}) AS matching LIMIT ${Math.max(FEW_MATCHES + 1, counted)}),
    few AS MATERIALIZED (SELECT count(*) <= ${FEW_MATCHES} AS are_few FROM term_match),`
}

/** The page in order, then one row with the number of matches. */
export const findStatement = (names: TableNames, query: FindQuery, lists: readonly RecordList[]): BoundQuery => {
  const values: unknown[] = []
  const bind: Bind = (value) => {
    values.push(value)
    return `$${values.length}`
  }
  const ids = matchingIds(names, query, bind)
  const window = `LIMIT ${bind(query.limit)} OFFSET ${bind(query.offset)}`
  const parts = { names, query, bind, window }
  const text = `WITH ${termMatch(parts, ids)} page AS MATERIALIZED (${pageOf(parts, lists, ids !== undefined)}),
    shown AS MATERIALIZED (
      SELECT record.id, record.version, record.body FROM page
      JOIN ${names.record(query.kind)} AS record
        ON record.business_account_id = ${bind(query.businessAccountId)} AND record.id = page.id
      ${orderOf('page.sort', 'page.id', query)}
    )
    SELECT id, version, body, NULL::int8 FROM shown
    UNION ALL SELECT NULL, NULL, NULL, count(*) FROM (${countedOf(parts, ids)} LIMIT ${bind(query.countUpTo)}) AS matching`
  return { text, values }
}
