import { type Instant, type RailCapabilities, RailError, type RailRequest, type RailState } from '@linx/contracts'
import type { RailLedger } from './rail-ledger.ts'
import type { AcceptedState } from './rail-standards.ts'

/** A payment that the rail took. */
export interface RailOrder {
  readonly reference: string
  readonly providerId: string
  readonly request: RailRequest
  readonly takenAt: Instant
  readonly state: RailState
  readonly isReturned: boolean
  /** Why it failed. */
  readonly why?: RailReason
}

/** A code of the rail and what it means. */
export interface RailReason {
  readonly code: string
  readonly reason: string
}

/** The states that an order can go to from each state; a rail never goes back. */
const NEXT_STATES: { readonly [state in RailState]: readonly RailState[] } = {
  pending: ['approved', 'settled', 'failed', 'cancelled'],
  approved: ['settled', 'failed'],
  settled: [],
  failed: [],
  cancelled: [],
}

/** The payments that the rail took, by reference, and the money they moved. */
export interface OrderBook {
  /** The order that a submit with this reference now would repeat, if the rail still knows it. */
  findDuplicate(reference: string, now: Instant): RailOrder | undefined
  /** The latest order with this reference. */
  find(reference: string): RailOrder | undefined
  /** As `find`; throws `RailError` if there is none. */
  demand(reference: string): RailOrder
  /** Takes a payment and moves the money, unless it is a duplicate. */
  take(request: RailRequest, reference: string, state: AcceptedState, now: Instant): RailOrder
  canMoveTo(reference: string, state: RailState): boolean
  /** Throws `RailError` if there is no such order or it is past that state. */
  moveTo(reference: string, state: RailState, now: Instant, why?: RailReason): RailOrder
  /** Gives settled money back, once. Throws `RailError` otherwise. */
  giveBack(reference: string, now: Instant): RailOrder
}

const refuse = (code: string, message: string): never => {
  throw new RailError(message, { code, isRetryable: false })
}

export const createOrderBook = (
  capabilities: Pick<RailCapabilities, 'idempotency' | 'dedupeWindowMs' | 'finality'>,
  ledger: RailLedger,
): OrderBook => {
  const orders = new Map<string, RailOrder>()
  const { idempotency, dedupeWindowMs = Number.POSITIVE_INFINITY, finality } = capabilities
  let taken = 0

  const demand = (reference: string): RailOrder =>
    orders.get(reference) ??
    refuse('order_not_found', `Expected an order with reference ${reference}, found none. Submit it first.`)

  const replace = (order: RailOrder): RailOrder => {
    orders.set(order.reference, order)
    return order
  }

  const findDuplicate = (reference: string, now: Instant): RailOrder | undefined => {
    const order = orders.get(reference)
    return idempotency === 'reference' && order !== undefined && now - order.takenAt < dedupeWindowMs
      ? order
      : undefined
  }

  const canMoveTo = (reference: string, state: RailState): boolean => {
    const order = orders.get(reference)
    return order !== undefined && NEXT_STATES[order.state].includes(state)
  }

  return {
    findDuplicate,
    find: (reference) => orders.get(reference),
    demand,
    take: (request, reference, state, now) => {
      const duplicate = findDuplicate(reference, now)
      if (duplicate !== undefined) return duplicate
      ledger.enter('moved', request, reference, now)
      return replace({ reference, providerId: `RAIL${++taken}`, request, takenAt: now, state, isReturned: false })
    },
    canMoveTo,
    moveTo: (reference, state, now, why) => {
      const order = demand(reference)
      if (!canMoveTo(reference, state)) {
        refuse(
          'order_state',
          `Expected an order that can become ${state}, ${reference} is ${order.state}. Look at inquire first.`,
        )
      }
      if (state === 'failed' || state === 'cancelled') ledger.enter('undone', order.request, reference, now)
      return replace({ ...order, state, ...(why === undefined ? {} : { why }) })
    },
    giveBack: (reference, now) => {
      const order = demand(reference)
      if (finality !== 'returnable')
        refuse('rail_final', 'Expected a returnable rail, this one is final. Set capabilities.finality.')
      if (order.state !== 'settled' || order.isReturned) {
        refuse(
          'order_state',
          `Expected a settled order that was not returned, ${reference} is ${order.isReturned ? 'returned' : order.state}.`,
        )
      }
      ledger.enter('returned', order.request, reference, now)
      return replace({ ...order, isReturned: true })
    },
  }
}
