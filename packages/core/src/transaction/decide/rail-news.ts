import type { RailState } from '@linx/contracts'
import { minorDigitsOf, readDecimal } from '../../money/index.ts'
import type { SubmissionAttempt, Transaction } from '../transaction.ts'
import type { TransactionEvent } from '../transaction-machine.ts'
import { answerReview, join, keep, latestAttempt, move, park, putAttempt } from './change.ts'
import type { TransactionContext, TransactionDecision } from './transaction-context.ts'
import { railTaskIds } from './transaction-tasks.ts'
import { waitForEnd } from './wait-for-answer.ts'

/** What the rail says of an attempt, from whichever side it came. */
export interface RailNews {
  readonly state: RailState
  readonly providerId?: string
  readonly code?: string
  readonly reason?: string
  readonly amount?: string
  readonly currency?: string
}

/** The event that ends a transaction well: `cleared` for a REQUEST, `settled` for all others. */
export const endingEvent = (state: Transaction): 'settled' | 'cleared' =>
  state.transactionType === 'REQUEST' ? 'cleared' : 'settled'

/** The rail moves what we asked for, as far as it says. */
export const isSameMoney = (
  state: Transaction,
  news: { readonly amount?: string; readonly currency?: string },
): boolean => {
  const digits = minorDigitsOf(state.currency)
  const isSameAmount =
    news.amount === undefined || readDecimal(news.amount, digits) === readDecimal(state.amount, digits)
  return isSameAmount && (news.currency === undefined || news.currency === state.currency)
}

const withProvider = (attempt: SubmissionAttempt, news: RailNews): SubmissionAttempt => ({
  ...attempt,
  ...(news.providerId === undefined ? {} : { providerId: news.providerId }),
})

const describe = (news: RailNews): string => [news.code, news.reason].filter((part) => part !== undefined).join(' ')

const ended = (
  state: Transaction,
  attempt: SubmissionAttempt,
  event: TransactionEvent,
  message: string,
  context: TransactionContext,
) => {
  const moved = move(
    putAttempt(answerReview(state, 'outcome-unknown', 'amount-differs'), attempt),
    event,
    message,
    context,
  )
  return { ...moved, removedTaskIds: [...moved.removedTaskIds, ...railTaskIds(state)] }
}

const declined = (state: Transaction, attempt: SubmissionAttempt, news: RailNews, context: TransactionContext) => {
  const { code, reason } = news
  const closed: SubmissionAttempt = {
    ...attempt,
    state: 'rejected',
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined ? {} : { reason }),
  }
  return ended(state, closed, 'declined', `Declined by the provider: ${describe(news) || news.state}`, context)
}

/** News while the transaction is at the provider. News that lie behind what is known change nothing. */
const applyAtProvider = (
  state: Transaction,
  attempt: SubmissionAttempt,
  news: RailNews,
  context: TransactionContext,
): TransactionDecision => {
  switch (news.state) {
    case 'pending':
      return waitForEnd(answerReview(state, 'outcome-unknown'), attempt, context)
    case 'approved': {
      const approved = move(answerReview(state, 'outcome-unknown'), 'approved', 'Approved by the provider', context)
      return join(approved, waitForEnd(approved.state, attempt, context))
    }
    case 'settled':
      return ended(state, { ...attempt, state: 'accepted' }, endingEvent(state), 'The money has arrived', context)
    case 'failed':
    case 'cancelled':
      return declined(state, attempt, news, context)
  }
}

const contradiction = (state: Transaction, news: RailNews, context: TransactionContext): TransactionDecision => {
  const message = `The rail says "${news.state}" of a transaction that is ${state.latestStatus.status}`
  return park(state, 'contradicting-news', message, context)
}

/** It waits to be sent again because the rail said that nothing moves under its reference. */
const wasSent = (state: Transaction, attempt: SubmissionAttempt): boolean =>
  state.latestStatus.status === 'PENDING' && attempt.state === 'reserved' && attempt.sendCount > 0

/** The rail has it after all: nothing is sent again. */
const applyAfterAll = (
  state: Transaction,
  attempt: SubmissionAttempt,
  news: RailNews,
  context: TransactionContext,
): TransactionDecision => {
  const back = move(state, 'submission-begun', 'The provider has it after all', context)
  const applied = applyAtProvider(back.state, attempt, news, context)
  return join({ ...back, removedTaskIds: railTaskIds(state) }, applied)
}

/** Statuses in which news of a success are nothing new, and those in which news of a failure are not. */
const SUCCESS_KNOWN: readonly string[] = ['SETTLED', 'CLEARED', 'REVERSED']
const FAILURE_KNOWN: readonly string[] = ['NEW', 'PENDING', 'DECLINED', 'CANCELLED', 'ERROR']

const isKnown = (state: Transaction, news: RailNews): boolean => {
  const isFailure = news.state === 'failed' || news.state === 'cancelled'
  return (isFailure ? FAILURE_KNOWN : SUCCESS_KNOWN).includes(state.latestStatus.status)
}

/**
 * Applies what the rail says of an attempt. It may be late, repeated or out of order: the status never moves back. What does not fit
 * (another amount, success of what was given up, failure of what has settled) is for a person.
 */
export const applyNews = (
  state: Transaction,
  attempt: SubmissionAttempt,
  news: RailNews,
  context: TransactionContext,
): TransactionDecision => {
  const { status } = state.latestStatus
  const isLatest = latestAttempt(state)?.number === attempt.number
  const isAtProvider = status === 'PROCESSING' || status === 'APPROVED'
  const isFailure = news.state === 'failed' || news.state === 'cancelled'
  if (!isLatest) return isFailure ? keep(state) : contradiction(state, news, context)
  if (!isFailure && !isSameMoney(state, news)) {
    const accepted: Transaction = putAttempt(state, { ...withProvider(attempt, news), state: 'accepted' })
    const came = `${news.amount ?? state.amount} ${news.currency ?? state.currency}`
    const message = `The rail moves ${came} instead of ${state.amount} ${state.currency}`
    return park(accepted, 'amount-differs', message, context)
  }
  if (!isFailure && state.review?.reason === 'amount-differs') {
    return park(state, 'amount-differs', `The rail says "${news.state}"; its amount is still in question`, context)
  }
  if (isAtProvider) return applyAtProvider(state, withProvider(attempt, news), news, context)
  if (!isFailure && wasSent(state, attempt)) return applyAfterAll(state, withProvider(attempt, news), news, context)
  return isKnown(state, news) ? keep(state) : contradiction(state, news, context)
}
