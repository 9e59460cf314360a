import { type RecordKey, SHARED_BUSINESS_ACCOUNT_ID } from '@linx/contracts'
import { newRecipient, type Recipient } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import type { Loaded } from '../store/record-kind.ts'
import { contactsKind, recipientKind, type SmsContact, type SmsContacts } from './sms-kinds.ts'

/** What is known of a phone, before anything is sent to it. */
export interface PhoneRecords {
  /** With version 0 if nothing was heard from the phone. */
  readonly recipient: Loaded<Recipient>
  readonly contacts: Loaded<SmsContacts> | undefined
}

const keyOf = async (
  { store }: EngineParts,
  kind: string,
  businessAccountId: string,
  phoneNumber: string,
): Promise<RecordKey> => ({
  businessAccountId,
  kind,
  id: await store.blindId(businessAccountId, `phone/${phoneNumber}`),
})

export const loadPhone = async (
  parts: EngineParts,
  businessAccountId: string,
  phoneNumber: string,
): Promise<PhoneRecords> => {
  const key = await keyOf(parts, recipientKind.kind, businessAccountId, phoneNumber)
  const shared = await keyOf(parts, contactsKind.kind, SHARED_BUSINESS_ACCOUNT_ID, phoneNumber)
  const [recipient, contacts] = await parts.store.loadMany([key, shared])
  return {
    recipient: (recipient as unknown as Loaded<Recipient> | undefined) ?? { state: newRecipient(key), version: 0 },
    contacts: contacts as unknown as Loaded<SmsContacts> | undefined,
  }
}

/** The record change of a recipient, new or known. */
export const recipientChange = (before: Loaded<Recipient>, after: Recipient) =>
  after === before.state ? [] : [recordChange(recipientKind, after, before.version === 0 ? undefined : before)]

export const isOptedOut = async (
  parts: EngineParts,
  businessAccountId: string,
  phoneNumber: string,
): Promise<boolean> => (await loadPhone(parts, businessAccountId, phoneNumber)).recipient.state.status === 'OPTED_OUT'

const isSame = (left: SmsContact, right: SmsContact): boolean =>
  left.businessAccountId === right.businessAccountId && left.sender === right.sender

const MAXIMUM_CONTACTS = 100

/** Remembers who texts this phone, so that its answer finds the Business Account. Stored before the first message goes out. */
export const rememberContact = async (
  parts: EngineParts,
  phoneNumber: string,
  known: PhoneRecords['contacts'],
  contact: SmsContact,
): Promise<void> => {
  if (known?.state.contacts.some((one) => isSame(one, contact)) === true) return
  await execute<undefined>(parts.store, async () => {
    const { id } = await keyOf(parts, contactsKind.kind, SHARED_BUSINESS_ACCOUNT_ID, phoneNumber)
    const loaded = await parts.store.load(contactsKind, SHARED_BUSINESS_ACCOUNT_ID, id)
    const contacts = loaded?.state.contacts ?? []
    if (contacts.some((one) => isSame(one, contact))) return { answer: undefined }
    const after: SmsContacts = {
      schemaVersion: 1,
      businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
      id,
      contacts: [...contacts, contact].slice(-MAXIMUM_CONTACTS),
    }
    const change = {
      businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
      actor: { id: 'engine', type: 'internal' },
      action: 'sms.contact',
      subject: `${contactsKind.kind}/${id}`,
      records: [recordChange(contactsKind, after, loaded)],
      isBookkeeping: true,
    } as const
    return { answer: undefined, change }
  })
}

/** Numbers are compared by their digits, names by their letters. */
const foldSender = (sender: string): string =>
  /^[+0-9 ().-]+$/.test(sender) ? sender.replace(/[^0-9]/g, '') : sender.toLowerCase()

/**
 * The Business Accounts that a text to this sender is for: those that text the phone from it. One that leaves the sender to the adapter
 * counts for every sender, since only the provider knows which one it was.
 */
export const businessesBehind = async (
  parts: EngineParts,
  phoneNumber: string,
  sender: string,
): Promise<readonly string[]> => {
  const { id } = await keyOf(parts, contactsKind.kind, SHARED_BUSINESS_ACCOUNT_ID, phoneNumber)
  const loaded = await parts.store.load(contactsKind, SHARED_BUSINESS_ACCOUNT_ID, id)
  const meant = (loaded?.state.contacts ?? []).filter(
    (contact) => contact.sender === undefined || foldSender(contact.sender) === foldSender(sender),
  )
  return [...new Set(meant.map(({ businessAccountId }) => businessAccountId))]
}
