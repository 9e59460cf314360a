import { prepare, type Statement } from '../connection/connections.ts'
import { selectRows } from '../sql/array-parameter.ts'
import type { CommitMode, Section, SectionNames, SectionSql } from './section.ts'

type Query = readonly [name: string, sql: string]

/** What a row of the answer is about: a conflict, a fence, or nothing (the row that compares the numbers of rows). */
export const ANSWERS = { conflict: 0, fence: 1, compared: 2 } as const

const NO_CONFLICT = 'SELECT 0::int8, 0, 0::int8, NULL::text, NULL::int8 WHERE false'

interface Part extends SectionNames, SectionSql {
  readonly section: Section
}

const toPart = (section: Section, position: number, mode: CommitMode): Part => {
  const isFree = mode === 'plain' ? 'true' : 'batch NOT IN (SELECT batch FROM conflict)'
  const names = { input: `given_${position}`, written: `written_${position}`, isFree }
  return { section, ...names, ...section.sql(names) }
}

const inputsOf = (parts: readonly Part[]): readonly Query[] => {
  let first = 1
  return parts.map(({ section, input }): Query => {
    const query = selectRows(section.columns, first)
    first += Object.keys(section.columns).length
    return [`${input} AS MATERIALIZED`, query]
  })
}

const conflictsOf = (parts: readonly Part[]): Query => [
  'conflict (batch, reason, place, body, number) AS MATERIALIZED',
  [NO_CONFLICT, ...parts.flatMap(({ conflicts = [] }) => conflicts)].join('\nUNION ALL '),
]

/**
 * Terms that are new are inserted, those that are gone deleted; the others are left alone, since a statement cannot delete and
 * insert the same key.
 */
const termQueriesOf = (parts: readonly Part[], recordTerm: string): readonly Query[] => {
  const changes = parts.flatMap(({ terms = [] }) => terms)
  if (changes.length === 0) return []
  const listed = (column: string) =>
    `SELECT business_account_id, kind, id, json_array_elements_text(${column}::json) AS term FROM term_change`
  return [
    ['term_change AS MATERIALIZED', changes.join('\nUNION ALL ')],
    [
      'term_removed AS',
      `DELETE FROM ${recordTerm} AS stored USING (${listed('former')} EXCEPT ${listed('terms')}) AS given
      WHERE stored.business_account_id = given.business_account_id AND stored.kind = given.kind
        AND stored.term = given.term AND stored.id = given.id`,
    ],
    [
      'term_inserted AS',
      `INSERT INTO ${recordTerm} (business_account_id, kind, id, term) ${listed('terms')} EXCEPT ${listed('former')}`,
    ],
  ]
}

/**
 * Division by zero is how plain SQL undoes a statement: in a plain one a batch has a conflict, in a checked one another process
 * was faster.
 */
const comparisonOf = (parts: readonly Part[]): string => {
  const conditions = parts.flatMap(({ isCounted, input, written, isFree }) =>
    isCounted === true ? [`(SELECT count(*) FROM ${written}) = (SELECT count(*) FROM ${input} WHERE ${isFree})`] : [],
  )
  const isSame = conditions.length === 0 ? 'true' : conditions.join(' AND ')
  return `SELECT ${ANSWERS.compared}, 1 / (CASE WHEN ${isSame} THEN 1 ELSE 0 END), NULL::int, NULL::int8, NULL::text, NULL::int8`
}

const answersOf = (parts: readonly Part[], mode: CommitMode): readonly string[] => [
  comparisonOf(parts),
  ...(mode === 'checked' ? [`SELECT ${ANSWERS.conflict}, batch, reason, place, body, number FROM conflict`] : []),
  ...parts.flatMap(({ fences }) =>
    fences === undefined
      ? []
      : [
          `SELECT ${ANSWERS.fence}, NULL, NULL, NULL, business_account_id || ' ' || id, fence FROM (${fences}) AS leased`,
        ],
  ),
]

/** One statement that writes the batches of a group. Parameters are those of the sections' rows in turn. */
export const commitStatement = (sections: readonly Section[], recordTerm: string, mode: CommitMode): Statement => {
  const parts = sections.map((section, position) => toPart(section, position, mode))
  const queries: readonly Query[] = [
    ...inputsOf(parts),
    ...(mode === 'checked' ? [conflictsOf(parts)] : []),
    ...parts.map(({ written, write }): Query => [`${written} AS`, write]),
    ...termQueriesOf(parts, recordTerm),
  ]
  const text = queries.map(([name, sql]) => `${name} (${sql})`).join(',\n')
  const reads = answersOf(parts, mode).join('\nUNION ALL ')
  return prepare(queries.length === 0 ? reads : `WITH ${text}\n${reads}`)
}
