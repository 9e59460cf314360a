import type { Instant } from '@linx/contracts'
import { type DecidedTask, type Decision, type DomainEvent, taskPriority, unchanged } from '../decision/index.ts'
import type { Recipient } from '../message/index.ts'
import { DAY_MS, formatInstant } from '../time/index.ts'
import type { IssuedCode, StepUpPolicy, StepUpState } from './step-up-state.ts'

/** What a step-up decision may know beside its state. */
export interface StepUpContext {
  readonly now: Instant
  readonly policy: StepUpPolicy
}

const isLocked = ({ lockedUntil }: StepUpState, now: Instant): boolean => lockedUntil !== undefined && now < lockedUntil

const lockedEvent = ({ workflowId, mode }: StepUpState, until: Instant): DomainEvent => ({
  type: 'linx.step-up-locked',
  data: { workflowId, mode, until: formatInstant(until) },
})

const lock = (state: StepUpState, { now, policy }: StepUpContext): Decision<StepUpState> => {
  const until = now + policy.lockMs
  const { code: _, ...rest } = state
  return { ...unchanged({ ...rest, failures: 0, lockedUntil: until }), events: [lockedEvent(state, until)] }
}

/** Sends the code of that serial; the code itself is derived again, it is in no task. */
const sendCodeTask = ({ workflowId }: StepUpState, { serial }: IssuedCode, now: Instant): DecidedTask => ({
  id: `${workflowId}:code:${serial}`,
  kind: 'send-code',
  dueAt: now,
  priority: taskPriority.message,
  body: { workflowId, serial },
})

/** What a wish for a code comes to. */
export type CodeDecision =
  | { readonly outcome: 'sent'; readonly stepUp: Decision<StepUpState>; readonly recipient: Recipient }
  | { readonly outcome: 'too-many'; readonly retryAt: Instant }
  | { readonly outcome: 'locked'; readonly stepUp: Decision<StepUpState>; readonly until: Instant }
  | { readonly outcome: 'opted-out' }

/**
 * A Customer asks for a one-time code: the one before is void. Bounded by the phone, whatever the workflow: three in 15 minutes, ten a
 * day; the eleventh locks the workflow and tells the business.
 */
export const decideCodeRequest = (
  state: StepUpState,
  recipient: Recipient,
  issued: Pick<IssuedCode, 'keyId' | 'hash' | 'browser'>,
  context: StepUpContext,
): CodeDecision => {
  const { now, policy } = context
  if (state.lockedUntil !== undefined && isLocked(state, now)) {
    return { outcome: 'locked', stepUp: unchanged(state), until: state.lockedUntil }
  }
  if (recipient.status === 'OPTED_OUT') return { outcome: 'opted-out' }
  const today = recipient.codesAskedAt.filter((at) => at > now - DAY_MS)
  if (today.length >= policy.codesPerDay) {
    return { outcome: 'locked', stepUp: lock(state, context), until: now + policy.lockMs }
  }
  const recent = today.filter((at) => at > now - policy.codeWindowMs)
  const oldest = recent.at(-policy.codesPerWindow)
  if (oldest !== undefined) return { outcome: 'too-many', retryAt: oldest + policy.codeWindowMs }
  const code = { ...issued, serial: state.codeCount + 1, expireAt: now + policy.codeLifeMs, tries: 0 }
  const next = { ...state, code, codeCount: code.serial }
  return {
    outcome: 'sent',
    stepUp: { ...unchanged(next), tasks: [sendCodeTask(state, code, now)] },
    recipient: { ...recipient, codesAskedAt: [...today, now] },
  }
}

/** Whether a try is taken; it counts before anybody looks at it, so that many at a time gain nothing. */
export type TryDecision =
  | { readonly outcome: 'look'; readonly state: StepUpState; readonly code?: IssuedCode }
  | { readonly outcome: 'expired' | 'locked' }

export const decideTry = (state: StepUpState, browser: string, { now, policy }: StepUpContext): TryDecision => {
  if (isLocked(state, now)) return { outcome: 'locked' }
  const next = { ...state, failures: state.failures + 1 }
  if (state.mode !== 'one-time-code') {
    return state.failures < policy.triesBeforeLock ? { outcome: 'look', state: next } : { outcome: 'locked' }
  }
  const { code } = state
  if (code === undefined || now >= code.expireAt || code.browser !== browser || code.tries >= policy.triesPerCode) {
    return { outcome: 'expired' }
  }
  return { outcome: 'look', state: { ...next, code: { ...code, tries: code.tries + 1 } }, code }
}

const limitOf = ({ mode }: StepUpState, policy: StepUpPolicy): number =>
  mode === 'one-time-code' ? policy.codeTriesBeforeLock : policy.triesBeforeLock

/** The try that was counted was right: the code is used up. Or it was wrong: the last one locks and tells the business. */
export const decideTried = (
  state: StepUpState,
  { isRight, serial }: { readonly isRight: boolean; readonly serial?: number },
  context: StepUpContext,
): Decision<StepUpState> => {
  if (!isRight) return state.failures >= limitOf(state, context.policy) ? lock(state, context) : unchanged(state)
  const { code, lockedUntil: _, ...rest } = state
  const other = code !== undefined && code.serial !== serial ? { code } : {}
  return unchanged({ ...rest, ...other, failures: 0 })
}
