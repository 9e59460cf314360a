import { type OccurrenceState, type ScheduleState, searchWords } from '@linx/core'
import type { RecordKind } from '../store/record-kind.ts'

const MAXIMUM_WORDS = 16

export const scheduleKind: RecordKind<ScheduleState> = {
  kind: 'schedule',
  indexes: [
    { name: 'status', type: 'string' },
    { name: 'createdAt', type: 'number' },
    { name: 'nextAt', type: 'number' },
  ],
  secrets: [
    { path: 'name' },
    { path: 'transactionSpec.metadata' },
    { path: 'transactionSpec.description' },
    { path: 'transactionSpec.memo' },
  ],
  idOf: ({ id }) => id,
  indexesOf: ({ status, createdAt, next }) => ({ status, createdAt, nextAt: next?.at ?? null }),
  termsOf: ({ name = '' }) =>
    searchWords(name)
      .slice(0, MAXIMUM_WORDS)
      .map((word) => `name:${word}`),
}

/** What came of each occurrence, kept for good: its id is what makes an occurrence pay at most once. */
export const occurrenceKind: RecordKind<OccurrenceState> = {
  kind: 'scheduleOccurrence',
  indexes: [
    { name: 'scheduleId', type: 'string' },
    { name: 'dueAt', type: 'number' },
  ],
  idOf: ({ id }) => id,
  indexesOf: ({ scheduleId, dueAt }) => ({ scheduleId, dueAt }),
}
