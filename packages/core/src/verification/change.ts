import { type Failure, failure } from '../issue/index.ts'
import { type FinancialAccount, financialAccountEvents, type VerificationMethod } from '../party/index.ts'
import type { AccountVerification, VerificationAttempt } from './account-verification.ts'
import type { VerificationContext, VerificationDecision } from './verification-context.ts'
import { verificationLifeCycle, verificationRefusals } from './verification-life-cycle.ts'
import type { VerificationEvent } from './verification-machine.ts'
import { resumeTask, verificationTaskIds } from './verification-tasks.ts'

/** A decision with only a state. */
export const keep = (state: AccountVerification, { account }: Pick<VerificationContext, 'account'>) => ({
  state,
  account,
  tasks: [],
  removedTaskIds: [],
  events: [],
})

export const accept = (decision: VerificationDecision): VerificationDecision & { readonly ok: true } => ({
  ok: true,
  ...decision,
})

export const refuseEvent = (state: AccountVerification, event: VerificationEvent): Failure =>
  failure(verificationRefusals.explain(state.status, event))

/** Why a status is what it is. */
export interface StatusReason {
  /** One sentence for people. */
  readonly message: string
  /** The rail's code. */
  readonly code?: string
  /** Default: as before. */
  readonly method?: VerificationMethod
}

/** The account as its verification says. */
const mark = (
  account: FinancialAccount,
  { status, method }: Pick<AccountVerification, 'status' | 'method'>,
  now: number,
): FinancialAccount =>
  account.verification.status === status && account.verification.method === method
    ? account
    : { ...account, verification: { status, ...(method === undefined ? {} : { method }) }, updatedAt: now }

const ENDS: ReadonlySet<string> = new Set(['APPROVED', 'DECLINED', 'ERROR', 'UNVERIFIED'])

/** Wakes what has waited for the result, in the commit of the result. */
const release = (state: AccountVerification) =>
  ENDS.has(state.status)
    ? {
        state: { ...state, waitingTransactionIds: [] },
        tasks: state.waitingTransactionIds.map((transactionId) => resumeTask(state, transactionId)),
        removedTaskIds: verificationTaskIds(state),
      }
    : { state, tasks: [], removedTaskIds: state.status === 'REVIEW' ? verificationTaskIds(state) : [] }

/**
 * Moves the status along an edge of the machine, marks the account, tells the business, and wakes who waits. The caller has made sure that
 * the status takes the event.
 */
export const move = (
  state: AccountVerification,
  event: VerificationEvent,
  { message, code, method = state.method }: StatusReason,
  { account, accountSequence, now }: VerificationContext,
): VerificationDecision => {
  const status = verificationLifeCycle.next(state.status, event)
  if (status === undefined) throw new RangeError(`A verification that is ${state.status} does not take "${event}"`)
  const { code: _, method: __, ...rest } = state
  const moved: AccountVerification = {
    ...rest,
    status,
    message,
    ...(code === undefined ? {} : { code }),
    ...(method === undefined ? {} : { method }),
    updatedAt: now,
  }
  const marked = mark(account, moved, now)
  return { ...release(moved), account: marked, events: financialAccountEvents(account, marked, accountSequence) }
}

/** The latest attempt: the only one that can be open. */
export const latestAttempt = (state: AccountVerification): VerificationAttempt | undefined => state.attempts.at(-1)

/** Replaces the attempt of the same number. */
export const putAttempt = (state: AccountVerification, attempt: VerificationAttempt): AccountVerification => ({
  ...state,
  attempts: state.attempts.map((known) => (known.number === attempt.number ? attempt : known)),
})

/** Adds tasks and finished timers to a decision. */
export const withTasks = (
  decision: VerificationDecision,
  { tasks = [], removedTaskIds = [] }: Partial<Pick<VerificationDecision, 'tasks' | 'removedTaskIds'>>,
): VerificationDecision => ({
  ...decision,
  tasks: [...decision.tasks, ...tasks],
  removedTaskIds: [...decision.removedTaskIds, ...removedTaskIds],
})
