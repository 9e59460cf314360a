import type { Instant, SHARED_BUSINESS_ACCOUNT_ID, SmsDeliveryEvent, SmsInbound } from '@linx/contracts'
import type { Recipient } from '@linx/core'
import type { RecordKind } from '../store/record-kind.ts'

/** What a Business Account may send to a phone; under an id that only the engine can make of the number. */
export const recipientKind: RecordKind<Recipient> = {
  kind: 'smsRecipient',
  indexes: [
    { name: 'status', type: 'string' },
    { name: 'changedAt', type: 'number' },
  ],
  secrets: [{ path: 'answer.phoneNumber', whenErased: '' }],
  idOf: ({ id }) => id,
  indexesOf: ({ status, changedAt }) => ({ status, changedAt: changedAt ?? null }),
}

/** Who texts a phone, and from where: one of these. */
export interface SmsContact {
  readonly businessAccountId: string
  /** Absent: the SMS adapter's default. */
  readonly sender?: string
}

/** Which Business Accounts a text from this phone may be meant for. */
export interface SmsContacts {
  readonly schemaVersion: 1
  readonly businessAccountId: typeof SHARED_BUSINESS_ACCOUNT_ID
  readonly id: string
  /** Oldest first, at most 100. */
  readonly contacts: readonly SmsContact[]
}

export const contactsKind: RecordKind<SmsContacts> = {
  kind: 'smsContacts',
  indexes: [],
  idOf: ({ id }) => id,
  indexesOf: () => ({}),
}

/** A text that is for people to read: none of STOP, START and HELP. */
export interface StoredText {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly id: string
  readonly intent: 'review' | 'other'
  readonly receivedAt: Instant
  readonly phoneNumber: string
  readonly text: string
  readonly customerIds: readonly string[]
  readonly workflowIds: readonly string[]
}

export const textKind: RecordKind<StoredText> = {
  kind: 'smsText',
  indexes: [
    { name: 'intent', type: 'string' },
    { name: 'receivedAt', type: 'number' },
  ],
  secrets: [
    { path: 'phoneNumber', whenErased: '' },
    { path: 'text', whenErased: '' },
  ],
  customerIdOf: ({ customerIds }) => (customerIds.length === 1 ? customerIds[0] : undefined),
  idOf: ({ id }) => id,
  indexesOf: ({ intent, receivedAt }) => ({ intent, receivedAt }),
}

/** News of the SMS provider that fit nothing: kept whole for a person, never dropped. */
export interface ParkedSmsNews {
  readonly schemaVersion: 1
  /** Whose it is is what nobody knows. */
  readonly businessAccountId: typeof SHARED_BUSINESS_ACCOUNT_ID
  /** Made of the news: a second copy is the same record. */
  readonly id: string
  /** `APPLIED`: what it is about appeared later. */
  readonly status: 'PARKED' | 'APPLIED'
  readonly receivedAt: Instant
  readonly delivery?: SmsDeliveryEvent
  readonly inbound?: SmsInbound
}

export const parkedSmsNewsKind: RecordKind<ParkedSmsNews> = {
  kind: 'parkedSmsNews',
  indexes: [
    { name: 'status', type: 'string' },
    { name: 'receivedAt', type: 'number' },
  ],
  secrets: [{ path: 'delivery' }, { path: 'inbound' }],
  idOf: ({ id }) => id,
  indexesOf: ({ status, receivedAt }) => ({ status, receivedAt }),
}
