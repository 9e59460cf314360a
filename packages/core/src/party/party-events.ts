import type { DomainEvent } from '../decision/index.ts'
import type { Customer } from './customer.ts'
import type { FinancialAccount } from './financial-account.ts'

/**
 * `customer.status-updated` (SPEC section 7) if the status is another one; `previousStatus` is `null` for a new Customer. `sequence` is the
 * version of the record, which grows with each change.
 */
export const customerEvents = (
  before: Customer | undefined,
  after: Customer,
  sequence: number,
): readonly DomainEvent[] => {
  if (before?.status === after.status) return []
  const data = { customerId: after.id, previousStatus: before?.status ?? null, status: after.status, sequence }
  return [{ type: 'customer.status-updated', data }]
}

/**
 * `financial-account.state-updated` and `account.verification-status-updated` (SPEC section 7), each if it is another one; a new account is
 * announced by its state alone. `sequence` is the version of the record.
 */
export const financialAccountEvents = (
  before: FinancialAccount | undefined,
  after: FinancialAccount,
  sequence: number,
): readonly DomainEvent[] => {
  const financialAccountId = after.id
  const events: DomainEvent[] = []
  if (before?.state !== after.state) {
    const data = { financialAccountId, previousState: before?.state ?? null, state: after.state, sequence }
    events.push({ type: 'financial-account.state-updated', data })
  }
  if (before !== undefined && before.verification.status !== after.verification.status) {
    const previousStatus = before.verification.status
    const data = { financialAccountId, previousStatus, status: after.verification.status, sequence }
    events.push({ type: 'account.verification-status-updated', data })
  }
  return events
}
