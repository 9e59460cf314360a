import type { DomainEvent } from '../decision/index.ts'
import type { FinancialAccount, VerificationStatus } from '../party/index.ts'

/** `account.verification-status-updated` (SPEC section 7); `previousStatus` is `null` for an account that was just made. */
const verificationStatusUpdated = (
  financialAccountId: string,
  previousStatus: VerificationStatus | null,
  status: VerificationStatus,
): DomainEvent => ({
  type: 'account.verification-status-updated',
  data: { financialAccountId, previousStatus, status },
})

/** What a changed account tells: `financial-account.state-updated` and `account.verification-status-updated`. */
export const accountEvents = (
  before: FinancialAccount | undefined,
  after: FinancialAccount,
): readonly DomainEvent[] => {
  const { id, state, verification } = after
  const stateUpdated = { financialAccountId: id, previousState: before?.state ?? null, state }
  const hasNewStatus = before !== undefined && before.verification.status !== verification.status
  return [
    ...(before?.state === state ? [] : [{ type: 'financial-account.state-updated', data: stateUpdated }]),
    ...(hasNewStatus ? [verificationStatusUpdated(id, before.verification.status, verification.status)] : []),
  ]
}

/** The bank has said what to change in an account; only names of members, as values may be secret. */
export const accountCorrected = (
  financialAccountId: string,
  correction: { readonly code: string; readonly fields: readonly string[]; readonly isApplied: boolean },
): DomainEvent => ({ type: 'financial-account.correction-received', data: { financialAccountId, ...correction } })
