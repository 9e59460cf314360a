import { decideVerification, type VerificationDecisionResult } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { toRailBankAccount } from '../transaction/rail-request.ts'
import { type LoadedVerification, verificationContext, verificationState, verifyingRail } from './verification-store.ts'

/** Decides to ask the bank of an account; where that is under way, nothing happens. */
export const startVerification = (
  parts: EngineParts,
  loaded: LoadedVerification,
  verificationId: string,
): VerificationDecisionResult => {
  const context = verificationContext(parts, loaded)
  const { account, now } = context
  const { businessAccountId } = account
  const rail = verifyingRail(parts)
  // What cannot be asked is refused by the decision, before it looks at the plan.
  const plan =
    rail === undefined || account.type !== 'BANK'
      ? { submitAt: now, usableFrom: now }
      : rail.planVerification(
          { businessAccountId, account: toRailBankAccount(account), transactionType: 'REQUEST' },
          { now },
        )
  const command = { type: 'start', verificationId, plan } as const
  return decideVerification(verificationState(loaded, now), command, context)
}
