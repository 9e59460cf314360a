import type { PeerPayment } from '@linx/conformance'

interface Kept extends PeerPayment {
  readonly state: string
}

/** The payments of the bank: one for a reference, however often it comes. */
export const createLedger = () => {
  const kept = new Map<string, Kept>()
  return {
    take: (payment: PeerPayment): void => {
      if (!kept.has(payment.reference)) kept.set(payment.reference, { ...payment, state: 'pending' })
    },
    find: (reference: string): Kept | undefined => kept.get(reference),
    moveTo: (reference: string, state: string): void => {
      const payment = kept.get(reference)
      if (payment !== undefined) kept.set(reference, { ...payment, state })
    },
    standing: (): readonly PeerPayment[] => [...kept.values()].filter(({ state }) => state !== 'failed'),
  }
}
