import type { RailEvent } from '@linx/contracts'
import { createIssue } from '../../issue/index.ts'
import { type SubmissionAttempt, TRANSACTION_LIMITS, type Transaction } from '../transaction.ts'
import { accept, join, keep, latestAttempt, refuse } from './change.ts'
import { applyNews } from './rail-news.ts'
import { applyReturn } from './return.ts'
import type { RailEventCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecision, TransactionDecisionResult } from './transaction-context.ts'
import { correctionReceived } from './transaction-events.ts'

/** The attempt that an event is about; an event without a reference was matched by the engine and is about the latest. */
const attemptOf = (state: Transaction, { reference }: RailEvent): SubmissionAttempt | undefined =>
  reference === undefined ? latestAttempt(state) : state.attempts.find((attempt) => attempt.reference === reference)

const apply = (
  state: Transaction,
  attempt: SubmissionAttempt,
  { event, returnTransactionId }: RailEventCommand,
  context: TransactionContext,
): TransactionDecision => {
  switch (event.event) {
    case 'status':
      return applyNews(state, attempt, event, context)
    case 'returned':
      return applyReturn(state, attempt, event, returnTransactionId, context)
    case 'correction':
      return { ...keep(state), events: [correctionReceived(state, event.code, Object.keys(event.changes).toSorted())] }
  }
}

/** Takes in one piece of news; a second copy changes nothing. News that fit no attempt are refused, for the engine to park. */
export const decideRailEvent = (
  state: Transaction,
  command: RailEventCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  const { dedupeKey, reference } = command.event
  if (state.railEventKeys.includes(dedupeKey)) return accept(keep(state))
  const attempt = attemptOf(state, command.event)
  if (attempt === undefined) {
    return refuse(
      createIssue('transaction_attempt_unknown', {
        path: 'event.reference',
        expected: `a reference of transaction ${state.id}`,
        received: reference,
        fix: 'Park the event for an operator',
      }),
    )
  }
  const railEventKeys = [...state.railEventKeys, dedupeKey].slice(-TRANSACTION_LIMITS.railEventKeys)
  const taken = keep({ ...state, railEventKeys })
  return accept(join(taken, apply(taken.state, attempt, command, context)))
}
