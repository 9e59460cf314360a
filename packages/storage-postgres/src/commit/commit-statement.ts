import { prepare, type Statement } from '../connection/connections.ts'
import { selectRows } from '../sql/array-parameter.ts'
import type { Section, SectionSql } from './section.ts'

type Query = readonly [name: string, sql: string]

/** What a row of the answer is about: a conflict, a fence, or nothing (the row that checks the numbers of rows). */
export const ANSWERS = { conflict: 0, fence: 1, checked: 2 } as const

const NO_CONFLICT = 'SELECT 0::int8, 0, 0::int8, NULL::text, NULL::int8 WHERE false'

/**
 * Terms that are new are inserted, those that are gone deleted; the others are left alone, since a statement cannot delete and
 * insert the same key.
 */
const termQueries = (changes: readonly string[], recordTerm: string): readonly Query[] => {
  if (changes.length === 0) return []
  const listed = (column: string) =>
    `SELECT business_account_id, kind, id, json_array_elements_text(${column}::json) AS term FROM term_change`
  return [
    ['term_change', changes.join(' UNION ALL ')],
    [
      'term_removed',
      `DELETE FROM ${recordTerm} AS stored USING (${listed('former')} EXCEPT ${listed('terms')}) AS given
      WHERE stored.business_account_id = given.business_account_id AND stored.kind = given.kind
        AND stored.term = given.term AND stored.id = given.id`,
    ],
    [
      'term_inserted',
      `INSERT INTO ${recordTerm} (business_account_id, kind, id, term) ${listed('terms')} EXCEPT ${listed('former')}`,
    ],
  ]
}

/** Division by zero is how plain SQL undoes a statement: another process was faster, and the group runs again. */
const checkOf = (parts: readonly SectionSql[]): string => {
  const isSame = parts.flatMap(({ counts = [] }) => counts.map(({ written, wanted }) => `(${written}) = (${wanted})`))
  const condition = isSame.length === 0 ? 'true' : isSame.join(' AND ')
  return `SELECT ${ANSWERS.checked}, 1 / (CASE WHEN ${condition} THEN 1 ELSE 0 END), NULL, NULL, NULL, NULL`
}

const answersOf = (parts: readonly SectionSql[]): readonly string[] => [
  `SELECT ${ANSWERS.conflict} AS answer, batch, reason, place, body, number FROM conflict`,
  ...parts.flatMap(({ fences }) =>
    fences === undefined
      ? []
      : [
          `SELECT ${ANSWERS.fence}, NULL, NULL, NULL, business_account_id || ' ' || id, fence FROM (${fences}) AS leased`,
        ],
  ),
  checkOf(parts),
]

/**
 * One statement that checks and writes all batches of a group: those with a conflict are answered, the others written.
 * Parameters are those of the sections' rows in turn.
 */
export const commitStatement = (sections: readonly Section[], recordTerm: string): Statement => {
  const inputs: Query[] = []
  const parts: SectionSql[] = []
  let first = 1
  for (const [position, section] of sections.entries()) {
    const input = `given_${position}`
    inputs.push([input, selectRows(section.columns, first)])
    parts.push(section.sql(input, (part) => `${part}_${position}`))
    first += Object.keys(section.columns).length
  }
  const conflicts = [NO_CONFLICT, ...parts.flatMap(({ conflicts: each = [] }) => each)]
  const reads: readonly Query[] = [
    ...inputs,
    ...parts.flatMap(({ before = [] }) => before),
    ['conflict (batch, reason, place, body, number)', conflicts.join(' UNION ALL ')],
  ]
  const writes = [
    ...parts.flatMap(({ writes: each = [] }) => each),
    ...termQueries(
      parts.flatMap(({ terms = [] }) => terms),
      recordTerm,
    ),
  ]
  const queries = [
    ...reads.map(([name, sql]) => `${name} AS MATERIALIZED (${sql})`),
    ...writes.map(([name, sql]) => `${name} AS (${sql})`),
  ]
  return prepare(`WITH ${queries.join(',\n')}\n${answersOf(parts).join('\nUNION ALL ')}`)
}
