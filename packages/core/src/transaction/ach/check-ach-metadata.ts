import { createIssue, type Issue, sortIssues } from '../../issue/index.ts'
import type { RequestedTransactionType } from '../transaction.ts'
import { ACH_METADATA, type EntryTypeRow, entryTypeTable, findEntryType } from './entry-type-table.ts'

/** What the rules of ACH metadata look at. */
export interface AchMetadataFacts {
  readonly transactionType: RequestedTransactionType
  readonly metadata: { readonly [name: string]: string }
  /** Schedules name their entry type; transactions and workflows have a default. */
  readonly isEntryTypeRequired: boolean
  /** Where the caller wrote the metadata, for example `transactionSpec.metadata`. */
  readonly path: string
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

const checkDirection = (row: EntryTypeRow, facts: AchMetadataFacts): readonly Issue[] => {
  const direction = facts.transactionType === 'SEND' ? 'credit' : 'debit'
  if (row.direction === 'both' || row.direction === direction) return []
  const fitting = entryTypeTable.filter((other) => other.direction === 'both' || other.direction === direction)
  return [
    createIssue('ach_entry_type_direction', {
      path: `${facts.path}.${ACH_METADATA.entryType}`,
      expected: `an entry type for a ${facts.transactionType}: ${fitting.map(({ code }) => code).join(', ')}`,
      received: row.code,
      fix: `Use another entry type: ${row.code} can only ${row.direction} the account`,
    }),
  ]
}

const checkRequired = (row: EntryTypeRow, facts: AchMetadataFacts): readonly Issue[] =>
  row.requiredMetadata
    .filter((name) => isBlank(facts.metadata[name]))
    .map((name) =>
      createIssue('ach_metadata_required', {
        path: `${facts.path}.${name}`,
        expected: `${name} for the entry type ${row.code}`,
        fix: `Give ${name} in the metadata`,
      }),
    )

/** Every rule of ACH metadata that is broken: the entry type, its direction, and what it needs. */
export const checkAchMetadata = (facts: AchMetadataFacts): readonly Issue[] => {
  const path = `${facts.path}.${ACH_METADATA.entryType}`
  const code = facts.metadata[ACH_METADATA.entryType]
  const codes = entryTypeTable.map((row) => row.code).join(', ')
  if (code === undefined || isBlank(code)) {
    const fix = `Give ${ACH_METADATA.entryType} in the metadata`
    return facts.isEntryTypeRequired
      ? [createIssue('ach_entry_type_required', { path, expected: `one of ${codes}`, fix })]
      : []
  }
  const row = findEntryType(code)
  if (row === undefined) {
    const detail = { path, expected: `one of ${codes}`, received: code, fix: 'Use one of these, in upper case' }
    return [createIssue('ach_entry_type_unknown', detail)]
  }
  return sortIssues([...checkDirection(row, facts), ...checkRequired(row, facts)])
}
