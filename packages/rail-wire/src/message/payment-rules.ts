import { RailError, type RailIssue } from '@linx/contracts'
import { accountIssues } from './account-rules.ts'
import { amountIssues } from './amount-rules.ts'
import { identifierIssues } from './identifier-rules.ts'
import type { WireFormat, WirePayment } from './wire-payment.ts'

/** Every rule that a payment breaks: amount, currency, debit, credit, ids and dates. */
const paymentIssues = (payment: WirePayment, format: WireFormat): readonly RailIssue[] => [
  ...amountIssues(payment, format),
  ...accountIssues(payment.debit, format, 'debit'),
  ...accountIssues(payment.credit, format, 'credit'),
  ...identifierIssues(payment, format),
]

/** Throws `RailError` (`wire_message`) that names every broken rule. */
export const demandLegal = (payment: WirePayment, format: WireFormat): void => {
  const issues = paymentIssues(payment, format)
  if (issues.length === 0) return
  const text = issues.map(({ message }) => message).join(' ')
  throw new RailError(`No ${format} can be written. ${text}`, { code: 'wire_message', isRetryable: false })
}
