import type { JsonObject } from '@linx/contracts'
import {
  type CreateSessionCommand,
  createSession,
  type Decision,
  decideConfirm,
  decideNotified,
  decideSubmitStep,
  defaultSessionPolicy,
  type Result,
  reminderPolicies,
  type SessionContext,
  type SessionState,
  type SubmitStepCommand,
} from '@linx/core'
import { SAMPLE_BUSINESS_ACCOUNT_ID, sampleAnswers, sampleCustomer } from '@linx/testing'
import { sampleDefinition } from './sample-facts.ts'

const UUID_CHARACTERS = 36
const definition = sampleDefinition()
const { firstName, lastName, primaryEmail } = sampleCustomer

/** Monday morning in New York: inside every hour that messages may go out. */
export const sampleContext: SessionContext = {
  now: Date.parse('2026-03-02T15:00:00Z'),
  actor: { id: 'b6333b53-3222-4227-a71e-718b25ca3ea4', type: 'service-account' },
  policy: defaultSessionPolicy,
  reminderPolicy: reminderPolicies.default,
}

/** A text of the length of a UUID that no other call with another number gives. */
export const sampleId = (kind: string, number: number): string =>
  `${kind}-${String(number).padStart(UUID_CHARACTERS - kind.length - 1, '0')}`

/** Creates session `number` from seed 000's request; its texts are shared with no other one. */
export const createCommand = (number: number): CreateSessionCommand => ({
  workflowId: sampleId('workflow', number),
  businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
  definition,
  stepIds: definition.steps.map((_, index) => sampleId(`step-${index}`, number)),
  link: { serial: 0, keyId: 'k1', tokenHash: sampleId('hash', number).padEnd(43, '0') },
  contact: { firstName, lastName, email: primaryEmail },
})

export const notifiedCommand = {
  serial: 0,
  outcome: { outcome: 'accepted', providerId: 'SM0', segments: 1 },
  history: { rejections: 0, copies: 1 },
} as const

/** The state of a decision that must not be refused. */
export const stateOf = (decided: Result<Decision<SessionState>>): SessionState => {
  if (!decided.ok) throw new TypeError(decided.issues.map(({ message }) => message).join('\n'))
  return decided.value.state
}

const answerTo = (state: SessionState, name: 'enhance-profile' | 'document-acceptance'): SubmitStepCommand => {
  const step = state.steps.find((candidate) => candidate.name === name)
  const answer: JsonObject = name === 'enhance-profile' ? sampleAnswers.profile : { documents: [] }
  return { stepId: step?.stepId ?? '', answer, isComplete: true }
}

/** One session at each stage of the main job, with the commands that lead from one to the next. */
export const sampleStages = () => {
  const created = createSession(createCommand(0), sampleContext).state
  const active = decideNotified(created, notifiedCommand, sampleContext).state
  const profile = answerTo(active, 'enhance-profile')
  const enhanced = stateOf(decideSubmitStep(active, profile, sampleContext))
  const documents = answerTo(enhanced, 'document-acceptance')
  const accepted = stateOf(decideSubmitStep(enhanced, documents, sampleContext))
  const confirm = { customerId: sampleCustomer.id, transactionId: sampleId('transaction', 0) }
  stateOf(decideConfirm(accepted, confirm, sampleContext))
  return { created, active, enhanced, accepted, profile, documents, confirm }
}
