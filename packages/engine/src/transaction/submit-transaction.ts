import type { ClaimedTask, RailAdapter, RailReference, RailRequest } from '@linx/contracts'
import type { SubmissionAttempt, Transaction } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type AttemptTaskBody, attemptTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { submitToRail } from './ask-rail.ts'
import { commandTransaction } from './command-transaction.ts'
import { toRailRequest } from './rail-request.ts'
import { loadAccounts, loadTransaction, railOf } from './transaction-store.ts'

/** A rail with what it would be given, or the reason why nothing can be sent. */
type Ready = { readonly rail: RailAdapter; readonly request: RailRequest }
type Preparation = Ready | { readonly failure: string }

const prepare = async (parts: EngineParts, transaction: Transaction): Promise<Preparation> => {
  const rail = railOf(parts, transaction)
  if (rail === undefined) return { failure: `No rail for ${transaction.solution} is configured.` }
  const accounts = await loadAccounts(parts, transaction)
  if (accounts === undefined) return { failure: 'A financial account of the transaction is gone.' }
  if (accounts.debit.state === 'SUSPENDED' || accounts.credit.state === 'SUSPENDED') {
    return { failure: 'A financial account of the transaction is suspended.' }
  }
  const request = toRailRequest(transaction, accounts)
  const [issue] = rail.validate(request)
  return issue === undefined ? { rail, request } : { failure: `The rail refuses it: ${issue.message}` }
}

export const attemptOf = (transaction: Transaction, number: number): SubmissionAttempt | undefined =>
  transaction.attempts.find((attempt) => attempt.number === number)

export const referenceOf = ({ reference, details }: SubmissionAttempt): RailReference => ({
  reference,
  ...(details === undefined ? {} : { details }),
})

/** Stores the intent, then calls, then stores the outcome; a death in between is found by the next holder of the task. */
const submit = async (
  parts: EngineParts,
  task: ClaimedTask,
  { transactionId, attemptNumber }: AttemptTaskBody,
  { rail, request }: Ready,
): Promise<void> => {
  const target = { businessAccountId: task.key.businessAccountId, transactionId, held: task }
  const begun = await commandTransaction(parts, {
    ...target,
    command: { type: 'begin-submission', attemptNumber },
    keepsHeld: true,
  })
  const attempt = begun === undefined ? undefined : attemptOf(begun, attemptNumber)
  if (attempt?.state !== 'started') return
  const outcome = await submitToRail(parts, rail, request, referenceOf(attempt))
  await commandTransaction(parts, { ...target, command: { type: 'submission-outcome', attemptNumber, outcome } })
}

/** `submit-transaction/…`: hands the payment to its rail, once. */
export const createSubmitHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const body = attemptTaskBody(task)
    const { businessAccountId } = task.key
    const target = { businessAccountId, transactionId: body.transactionId, held: task }
    const loaded = await loadTransaction(parts, businessAccountId, body.transactionId)
    if (loaded === undefined) return parts.store.finish(task)
    if (attemptOf(loaded.state, body.attemptNumber)?.state !== 'reserved') {
      // The holder before began the call and died: to begin again says that the outcome is unknown.
      await commandTransaction(parts, {
        ...target,
        command: { type: 'begin-submission', attemptNumber: body.attemptNumber },
      })
      return
    }
    const prepared = await prepare(parts, loaded.state)
    if ('failure' in prepared) {
      await commandTransaction(parts, { ...target, command: { type: 'fail', message: prepared.failure } })
      return
    }
    await submit(parts, task, body, prepared)
  }
