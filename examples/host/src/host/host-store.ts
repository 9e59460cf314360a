import { DatabaseSync } from 'node:sqlite'

/** An SMS on a phone of the simulation. */
export interface PhoneMessage {
  readonly id: number
  /** E.164. */
  readonly phoneNumber: string
  readonly direction: 'received' | 'sent'
  readonly body: string
  /** Of the engine; absent in what the phone sent. */
  readonly reference?: string
  readonly at: number
}

/** A webhook as the built-in receiver took it. */
export interface ReceivedWebhook {
  readonly id: number
  /** The `webhook-id`. */
  readonly webhookId: string
  readonly type: string
  readonly isVerified: boolean
  /** Why it was not believed. */
  readonly problem?: string
  readonly body: string
  readonly at: number
}

/** What the host keeps for itself: settings, what lies on the phones, what its receiver got. The engine has a file of its own. */
export interface HostStore {
  setting(name: string): string | undefined
  keepSetting(name: string, value: string): void
  keepMessage(message: Omit<PhoneMessage, 'id'>): PhoneMessage
  /** Of one phone, oldest first. */
  messagesOf(phoneNumber: string): readonly PhoneMessage[]
  /** Every phone with its last message, the latest first. */
  phones(): readonly PhoneMessage[]
  keepWebhook(webhook: Omit<ReceivedWebhook, 'id'>): void
  /** The latest first. */
  webhooks(limit: number): readonly ReceivedWebhook[]
  close(): void
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS message (
  id INTEGER PRIMARY KEY, phone_number TEXT NOT NULL, direction TEXT NOT NULL, body TEXT NOT NULL, reference TEXT, at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS message_by_phone ON message (phone_number, id);
CREATE TABLE IF NOT EXISTS webhook (
  id INTEGER PRIMARY KEY, webhook_id TEXT NOT NULL, type TEXT NOT NULL, is_verified INTEGER NOT NULL, problem TEXT,
  body TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;`

type Row = Record<string, unknown>

const toMessage = (row: Row): PhoneMessage => ({
  id: Number(row.id),
  phoneNumber: String(row.phone_number),
  direction: row.direction === 'sent' ? 'sent' : 'received',
  body: String(row.body),
  at: Number(row.at),
  ...(row.reference === null ? {} : { reference: String(row.reference) }),
})

const toWebhook = (row: Row): ReceivedWebhook => ({
  id: Number(row.id),
  webhookId: String(row.webhook_id),
  type: String(row.type),
  isVerified: row.is_verified === 1,
  body: String(row.body),
  at: Number(row.at),
  ...(row.problem === null ? {} : { problem: String(row.problem) }),
})

/** Opens the file, or makes it. */
export const openHostStore = (path: string): HostStore => {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec(SCHEMA)
  const readSetting = database.prepare('SELECT value FROM setting WHERE name = ?')
  const writeSetting = database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)')
  const addMessage = database.prepare(
    'INSERT INTO message (phone_number, direction, body, reference, at) VALUES (?, ?, ?, ?, ?) RETURNING *',
  )
  const readMessages = database.prepare('SELECT * FROM message WHERE phone_number = ? ORDER BY id')
  const readPhones = database.prepare(
    'SELECT * FROM message WHERE id IN (SELECT max(id) FROM message GROUP BY phone_number) ORDER BY id DESC',
  )
  const addWebhook = database.prepare(
    'INSERT INTO webhook (webhook_id, type, is_verified, problem, body, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const readWebhooks = database.prepare('SELECT * FROM webhook ORDER BY id DESC LIMIT ?')

  return {
    setting: (name) => {
      const row = readSetting.get(name)
      return row === undefined ? undefined : String(row.value)
    },
    keepSetting: (name, value) => {
      writeSetting.run(name, value)
    },
    keepMessage: ({ phoneNumber, direction, body, reference, at }) =>
      toMessage(addMessage.get(phoneNumber, direction, body, reference ?? null, at) as Row),
    messagesOf: (phoneNumber) => readMessages.all(phoneNumber).map(toMessage),
    phones: () => readPhones.all().map(toMessage),
    keepWebhook: ({ webhookId, type, isVerified, problem, body, at }) => {
      addWebhook.run(webhookId, type, Number(isVerified), problem ?? null, body, at)
    },
    webhooks: (limit) => readWebhooks.all(limit).map(toWebhook),
    close: () => database.close(),
  }
}
