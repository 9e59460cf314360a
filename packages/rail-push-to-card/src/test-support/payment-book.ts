import type { Dialect, PeerAnswer, PeerPayment } from './dialect.ts'

export interface PaymentBookOptions {
  readonly dialect: Dialect
  /** Repeated in declines by the fault `decline-with-secrets`. */
  readonly secrets: readonly string[]
  /** Whether a second copy of a reference moves money again. */
  readonly paysTwice: boolean
}

/** The payments of a network peer. */
export const createPaymentBook = ({ dialect, secrets, paysTwice }: PaymentBookOptions) => {
  const taken: PeerPayment[] = []
  const late: PeerPayment[] = []

  /** What is answered without taking the payment; `undefined` breaks the connection. */
  const refusals: { readonly [fault: string]: (payment: PeerPayment) => PeerAnswer | undefined } = {
    decline: (payment) => dialect.declined(payment, 'Invalid account'),
    'decline-with-secrets': (payment) => dialect.declined(payment, secrets.join(' ')),
    'rate-limited': () => ({ status: 429, body: {} }),
    unavailable: () => ({ status: 503, body: {} }),
    'drop-before-commit': () => undefined,
    late: (payment) => {
      late.push(payment)
      return undefined
    },
  }

  /** What is answered for a payment that was taken. */
  const acceptances: { readonly [fault: string]: (payment: PeerPayment) => PeerAnswer } = {
    undecided: dialect.undecided,
    'wrong-amount': (payment) => dialect.echoed({ ...payment, amount: '9.99' }),
    'wrong-currency': (payment) => dialect.echoed({ ...payment, currency: 'EUR' }),
  }

  return {
    taken: (): readonly PeerPayment[] => [...taken],
    submit: (payment: PeerPayment, fault: string): PeerAnswer | undefined => {
      const refuse = refusals[fault]
      if (refuse !== undefined) return refuse(payment)
      const isKnown = taken.some(({ reference }) => reference === payment.reference)
      if (isKnown && !paysTwice) return dialect.duplicate(payment)
      taken.push(payment)
      return (acceptances[fault] ?? dialect.approved)(payment)
    },
    inquire: (wanted: string, fault: string): PeerAnswer => {
      if (fault === 'rate-limited') return { status: 429, body: {} }
      const payment = taken.find(({ reference }) => reference === wanted)
      if (payment === undefined) return dialect.absent()
      return dialect.found(fault === 'wrong-amount' ? { ...payment, amount: '9.99' } : payment)
    },
    finishLate: (): void => {
      taken.push(...late.splice(0))
    },
  }
}
