import type { RailVerificationPlan } from '@linx/contracts'
import { decideVerification, type FinancialAccount, type VerificationDecisionResult } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { toRailBankAccount } from '../transaction/rail-request.ts'
import { type LoadedVerification, verificationContext, verificationState, verifyingRail } from './verification-store.ts'

/** When the rail would ask about an account and when it could be used; `undefined` where nobody can be asked. */
export const planVerification = (parts: EngineParts, account: FinancialAccount): RailVerificationPlan | undefined => {
  const rail = verifyingRail(parts)
  if (rail === undefined || account.type !== 'BANK') return undefined
  const { businessAccountId } = account
  const request = { businessAccountId, account: toRailBankAccount(account), transactionType: 'REQUEST' } as const
  return rail.planVerification(request, { now: parts.clock.now() })
}

/** Decides to ask the bank of an account; where that is under way, nothing happens. */
export const startVerification = (
  parts: EngineParts,
  loaded: LoadedVerification,
  verificationId: string,
): VerificationDecisionResult => {
  const context = verificationContext(parts, loaded)
  const { account, now } = context
  // What cannot be asked is refused by the decision, before it looks at the plan.
  const plan = planVerification(parts, account) ?? { submitAt: now, usableFrom: now }
  const command = { type: 'start', verificationId, plan } as const
  return decideVerification(verificationState(loaded, now), command, context)
}
