import type { Instant, JsonObject, SmsSendOutcome } from '@linx/contracts'
import type { Actor, Decision } from '../../decision/index.ts'
import type { Issue, Result } from '../../issue/index.ts'
import { HOUR_MS } from '../../time/index.ts'
import type { WorkflowDefinition, WorkflowStep } from '../../workflow/index.ts'
import { createSession } from '../create-session.ts'
import { decideNotified } from '../notified.ts'
import { reminderPolicies } from '../reminder/index.ts'
import type { SessionContext } from '../session-context.ts'
import { defaultSessionPolicy } from '../session-policy.ts'
import type { SessionLink, SessionState } from '../session-state.ts'
import { decideSubmitStep } from '../submit-step.ts'

/** 2026-03-02T15:00:00Z, a Monday morning in New York. */
export const START: Instant = 1_772_463_600_000

export const employee: Actor = { id: 'employee-1', type: 'employee' }

export const contextAt = (now: Instant, actor: Actor = employee): SessionContext => ({
  now,
  actor,
  policy: defaultSessionPolicy,
  reminderPolicy: reminderPolicies.default,
})

export const linkOf = (serial: number): SessionLink => ({ serial, keyId: 'key-1', tokenHash: `hash-${serial}` })

const steps: readonly WorkflowStep[] = [
  { name: 'notification', phoneNumber: '+16471234567', rawPhoneNumber: '647 123 4567', channel: 'SMS' },
  { name: 'customer-account' },
  { name: 'financial-account', financialAccountSubType: 'CHECKING' },
  {
    name: 'move-money',
    transactionType: 'SEND',
    solution: 'ach',
    baFinancialAccountId: 'account-1',
    currency: 'USD',
    amount: '256.25',
    paymentReasonId: 'payment-of-rebates',
    priority: 'NEXT_DAY',
  },
]

/** Notification, a new Customer, a bank account, a payment; 48 hours. */
export const sampleDefinition: WorkflowDefinition = { title: 'Rebate', expireInHours: 48, steps }

export const EXPIRE_AT: Instant = START + 48 * HOUR_MS

/** The decision that makes the sample session at `START`. */
export const createSample = (definition = sampleDefinition): Decision<SessionState> =>
  createSession(
    {
      workflowId: 'workflow-1',
      businessAccountId: 'business-1',
      definition,
      stepIds: definition.steps.map((_, index) => `step-${index}`),
      link: linkOf(0),
    },
    contextAt(START),
  )

export const accepted: SmsSendOutcome = { outcome: 'accepted', providerId: 'SM1' }

/** The sample session after the SMS provider took the invitation, at `START`. */
export const activeSample = (definition = sampleDefinition): SessionState =>
  decideNotified(
    createSample(definition).state,
    { serial: 0, outcome: accepted, history: { rejections: 0, copies: 1 } },
    contextAt(START),
  ).state

/** The decision of a command that must not be refused. */
export const decided = (result: Result<Decision<SessionState>>): Decision<SessionState> => {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

/** Why a command was refused; empty if it was not. */
export const refusals = (result: Result<unknown>): readonly Issue['code'][] =>
  result.ok ? [] : result.issues.map(({ code }) => code)

/** Answers that the validators of the steps let through. */
export const sampleAnswers = {
  customer: { firstName: 'Ada', lastName: 'Byron', primaryEmail: 'ada@example.com' },
  account: {
    type: 'BANK',
    subType: 'CHECKING',
    nameOnAccount: 'Ada Byron',
    maskedAccountNumber: '******6789',
    bank: { bankName: 'First Example Bank', routingNumber: '021000021', accountNumber: '123456789' },
  },
} as const

export const submitAt = (state: SessionState, stepId: string, answer: JsonObject, now: Instant) =>
  decideSubmitStep(state, { stepId, answer, isComplete: true }, contextAt(now))

/** The sample session with both answers given, so that only the confirmation is open. */
export const answeredSample = (): SessionState => {
  const { state } = decided(submitAt(activeSample(), 'step-1', sampleAnswers.customer, START))
  return decided(submitAt(state, 'step-2', sampleAnswers.account, START)).state
}
