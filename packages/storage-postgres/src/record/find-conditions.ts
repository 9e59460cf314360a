import type { FindFilter, FindQuery } from '@linx/contracts'
import { columnOf, type TableNames } from '../schema/table-names.ts'

/** Collects parameters; answers the place of each. */
export type Bind = (value: unknown) => string

type TermFilter = Extract<FindFilter, { readonly anyTerm: readonly string[] }>
export type IndexFilter = Exclude<FindFilter, TermFilter>

const isTermFilter = (filter: FindFilter): filter is TermFilter => 'anyTerm' in filter

/** The filters of a query over indexes. */
export const indexFilters = ({ where }: FindQuery): readonly IndexFilter[] =>
  where.flatMap((filter) => (isTermFilter(filter) ? [] : [filter]))

const rangeCondition = (column: string, bind: Bind, from?: string | number, before?: string | number): string =>
  [
    `${column} IS NOT NULL`,
    ...(from === undefined ? [] : [`${column} >= ${bind(from)}`]),
    ...(before === undefined ? [] : [`${column} < ${bind(before)}`]),
  ].join(' AND ')

/** The values of a `oneOf` that can match, each once. */
export const valuesOf = ({ oneOf }: Extract<IndexFilter, { readonly oneOf: unknown }>): readonly unknown[] => [
  ...new Set(oneOf.filter((value) => value !== null)),
]

const conditionOf = (filter: IndexFilter, bind: Bind): string => {
  const column = `record.${columnOf(filter.index)}`
  if ('equals' in filter) return filter.equals === null ? `${column} IS NULL` : `${column} = ${bind(filter.equals)}`
  if (!('oneOf' in filter)) return rangeCondition(column, bind, filter.from, filter.before)
  const values = valuesOf(filter)
  if (values.length === 0) return 'false'
  return values.length === 1 ? `${column} = ${bind(values[0])}` : `${column} = ANY (${bind(values)})`
}

/** The tenant and the filters, over `record`. */
export const conditionsOf = (businessAccountId: string, filters: readonly IndexFilter[], bind: Bind): string =>
  [
    `record.business_account_id = ${bind(businessAccountId)}`,
    ...filters.map((filter) => conditionOf(filter, bind)),
  ].join(' AND ')

/** The rows of terms that match one filter; `among` ties them to an outer row. */
const termSource = (names: TableNames, query: FindQuery, { anyTerm }: TermFilter, bind: Bind): string =>
  `FROM ${names.recordTerm} AS word WHERE word.business_account_id = ${bind(query.businessAccountId)}
    AND word.kind = ${bind(query.kind)} AND word.term = ${anyTerm.length === 1 ? bind(anyTerm[0]) : `ANY (${bind(anyTerm)})`}`

/** The ids that the terms of a query pick, each once; `undefined` if it names none. */
export const matchingIds = (names: TableNames, query: FindQuery, bind: Bind): string | undefined => {
  const selects = query.where.filter(isTermFilter).map((filter) => {
    const each = filter.anyTerm.length === 1 ? 'word.id' : 'DISTINCT word.id'
    return `SELECT ${each} ${termSource(names, query, filter, bind)}`
  })
  return selects.length === 0 ? undefined : selects.join(' INTERSECT ')
}

/** That a record carries the terms of a query, asked record by record: `OFFSET 0` keeps the planner from joining. */
export const carriesTerms = (names: TableNames, query: FindQuery, bind: Bind): string =>
  query.where
    .filter(isTermFilter)
    .map((filter) => `EXISTS (SELECT 1 ${termSource(names, query, filter, bind)} AND word.id = record.id OFFSET 0)`)
    .join(' AND ')
