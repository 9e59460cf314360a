import type { Instant, RailVerificationPlan } from '@linx/contracts'
import { createIssue, type Failure, failure } from '../issue/index.ts'
import type { FinancialAccount } from '../party/index.ts'
import { type AccountVerification, VERIFICATION_LIMITS, type VerificationAttempt } from './account-verification.ts'
import { accept, keep, latestAttempt, move, refuseEvent, withTasks } from './change.ts'
import type { AwaitVerificationCommand, StartVerificationCommand } from './verification-commands.ts'
import type { VerificationContext, VerificationDecision, VerificationDecisionResult } from './verification-context.ts'
import { verificationLifeCycle } from './verification-life-cycle.ts'
import { verifyTask } from './verification-tasks.ts'

/** Of an account whose verification the engine has not seen begin: as the account says itself. */
export const newVerification = (account: FinancialAccount, now: Instant): AccountVerification => ({
  schemaVersion: 1,
  businessAccountId: account.businessAccountId,
  financialAccountId: account.id,
  status: account.verification.status,
  ...(account.verification.method === undefined ? {} : { method: account.verification.method }),
  message: 'As the host gave it',
  attempts: [],
  railEventKeys: [],
  waitingTransactionIds: [],
  updatedAt: now,
})

const refuseAccount = (expected: string, received: string, fix: string): Failure =>
  failure(createIssue('verification_not_possible', { path: 'financialAccountId', expected, received, fix }))

/** Only an active bank account can be asked about, and only where a rail asks. */
const checkVerifiable = ({ account, rail }: VerificationContext): Failure | undefined => {
  if (account.type !== 'BANK') return refuseAccount('a bank account', account.type, 'Use a bank account')
  if (account.state !== 'ACTIVE') return refuseAccount('an ACTIVE account', account.state, 'Activate the account first')
  if (rail?.capabilities.verification !== undefined) return undefined
  return refuseAccount('a rail that verifies accounts', 'none', 'Set the result of another method')
}

/** Stores an attempt with its reference, to be sent at the plan's time. The attempts before it are closed. */
export const reserveAttempt = (
  state: AccountVerification,
  { submitAt, usableFrom }: RailVerificationPlan,
  context: VerificationContext & { readonly rail: NonNullable<VerificationContext['rail']> },
): VerificationDecision => {
  const number = (latestAttempt(state)?.number ?? 0) + 1
  const { verificationId = state.financialAccountId } = state
  const { reference, details } = context.rail.makeReference({ transactionId: verificationId, number })
  const attempt: VerificationAttempt = {
    number,
    reference,
    ...(details === undefined ? {} : { details }),
    state: 'reserved',
    sendCount: 0,
    usableFrom,
  }
  const attempts = [...state.attempts, attempt].slice(-VERIFICATION_LIMITS.attempts)
  const next = { ...state, attempts }
  return { ...keep(next, context), tasks: [verifyTask(next, attempt, Math.max(submitAt, context.now))] }
}

/** Reserves the first attempt and says PENDING. Running already: nothing happens. */
export const decideStart = (
  state: AccountVerification,
  { verificationId, plan }: StartVerificationCommand,
  context: VerificationContext,
): VerificationDecisionResult => {
  const { rail } = context
  if (state.status === 'PENDING' || state.status === 'PROCESSING') return accept(keep(state, context))
  if (verificationLifeCycle.next(state.status, 'started') === undefined) return refuseEvent(state, 'started')
  const refusal = checkVerifiable(context)
  if (refusal !== undefined) return refusal
  if (rail === undefined) throw new TypeError('A verification that is possible has a rail.')
  const why = { message: 'The bank of the account will be asked', method: 'PRENOTE' } as const
  const pending = move({ ...state, verificationId }, 'started', why, context)
  const reserved = reserveAttempt(pending.state, plan, { ...context, rail })
  return accept(withTasks({ ...pending, state: reserved.state }, { tasks: reserved.tasks }))
}

const AWAITABLE: ReadonlySet<string> = new Set(['PENDING', 'PROCESSING', 'REVIEW'])

/** Remembers a transaction that waits for the result. */
export const decideAwait = (
  state: AccountVerification,
  { transactionId }: AwaitVerificationCommand,
  context: VerificationContext,
): VerificationDecisionResult => {
  if (state.waitingTransactionIds.includes(transactionId)) return accept(keep(state, context))
  if (!AWAITABLE.has(state.status)) {
    return refuseAccount('an account whose verification is under way', state.status, 'Verify the account first')
  }
  const waitingTransactionIds = [...state.waitingTransactionIds, transactionId]
  if (waitingTransactionIds.length > VERIFICATION_LIMITS.waitingTransactions) {
    const expected = `at most ${VERIFICATION_LIMITS.waitingTransactions} transactions that wait for one account`
    return refuseAccount(expected, String(waitingTransactionIds.length), 'Wait for the end of the verification')
  }
  return accept(keep({ ...state, waitingTransactionIds }, context))
}
