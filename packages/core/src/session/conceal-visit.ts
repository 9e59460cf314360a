import type { VisitPayment, VisitView } from './visit-view.ts'

const withoutAccounts = ({ debit: _debit, credit: _credit, ...payment }: VisitPayment): VisitPayment => payment

/** A visit before the Customer has proved anything: no answers that were given, no accounts, nothing to confirm (requirement L9). */
export const concealVisit = ({ payment, ...view }: VisitView): VisitView => ({
  ...view,
  ...(payment === undefined ? {} : { payment: withoutAccounts(payment) }),
  steps: view.steps.map(({ data: _, ...step }) => step),
  canConfirm: false,
})
