import type { ClaimedTask, Instant, SmsKind, SmsSendOutcome } from '@linx/contracts'
import { hoursByKind, nextAllowedInstant, recipientHours, type TimeZone } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { loadPhone, rememberContact } from './recipient-store.ts'
import { type SendCounter, withoutThisHolder } from './send-counter.ts'

/** A message that is about to be sent. */
export interface SmsWish {
  readonly businessAccountId: string
  readonly kind: SmsKind
  readonly recipient: { readonly phoneNumber: string; readonly timeZone?: TimeZone }
  /** Absent: the SMS adapter's default. */
  readonly sender?: string
  /** The message is worth nothing from then on. */
  readonly until: Instant
}

export type Admission =
  | { readonly admission: 'send' }
  /** Outside the recipient's hours, or the channel is paused. */
  | { readonly admission: 'later'; readonly at: Instant }
  | { readonly admission: 'opted-out' }

/** What becomes of a message to a phone that opted out. */
export const SUPPRESSED: SmsSendOutcome = {
  outcome: 'rejected',
  class: 'opted-out',
  isRetryable: false,
  providerCode: 'recipient_opted_out',
}

/** Answers to what the phone has just texted are sent whatever its status is. */
const ANSWERS: ReadonlySet<SmsKind> = new Set(['opt-out-confirmation', 'help'])

const hoursOf = ({ policy }: EngineParts, kind: SmsKind) =>
  kind === 'reminder' ? policy.reminders.hours : (policy.messages.hours[kind] ?? hoursByKind[kind])

/** When the hours allow the message; one that would come too late then is sent now, but a reminder is not. */
const allowedAt = (parts: EngineParts, { kind, recipient, until }: SmsWish): Instant => {
  const now = parts.clock.now()
  const at = nextAllowedInstant(now, recipientHours(recipient, hoursOf(parts, kind)))
  return at < until || kind === 'reminder' ? at : now
}

/**
 * Asks, right before a send, whether the message may go out: the hours at the recipient's place, STOP (invariant INV7), the channel. Who
 * texts the phone is stored before the first message.
 */
export const admitSms = async (parts: EngineParts, wish: SmsWish): Promise<Admission> => {
  const { businessAccountId, sender, recipient, kind } = wish
  const at = allowedAt(parts, wish)
  if (at > parts.clock.now()) return { admission: 'later', at }
  const phone = await loadPhone(parts, businessAccountId, recipient.phoneNumber)
  if (phone.recipient.state.status === 'OPTED_OUT' && !ANSWERS.has(kind)) return { admission: 'opted-out' }
  const contact = { businessAccountId, ...(sender === undefined ? {} : { sender }) }
  await rememberContact(parts, recipient.phoneNumber, phone.contacts, contact)
  const pausedUntil = parts.smsChannel.enter()
  return pausedUntil === undefined ? { admission: 'send' } : { admission: 'later', at: pausedUntil }
}

/** Puts the task off; nothing was sent, so no copy is counted. */
export const sendLater = async (
  { store, clock }: EngineParts,
  held: ClaimedTask,
  counter: SendCounter,
  dueAt: Instant,
): Promise<void> => {
  const body = withoutThisHolder(held, counter)
  await store.storage.commit({ now: clock.now(), tasks: [{ change: 'postpone', held, dueAt, body }] })
}
