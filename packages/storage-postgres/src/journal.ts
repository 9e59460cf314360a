import type { JournalEntry, JournalQuery } from '@linx/contracts'
import { type Connections, prepare } from './connection/connections.ts'
import type { TableNames } from './schema/table-names.ts'

type Row = readonly [id: string, subject: string, at: string, body: string]

/** Reads entries in the order of their ids. */
export const createJournalReader = (connections: Connections, { journal }: TableNames) => {
  const select = (condition: string) =>
    prepare(`SELECT id, subject, at, body FROM ${journal}
      WHERE business_account_id = $1 AND id > $2 ${condition} ORDER BY id LIMIT $3`)
  const ofTenant = select('')
  const ofSubject = select('AND subject = $4')

  return async ({
    businessAccountId,
    subject,
    afterId = '',
    limit,
  }: JournalQuery): Promise<readonly JournalEntry[]> => {
    const parameters = [businessAccountId, afterId, limit]
    const rows =
      subject === undefined
        ? await connections.query<Row>(ofTenant, parameters)
        : await connections.query<Row>(ofSubject, [...parameters, subject])
    return rows.map(([id, of, at, body]) => ({
      businessAccountId,
      id,
      subject: of,
      at: Number(at),
      body: JSON.parse(body),
    }))
  }
}
