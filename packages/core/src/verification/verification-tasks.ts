import type { Instant } from '@linx/contracts'
import { type DecidedTask, taskPriority } from '../decision/index.ts'
import type { AccountVerification, VerificationAttempt } from './account-verification.ts'

/** The names of a verification's tasks; one under the same name replaces the one before. */
export const verificationTaskId = {
  submit: (financialAccountId: string): string => `${financialAccountId}:verify`,
  inquire: (financialAccountId: string): string => `${financialAccountId}:verification`,
  resume: (transactionId: string): string => `${transactionId}:resume`,
} as const

const bodyOf = ({ financialAccountId }: AccountVerification, { number }: VerificationAttempt) => ({
  financialAccountId,
  attemptNumber: number,
})

/** Hands the prenote to the rail. */
export const verifyTask = (state: AccountVerification, attempt: VerificationAttempt, dueAt: Instant): DecidedTask => ({
  id: verificationTaskId.submit(state.financialAccountId),
  kind: 'verify-account',
  dueAt,
  priority: taskPriority.money,
  body: bodyOf(state, attempt),
})

/** Asks the rail what became of the prenote; the timer of the waiting period as well. */
export const inquireVerificationTask = (
  state: AccountVerification,
  attempt: VerificationAttempt,
  dueAt: Instant,
): DecidedTask => ({
  id: verificationTaskId.inquire(state.financialAccountId),
  kind: 'inquire-verification',
  dueAt,
  priority: taskPriority.moneyInquiry,
  body: bodyOf(state, attempt),
})

/** Lets a waiting transaction go on, or ends it. */
export const resumeTask = (state: AccountVerification, transactionId: string): DecidedTask => ({
  id: verificationTaskId.resume(transactionId),
  kind: 'resume-transaction',
  dueAt: state.updatedAt,
  priority: taskPriority.money,
  body: { transactionId, isVerified: state.status === 'APPROVED', message: state.message },
})

/** Nothing is sent and nothing asked any more. */
export const verificationTaskIds = ({ financialAccountId }: AccountVerification): readonly string[] => [
  verificationTaskId.submit(financialAccountId),
  verificationTaskId.inquire(financialAccountId),
]
