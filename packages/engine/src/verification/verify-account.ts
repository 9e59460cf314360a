import type { ClaimedTask, RailVerificationRequest, SubmitOutcome } from '@linx/contracts'
import type { AccountVerification, FinancialAccount, VerificationAttempt } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { askRailToVerify } from '../transaction/ask-rail.ts'
import { toRailBankAccount } from '../transaction/rail-request.ts'
import { referenceOf } from '../transaction/submit-transaction.ts'
import { verificationTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { commandVerification } from './command-verification.ts'
import { loadVerification, type VerifyingRail, verifyingRail } from './verification-store.ts'

/** A rail with what it would be asked, or the reason why nobody can be asked. */
type Ready = { readonly rail: VerifyingRail; readonly request: RailVerificationRequest }

const prepare = (parts: EngineParts, account: FinancialAccount): Ready | { readonly failure: string } => {
  const rail = verifyingRail(parts)
  if (rail === undefined) return { failure: 'No rail that verifies accounts is configured.' }
  if (account.type !== 'BANK') return { failure: 'The account is no bank account any more.' }
  if (account.state === 'SUSPENDED') return { failure: 'The account is suspended.' }
  const { businessAccountId } = account
  return { rail, request: { businessAccountId, account: toRailBankAccount(account), transactionType: 'REQUEST' } }
}

export const verificationAttempt = (
  { attempts }: AccountVerification,
  number: number,
): VerificationAttempt | undefined => attempts.find((attempt) => attempt.number === number)

/** Stores the intent, then asks, then stores the outcome; a death in between is found by the next holder of the task. */
const ask = async (parts: EngineParts, task: ClaimedTask, { rail, request }: Ready): Promise<void> => {
  const { financialAccountId, attemptNumber } = verificationTaskBody(task)
  const target = { businessAccountId: task.key.businessAccountId, financialAccountId, held: task }
  const begun = await commandVerification(parts, {
    ...target,
    command: { type: 'begin-submission', attemptNumber },
    keepsHeld: true,
  })
  const attempt = begun === undefined ? undefined : verificationAttempt(begun, attemptNumber)
  if (attempt?.state !== 'started') return
  const outcome: SubmitOutcome = await askRailToVerify(parts, rail, request, referenceOf(attempt))
  await commandVerification(parts, { ...target, command: { type: 'submission-outcome', attemptNumber, outcome } })
}

/** `verify-account`: asks the bank of an account by the rail, once. */
export const createVerifyHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { financialAccountId, attemptNumber } = verificationTaskBody(task)
    const { businessAccountId } = task.key
    const loaded = await loadVerification(parts, businessAccountId, financialAccountId)
    if (loaded?.verification === undefined) return parts.store.finish(task)
    const target = { businessAccountId, financialAccountId, held: task }
    if (verificationAttempt(loaded.verification.state, attemptNumber)?.state !== 'reserved') {
      // The holder before began the call and died: to begin again says that the outcome is unknown.
      await commandVerification(parts, { ...target, command: { type: 'begin-submission', attemptNumber } })
      return
    }
    const prepared = prepare(parts, loaded.account.state)
    if ('failure' in prepared) {
      await commandVerification(parts, { ...target, command: { type: 'fail', message: prepared.failure } })
      return
    }
    await ask(parts, task, prepared)
  }
