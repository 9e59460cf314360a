import type { SmsCallbackRequest, SmsEvent } from '@linx/contracts'
import type { EngineParts } from '../engine-parts.ts'
import { listParkedSms, parkSms } from './parked-sms.ts'
import type { ParkedSmsNews } from './sms-kinds.ts'
import { takeDelivery } from './take-delivery.ts'
import { takeInbound } from './take-inbound.ts'

/** Counts of what one request of the SMS provider brought. */
export interface SmsSummary {
  readonly applied: number
  /** Known already, or about a message that stands in no history. */
  readonly repeated: number
  /** About nothing that is known: kept for a person, reports are tried again. */
  readonly parked: number
}

/** What the SMS provider tells the host, taken in. */
export interface Sms {
  /** Of the adapter: callbacks of another provider are none of its. */
  readonly name: string
  readonly readsCallbacks: boolean
  readonly readsInbound: boolean
  /**
   * Takes in a delivery callback: the status moves on in the notification history, in whatever order reports come. Throws `SmsError`
   * `callback_not_verified` or `callback_unreadable`, `TypeError` for an adapter without callbacks.
   */
  receiveCallback(request: SmsCallbackRequest): Promise<SmsSummary>
  /**
   * Takes in texts of phones: STOP opts out and is confirmed once, START opts in again, HELP is answered, anything else is kept for the
   * business. Throws as `receiveCallback`.
   */
  receiveInbound(request: SmsCallbackRequest): Promise<SmsSummary>
  /** What fits nothing, newest first; at most `limit` (1–1,000, default 100). */
  listParked(options?: { readonly limit?: number }): Promise<readonly ParkedSmsNews[]>
}

const DEFAULT_LIMIT = 100

/** Takes in one event; resolves once it is stored. */
export const takeSmsEvent = async (parts: EngineParts, event: SmsEvent): Promise<keyof SmsSummary> => {
  const taken =
    event.event === 'delivery' ? await takeDelivery(parts, event.delivery) : await takeInbound(parts, event.inbound)
  if (taken !== 'unmatched') return taken
  await parkSms(parts, event)
  return 'parked'
}

const takeAll = async (parts: EngineParts, events: readonly SmsEvent[]): Promise<SmsSummary> => {
  const counts = { applied: 0, repeated: 0, parked: 0 }
  for (const event of events) counts[await takeSmsEvent(parts, event)] += 1
  return counts
}

export const createSms = (parts: EngineParts): Sms => ({
  name: parts.sms.name,
  readsCallbacks: parts.sms.parseCallback !== undefined,
  readsInbound: parts.sms.parseInbound !== undefined,
  receiveCallback: async (request) => {
    if (parts.sms.parseCallback === undefined) throw new TypeError(`${parts.sms.name} reads no delivery callbacks.`)
    const deliveries = await parts.sms.parseCallback(request)
    await parts.ready()
    return takeAll(
      parts,
      deliveries.map((delivery) => ({ event: 'delivery', delivery })),
    )
  },
  receiveInbound: async (request) => {
    if (parts.sms.parseInbound === undefined) throw new TypeError(`${parts.sms.name} reads no inbound texts.`)
    const texts = await parts.sms.parseInbound(request)
    await parts.ready()
    return takeAll(
      parts,
      texts.map((inbound) => ({ event: 'inbound', inbound })),
    )
  },
  listParked: async ({ limit = DEFAULT_LIMIT } = {}) => {
    await parts.ready()
    return listParkedSms(parts, limit)
  },
})
