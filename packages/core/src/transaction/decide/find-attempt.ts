import { createIssue, type Issue } from '../../issue/index.ts'
import type { SubmissionAttempt, Transaction } from '../transaction.ts'

/** The attempt of that number, or why there is none. */
export const findAttempt = (state: Transaction, number: number): SubmissionAttempt | Issue =>
  state.attempts.find((attempt) => attempt.number === number) ??
  createIssue('transaction_attempt_unknown', {
    path: 'attemptNumber',
    expected: `an attempt of transaction ${state.id}, 1 to ${state.attempts.length}`,
    received: number,
    fix: 'Give the number that the task carries',
  })
