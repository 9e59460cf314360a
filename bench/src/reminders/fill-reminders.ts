import { createHash } from 'node:crypto'
import { createPostgresStorage } from '@linx/storage-postgres'
import { SAMPLE_BUSINESS_ACCOUNT_ID } from '@linx/testing'
import { Client } from 'pg'
import { phoneOf } from '../scale/parties.ts'
import { fillSessions } from '../session-stock/fill-sessions.ts'
import { multiplySessions } from '../session-stock/multiply-sessions.ts'
import { notified } from '../session-stock/stock-fates.ts'

/** The recipients' hours, 19:00–22:30 in UTC for numbers of unknown zone, are half over. */
const SENT_AT_HOUR = 20
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const HISTORY_MS = HOUR_MS / 2
/** From the last creation until all reminders, which follow their invitations by a day, are due. */
const DUE_AFTER_MS = DAY_MS + HOUR_MS / 2
/** So many are made by an engine; more are made of copies. */
const ENGINE_SESSIONS = 10_000
const PHONES_A_STATEMENT = 10_000
const SCHEMA = 'linx'

const lastSendingHour = (now: number): number => Math.floor(now / DAY_MS - 1) * DAY_MS + SENT_AT_HOUR * HOUR_MS

/** Who texts a phone is stored before the first message to it, under an id made of the number: by now, by the invitations. */
const putContacts = async (client: Client, phones: number): Promise<void> => {
  const contacts = [{ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID }]
  for (let first = 0; first < phones; first += PHONES_A_STATEMENT) {
    const numbers = Array.from({ length: Math.min(PHONES_A_STATEMENT, phones - first) }, (_, place) => first + place)
    const ids = numbers.map((number) =>
      createHash('sha256')
        .update(`phone/${phoneOf(number)}`)
        .digest('base64url'),
    )
    const bodies = ids.map((id) => JSON.stringify({ schemaVersion: 1, businessAccountId: '*', id, contacts }))
    await client.query(
      `INSERT INTO ${SCHEMA}."record_smsContacts" (business_account_id, id, version, body, terms)
        SELECT '*', id, 1, body, '[]' FROM unnest($1::text[], $2::text[]) AS given (id, body)`,
      [ids, bodies],
    )
  }
}

/**
 * Fills the server with active workflows in clear, each of a Customer of its own, whose invitations went out on an evening. Answers an instant
 * at which all of their first reminders are due. `reminders` up to 10,000, or a multiple of it.
 */
export const fillReminders = async (connectionString: string, reminders: number) => {
  const start = performance.now()
  const sessions = Math.min(reminders, ENGINE_SESSIONS)
  const end = lastSendingHour(Date.now())
  const storage = createPostgresStorage({ connectionString })
  const plan = { sessions, customers: sessions, end, historyMs: HISTORY_MS, isSealed: false, fateOf: () => notified }
  await fillSessions(storage, plan)
  await storage.close()
  const client = new Client({ connectionString })
  await client.connect()
  const sizes = {
    schema: SCHEMA,
    customers: sessions,
    stepMs: Math.floor(HISTORY_MS / reminders),
    times: reminders / sessions,
  }
  await multiplySessions(client, sizes)
  await putContacts(client, reminders)
  await client.query('VACUUM ANALYZE')
  await client.end()
  return { fillMs: performance.now() - start, dueAt: end + DUE_AFTER_MS }
}
