import type { InquireOutcome, Instant, RailVerificationPlan, SubmitOutcome } from '@linx/contracts'
import type { PeerClock } from '../clock/virtual-clock.ts'
import { answerWithFault, waitOn } from '../peer/peer-fault.ts'
import type { RailReason } from './order-book.ts'
import type { SubmitBehaviour } from './rail-behaviour.ts'

const DAY_MS = 86_400_000

/** From asking to using an account. A scripted rail knows no banking days: four of any kind. */
const WAIT_MS = 4 * DAY_MS

/** An account that the rail was asked about. */
interface Question {
  readonly usableFrom: Instant
  readonly why?: RailReason
}

/** The rail's side of verifications: it remembers what it was asked about, and moves no money. */
export interface VerificationDesk {
  plan(now: Instant): RailVerificationPlan
  take(reference: string, behaviour: SubmitBehaviour, signal: AbortSignal): Promise<SubmitOutcome>
  has(reference: string): boolean
  /** `undefined`: it was never asked. */
  find(reference: string): InquireOutcome | undefined
  fail(reference: string, why: RailReason): void
}

const planAt = (now: Instant): RailVerificationPlan => ({ submitAt: now, usableFrom: now + WAIT_MS })

export const createVerificationDesk = (clock: PeerClock): VerificationDesk => {
  const questions = new Map<string, Question>()

  const remember = (reference: string): void => {
    if (!questions.has(reference)) questions.set(reference, { usableFrom: planAt(clock.now()).usableFrom })
  }

  return {
    plan: planAt,
    take: async (reference, behaviour, signal) => {
      if (signal.aborted) return { outcome: 'not-sent', cause: 'aborted before the call' }
      const { answer, afterMs = 0 } = behaviour
      if (answer === 'accept' || ('isDone' in behaviour && behaviour.isDone)) remember(reference)
      await waitOn(clock, afterMs)
      if (answer === 'accept') return { outcome: 'accepted', state: 'pending' }
      if (answer === 'not-sent') return { outcome: 'not-sent', cause: 'connection refused' }
      if (answer !== 'reject') return answerWithFault(answer, signal)
      const { retry, code = 'declined', reason = 'Declined, as scripted' } = behaviour
      return { outcome: 'rejected', code, reason, retry }
    },
    has: (reference) => questions.has(reference),
    find: (reference) => {
      const question = questions.get(reference)
      if (question === undefined) return undefined
      if (question.why !== undefined) return { outcome: 'found', state: 'failed', ...question.why }
      return { outcome: 'found', state: clock.now() >= question.usableFrom ? 'settled' : 'pending' }
    },
    fail: (reference, why) => {
      const question = questions.get(reference)
      if (question !== undefined) questions.set(reference, { ...question, why })
    },
  }
}
