import type { Instant, JsonObject } from '@linx/contracts'
import { stepDefinition } from '../workflow/index.ts'
import { type StepEvent, stepLifeCycle } from './machine/index.ts'
import type { SessionState, SessionStep } from './session-state.ts'

/** Steps that wait for the Customer: those that ask for something, and the money that needs a confirmation. */
const waitsForCustomer = (step: SessionStep): boolean => stepDefinition(step.name).needsCustomer

/** A step after an event of its life cycle; the same step if it does not take the event. */
const afterEvent = (step: SessionStep, event: StepEvent, now: Instant): SessionStep => {
  const status = stepLifeCycle.next(step.status, event)
  return status === undefined ? step : { ...step, status, updatedAt: now }
}

/** Completes the steps that need nobody and activates the first one that waits for the Customer. */
export const advanceSteps = (steps: readonly SessionStep[], now: Instant): readonly SessionStep[] => {
  const next = steps.findIndex(
    (step) => step.status !== 'COMPLETED' && (step.status !== 'CREATED' || waitsForCustomer(step)),
  )
  return steps.map((step, index) => {
    if (step.status !== 'CREATED' || (next !== -1 && index > next)) return step
    return afterEvent(step, index === next ? 'activated' : 'completed', now)
  })
}

/** The steps after an event on one of them. */
export const changeStep = (
  steps: readonly SessionStep[],
  index: number,
  event: StepEvent,
  now: Instant,
): readonly SessionStep[] => steps.map((step, at) => (at === index ? afterEvent(step, event, now) : step))

/** The steps with an answer stored for one of them. */
export const answerStep = (
  steps: readonly SessionStep[],
  index: number,
  answer: JsonObject,
  now: Instant,
): readonly SessionStep[] => steps.map((step, at) => (at === index ? { ...step, answer, updatedAt: now } : step))

/** Where the Customer is: the index of the active step, or of the last one if none is active. */
export const currentStepIndex = (steps: readonly SessionStep[]): number => {
  const open = steps.findIndex((step) => step.status !== 'COMPLETED')
  return open === -1 ? steps.length - 1 : open
}

/** 1-based, as the summary object has it. */
export const currentStepNumber = (state: SessionState): number => currentStepIndex(state.steps) + 1

/** The step of this name and its place, or nothing. */
export const findStep = (
  steps: readonly SessionStep[],
  name: SessionStep['name'],
): { readonly index: number; readonly step: SessionStep } | undefined => {
  const index = steps.findIndex((step) => step.name === name)
  const step = steps[index]
  return step === undefined ? undefined : { index, step }
}
