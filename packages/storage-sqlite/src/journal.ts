import type { EncodedBatch, JournalEntry, JournalQuery } from '@linx/contracts'
import type { Database } from './database/database.ts'

/** Appends the entries of a batch. An id that is taken breaks the primary key, which fails the batch as `invalid_batch`. */
export const writeJournal = (database: Database, { journal }: EncodedBatch): void => {
  for (const { businessAccountId, id, subject, at, body } of journal) {
    database.run('INSERT INTO journal VALUES (?, ?, ?, ?, ?)', businessAccountId, id, subject, at, body)
  }
}

type Row = Omit<JournalEntry, 'businessAccountId' | 'body'> & { readonly body: string }

/** Reads entries in the order of their ids. */
export const readJournal = (database: Database, query: JournalQuery): readonly JournalEntry[] => {
  const { businessAccountId, subject, afterId = '', limit } = query
  const condition = subject === undefined ? '' : 'AND subject = ?'
  const rows = database.all<Row>(
    `SELECT id, subject, at, body FROM journal
     WHERE business_account_id = ? ${condition} AND id > ? ORDER BY id LIMIT ?`,
    businessAccountId,
    ...(subject === undefined ? [] : [subject]),
    afterId,
    limit,
  )
  return rows.map(({ id, subject: of, at, body }) => ({
    businessAccountId,
    id,
    subject: of,
    at,
    body: JSON.parse(body),
  }))
}
