import type { RailState } from '@linx/contracts'
import type { PeerPayment } from '../rail-subject.ts'

/** A payment as the sound peer keeps it. */
export interface Order extends PeerPayment {
  readonly state: RailState
}

const STANDING: readonly RailState[] = ['pending', 'approved', 'settled']

/** The book of the sound peer: one order for a reference, however often it comes. */
export const createOrders = () => {
  const orders = new Map<string, Order>()
  const late: PeerPayment[] = []
  const questions = new Set<string>()

  const take = (payment: PeerPayment): Order => {
    const order = orders.get(payment.reference) ?? { ...payment, state: 'pending' }
    orders.set(payment.reference, order)
    return order
  }

  return {
    take,
    takeLate: (payment: PeerPayment): void => {
      late.push(payment)
    },
    finishLate: (): void => {
      for (const payment of late.splice(0)) take(payment)
    },
    ask: (reference: string): void => {
      questions.add(reference)
    },
    isAsked: (reference: string): boolean => questions.has(reference),
    find: (reference: string): Order | undefined => orders.get(reference),
    moveTo: (reference: string, state: RailState): void => {
      const order = orders.get(reference)
      if (order !== undefined) orders.set(reference, { ...order, state })
    },
    standing: (): readonly PeerPayment[] => [...orders.values()].filter(({ state }) => STANDING.includes(state)),
  }
}
