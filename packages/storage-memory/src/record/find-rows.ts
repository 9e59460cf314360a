import type { FindFilter, FindQuery, IndexValue } from '@linx/contracts'
import { compareIndexValue, comparePlain } from '../structure/compare.ts'
import { firstOf } from '../structure/first-of.ts'
import type { RecordTable, Row } from './record-table.ts'

/** Index names of a kind in the order of the catalog. */
export type IndexNames = readonly string[]

const indexValue = (row: Row, position: number): IndexValue => row.indexes[position] ?? null

const isInRange = (value: IndexValue, from: IndexValue, before: IndexValue): boolean =>
  value !== null &&
  (from === null || compareIndexValue(value, from) >= 0) &&
  (before === null || compareIndexValue(value, before) < 0)

/** The test of one filter on one row. */
const matcher = (names: IndexNames, filter: FindFilter): ((row: Row) => boolean) => {
  if ('anyTerm' in filter) {
    const terms = new Set(filter.anyTerm)
    return (row) => row.terms.some((term) => terms.has(term))
  }
  const position = names.indexOf(filter.index)
  if ('equals' in filter) return (row) => indexValue(row, position) === filter.equals
  if ('oneOf' in filter) {
    const values = new Set(filter.oneOf)
    values.delete(null)
    return (row) => values.has(indexValue(row, position))
  }
  const { from = null, before = null } = filter
  return (row) => isInRange(indexValue(row, position), from, before)
}

interface Source {
  readonly count: number
  readonly rows: () => Iterable<Row>
}

/** Rows that include every match of a filter, if an index gives them. */
const sourceOf = (table: RecordTable, names: IndexNames, filter: FindFilter): Source | undefined => {
  if ('anyTerm' in filter) {
    return { count: table.countTerms(filter.anyTerm), rows: () => table.withTerms(filter.anyTerm) }
  }
  const position = names.indexOf(filter.index)
  if ('equals' in filter && filter.equals === null) return undefined
  if (!('equals' in filter || 'oneOf' in filter)) return undefined
  const values = 'equals' in filter ? [filter.equals] : filter.oneOf.filter((value) => value !== null)
  return { count: table.countValues(position, values), rows: () => table.withValues(position, values) }
}

/** One page in order, and the number of matches up to `countUpTo`. */
export const findRows = (
  table: RecordTable,
  names: IndexNames,
  { where, sort, offset, limit, countUpTo }: FindQuery,
): { readonly rows: readonly Row[]; readonly total: number } => {
  const everything: Source = { count: table.size, rows: () => table.all() }
  const sources = where.map((filter) => sourceOf(table, names, filter)).filter((source) => source !== undefined)
  const smallest = sources.reduce((left, right) => (right.count < left.count ? right : left), everything)
  const matchers = where.map((filter) => matcher(names, filter))
  const matches = [...smallest.rows()].filter((row) => matchers.every((isMatch) => isMatch(row)))
  const position = names.indexOf(sort.index)
  const sign = sort.direction === 'asc' ? 1 : -1
  const compare = (left: Row, right: Row): number =>
    sign *
    (compareIndexValue(indexValue(left, position), indexValue(right, position)) || comparePlain(left.id, right.id))
  return {
    rows: firstOf(matches, offset + limit, compare).slice(offset),
    total: Math.min(matches.length, countUpTo),
  }
}
