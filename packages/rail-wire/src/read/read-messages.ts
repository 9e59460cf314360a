import type { RailEvent } from '@linx/contracts'
import { statusEvent } from './payment-status.ts'
import { readBookings } from './read-bookings.ts'
import { type InboundMessage, type IsoDocument, readDocument } from './read-document.ts'
import { readReturns } from './read-returns.ts'
import { readStatuses } from './read-statuses.ts'
import { Unreadable } from './unreadable.ts'

/** What a message says, or why nothing of it is believed. */
export type ReadOutcome =
  | { readonly outcome: 'read'; readonly events: readonly RailEvent[] }
  | { readonly outcome: 'unreadable'; readonly reason: string }

const readStatusEvents = (document: IsoDocument) => readStatuses(document).map(statusEvent)

const READERS: { readonly [message in InboundMessage]: (document: IsoDocument) => readonly RailEvent[] } = {
  'pain.002': readStatusEvents,
  'pacs.002': readStatusEvents,
  'pacs.004': readReturns,
  'camt.054': readBookings,
}

/** Runs a reader; whatever is wrong with the message becomes `unreadable`. */
const reading = (read: () => readonly RailEvent[]): ReadOutcome => {
  try {
    return { outcome: 'read', events: read() }
  } catch (error) {
    if (error instanceof Unreadable) return { outcome: 'unreadable', reason: error.message }
    return { outcome: 'unreadable', reason: 'Expected a message of a known form, reading it failed.' }
  }
}

const readOnly = (expected: readonly InboundMessage[], rawBody: string | Uint8Array): ReadOutcome =>
  reading(() => {
    const document = readDocument(rawBody)
    if (expected.includes(document.message)) return READERS[document.message](document)
    throw new Unreadable(`Expected ${expected.join(' or ')}, received ${document.version}.`)
  })

/** Reads a message of any of the four kinds. Never throws. */
export const readMessage = (rawBody: string | Uint8Array, maximumBytes?: number): ReadOutcome =>
  reading(() => {
    const document = readDocument(rawBody, maximumBytes)
    return READERS[document.message](document)
  })

/** Reads a status report, `pain.002` or `pacs.002`: one event a payment. Never throws. */
export const readStatusReport = (xml: string | Uint8Array): ReadOutcome => readOnly(['pain.002', 'pacs.002'], xml)

/** Reads a `pacs.004`: one `returned` event a payment that comes back. Never throws. */
export const readReturn = (xml: string | Uint8Array): ReadOutcome => readOnly(['pacs.004'], xml)

/**
 * Reads a `camt.054`: debits of ours that are booked are `settled`, credits that return or reverse are `returned`. Movements that are
 * none of this rail's are left out. Never throws.
 */
export const readNotification = (xml: string | Uint8Array): ReadOutcome => readOnly(['camt.054'], xml)
