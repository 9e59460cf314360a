import type { Instant, RailEvent, RailState } from '@linx/contracts'
import type { OrderBook, RailReason } from './order-book.ts'
import type { VerificationDesk } from './verification-desk.ts'

/** What a test can let happen at the rail after a payment was taken. Each answers the event that tells of it. */
export interface RailNews {
  approve(reference: string): RailEvent
  settle(reference: string): RailEvent
  /** The money goes back before it arrived. Default code `R03`. */
  fail(reference: string, why?: Partial<RailReason>): RailEvent
  /** Settled money, or a verification, comes back; only on a returnable rail. Default code `R01`, of a verification `R03`. */
  returnPayment(reference: string, why?: Partial<RailReason> & { readonly discretionaryData?: string }): RailEvent
  /** A notification of change: the payment went through, but these members of the account must change. Default code `C01`. */
  correct(reference: string, changes: { readonly [field: string]: string }, code?: string): RailEvent
  /** Every event about this reference so far, in the order in which things happened. */
  eventsFor(reference: string): readonly RailEvent[]
}

type EventDetails = RailEvent extends infer Event
  ? Event extends RailEvent
    ? Omit<Event, 'dedupeKey' | 'reference' | 'occurredAt' | 'evidence'>
    : never
  : never

export const createRailNews = (book: OrderBook, desk: VerificationDesk, now: () => Instant): RailNews => {
  const events: RailEvent[] = []

  const tell = (reference: string, details: EventDetails): RailEvent => {
    const event = { dedupeKey: `${reference}/${events.length + 1}`, reference, occurredAt: now(), ...details }
    events.push(event)
    return event
  }

  const tellState = (reference: string, state: RailState, why?: RailReason): RailEvent =>
    tell(book.moveTo(reference, state, now(), why).reference, { event: 'status', state, ...why })

  const returnVerification = (reference: string, why: Partial<RailReason> | undefined): RailEvent => {
    const reason = { code: 'R03', reason: 'No account found', ...why }
    desk.fail(reference, reason)
    return tell(reference, { event: 'returned', amount: '0.00', currency: 'USD', ...reason })
  }

  return {
    approve: (reference) => tellState(reference, 'approved'),
    settle: (reference) => tellState(reference, 'settled'),
    fail: (reference, why) => tellState(reference, 'failed', { code: 'R03', reason: 'No account found', ...why }),
    returnPayment: (reference, why) => {
      if (desk.has(reference)) return returnVerification(reference, why)
      const order = book.giveBack(reference, now())
      const { amount, currency } = order.request
      return tell(order.reference, {
        event: 'returned',
        code: 'R01',
        reason: 'Insufficient funds',
        amount,
        currency,
        ...why,
      })
    },
    correct: (reference, changes, code = 'C01') => {
      const subject = desk.has(reference) ? reference : book.demand(reference).reference
      return tell(subject, { event: 'correction', code, changes })
    },
    eventsFor: (reference) => events.filter((event) => event.reference === reference),
  }
}
