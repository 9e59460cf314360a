import type { Solution } from '@linx/contracts'

/** Why money is moved. */
export interface PaymentReason {
  /** 1–64 visible ASCII characters. */
  readonly id: string
  readonly name: string
}

/** Payment reasons by solution; the host's to replace. */
export type PaymentReasonCatalogue = { readonly [solution in Solution]: readonly PaymentReason[] }

const knownReasons: readonly PaymentReason[] = [
  { id: 'bill-payment', name: 'Bill Payment' },
  { id: 'deposit', name: 'Deposit' },
  { id: 'emergency-relief-disbursements', name: 'Emergency Relief Disbursements' },
  { id: 'healthcare-disbursements', name: 'Healthcare Disbursements' },
  { id: 'insurance-disbursements', name: 'Insurance Disbursements' },
  { id: 'litigation-and-settlement-disbursements', name: 'Litigation and Settlement Disbursements' },
  { id: 'loan-payouts', name: 'Loan Payouts' },
  { id: 'payment-of-rebates', name: 'Payment of Rebates' },
  { id: 'payment-of-wages', name: 'Payment of Wages' },
  { id: 'reimbursement-of-customer-expenses', name: 'Reimbursement of Customer Expenses' },
]

/** The known reasons (SPEC section 4) for every solution. */
export const defaultPaymentReasons: PaymentReasonCatalogue = {
  ach: knownReasons,
  wire: knownReasons,
  'push-to-card': knownReasons,
}

/** The name of a reason, or its id if the catalogue no longer has it. */
export const paymentReasonName = (catalogue: PaymentReasonCatalogue, solution: Solution, id: string): string =>
  catalogue[solution].find((reason) => reason.id === id)?.name ?? id
