import type { InquireOutcome, RailEvent, RailState } from '@linx/contracts'
import { type AccountVerification, VERIFICATION_LIMITS, type VerificationAttempt } from './account-verification.ts'
import { accept, keep, latestAttempt, move, putAttempt } from './change.ts'
import { accountCorrected, correctAccount } from './correct-account.ts'
import type { VerificationInquiryCommand, VerificationRailEventCommand } from './verification-commands.ts'
import type { VerificationContext, VerificationDecision, VerificationDecisionResult } from './verification-context.ts'
import { sendAfterAbsence, waitForAnswer, waitForEnd } from './verification-submission.ts'

interface StateNews {
  readonly state: RailState
  readonly code?: string
  readonly reason?: string
}

/** What the rail says of an open prenote. Silence means yes only when the waiting period is over and the rail says so too. */
const applyState = (
  state: AccountVerification,
  attempt: VerificationAttempt,
  { state: told, code, reason }: StateNews,
  context: VerificationContext,
): VerificationDecision => {
  if (told === 'failed' || told === 'cancelled') {
    const closed = putAttempt(state, { ...attempt, state: 'rejected' })
    const message = `The bank could not be asked: ${reason ?? told}`
    return move(closed, 'failed', { message, ...(code === undefined ? {} : { code }) }, context)
  }
  if (told !== 'settled' || context.now < attempt.usableFrom) return waitForEnd(state, attempt, context)
  const accepted = putAttempt(state, { ...attempt, state: 'accepted' })
  return move(accepted, 'approved', { message: 'The bank has not objected within the waiting period' }, context)
}

const applyInquiry = (
  state: AccountVerification,
  attempt: VerificationAttempt,
  outcome: InquireOutcome,
  context: VerificationContext,
): VerificationDecision => {
  const wait = (cause: string): VerificationDecision =>
    attempt.state === 'accepted' ? waitForEnd(state, attempt, context) : waitForAnswer(state, attempt, cause, context)
  if (outcome.outcome === 'found') return applyState(state, attempt, outcome, context)
  if (outcome.outcome === 'unknown') return wait(outcome.cause)
  if (!outcome.isProven) return wait('the rail does not know it yet')
  return sendAfterAbsence(state, attempt, context)
}

const isOpen = (state: AccountVerification, attempt: VerificationAttempt | undefined): attempt is VerificationAttempt =>
  state.status === 'PROCESSING' &&
  attempt !== undefined &&
  attempt.number === latestAttempt(state)?.number &&
  (attempt.state === 'unknown' || attempt.state === 'accepted')

/** Takes in what the rail answered; an answer that nobody waits for any more changes nothing. */
export const decideInquiry = (
  state: AccountVerification,
  { attemptNumber, outcome }: VerificationInquiryCommand,
  context: VerificationContext,
): VerificationDecisionResult => {
  const attempt = state.attempts.find(({ number }) => number === attemptNumber)
  return accept(isOpen(state, attempt) ? applyInquiry(state, attempt, outcome, context) : keep(state, context))
}

type Returned = Extract<RailEvent, { readonly event: 'returned' }>
type Correction = Extract<RailEvent, { readonly event: 'correction' }>

/** The bank says no. Against another method's yes a person has to weigh it; a no to an earlier prenote is history. */
const applyReturn = (
  state: AccountVerification,
  attempt: VerificationAttempt,
  { code, reason }: Returned,
  context: VerificationContext,
): VerificationDecision => {
  const isLatest = attempt.number === latestAttempt(state)?.number
  if (!isLatest || attempt.state === 'withdrawn') return keep(state, context)
  const closed = putAttempt(state, { ...attempt, state: 'rejected', code, reason })
  const isContradiction = state.status === 'APPROVED' && state.method === 'AGGREGATION'
  return move(
    closed,
    isContradiction ? 'questioned' : 'declined',
    { message: `The bank returned the prenote: ${code} ${reason}`, code },
    context,
  )
}

/** What the bank corrects is taken over, and the verification goes on; what cannot be taken over is for a person. */
const applyCorrection = (
  state: AccountVerification,
  { code, changes }: Correction,
  context: VerificationContext,
): VerificationDecision => {
  const correction = correctAccount(context.account, changes)
  if (correction.outcome === 'unchanged') return keep(state, context)
  const { account: before, accountSequence: sequence } = context
  const fields = Object.keys(changes).toSorted()
  if (correction.outcome === 'corrected') {
    const account = { ...correction.account, updatedAt: context.now }
    const told = accountCorrected(before.id, { code, fields: correction.fields, isApplied: true, sequence })
    return { ...keep(state, { account }), events: [told] }
  }
  const told = accountCorrected(before.id, { code, fields, isApplied: false, sequence })
  const questioned = move(state, 'questioned', { message: correction.message, code }, context)
  return { ...questioned, events: [...questioned.events, told] }
}

/** Takes in one piece of news; a second copy changes nothing. */
export const decideVerificationEvent = (
  state: AccountVerification,
  { event }: VerificationRailEventCommand,
  context: VerificationContext,
): VerificationDecisionResult => {
  if (state.railEventKeys.includes(event.dedupeKey)) return accept(keep(state, context))
  const railEventKeys = [...state.railEventKeys, event.dedupeKey].slice(-VERIFICATION_LIMITS.railEventKeys)
  const taken: AccountVerification = { ...state, railEventKeys }
  const attempt = state.attempts.find(({ reference }) => reference === event.reference)
  if (attempt === undefined) return accept(keep(taken, context))
  if (event.event === 'returned') return accept(applyReturn(taken, attempt, event, context))
  if (event.event === 'correction') return accept(applyCorrection(taken, event, context))
  return accept(isOpen(taken, attempt) ? applyState(taken, attempt, event, context) : keep(taken, context))
}
