import { describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../time/index.ts'
import { decideSubmitStep } from './submit-step.ts'
import {
  activeSample,
  contextAt,
  createSample,
  decided,
  EXPIRE_AT,
  refusals,
  START,
  sampleAnswers,
  submitAt,
} from './test-support/sample-session.ts'

const NOW = START + HOUR_MS

describe('decideSubmitStep', () => {
  it('stores the answer, completes the step and activates the next', () => {
    const { state, events } = decided(submitAt(activeSample(), 'step-1', sampleAnswers.customer, NOW))
    expect(state.steps[1]).toMatchObject({ status: 'COMPLETED', answer: sampleAnswers.customer, updatedAt: NOW })
    expect(state.steps[2]?.status).toBe('ACTIVE')
    expect(state).toMatchObject({ sequence: 3, lastActivityAt: NOW })
    expect(events).toMatchObject([
      { data: { currentStepStatus: { name: 'customer-account' }, nextStepStatus: { name: 'financial-account' } } },
    ])
  })

  it('takes the name that the Customer entered into the contact, for searches', () => {
    const contact = { firstName: 'Ada', lastName: 'Byron' }
    const command = { stepId: 'step-1', answer: sampleAnswers.customer, isComplete: true, contact }
    const { state } = decided(decideSubmitStep(activeSample(), command, contextAt(NOW)))
    expect(state.contact).toEqual({ ...contact, phoneNumber: '647 123 4567' })
  })

  it('leaves the step open when the answer does not complete it', () => {
    const command = { stepId: 'step-1', answer: { accepted: false }, isComplete: false }
    const { state } = decided(decideSubmitStep(activeSample(), command, contextAt(NOW)))
    expect(state.steps[1]).toMatchObject({ status: 'ACTIVE', answer: { accepted: false } })
  })

  it('takes an answer before the SMS provider has: the Customer was reached', () => {
    const { state } = decided(submitAt(createSample().state, 'step-1', sampleAnswers.customer, NOW))
    expect(state.status).toBe('ACTIVE')
    expect(state.steps.map(({ status }) => status)).toEqual(['COMPLETED', 'COMPLETED', 'ACTIVE', 'CREATED'])
  })

  it('changes nothing when the same answer comes again', () => {
    const { state } = decided(submitAt(activeSample(), 'step-1', sampleAnswers.customer, NOW))
    const again = decided(submitAt(state, 'step-1', sampleAnswers.customer, NOW + MINUTE_MS))
    expect(again.state).toBe(state)
    expect([again.tasks, again.events]).toEqual([[], []])
  })

  it.each([
    ['a step ahead', 'step-2', sampleAnswers.account],
    ['the notification', 'step-0', {}],
    ['the confirmation', 'step-3', {}],
    ['a step that does not exist', 'step-9', {}],
  ])('refuses %s as out of turn', (_, stepId, answer) => {
    expect(refusals(submitAt(activeSample(), stepId, answer, NOW))).toEqual(['step_out_of_turn'])
  })

  it('refuses another answer to a completed step', () => {
    const { state } = decided(submitAt(activeSample(), 'step-1', sampleAnswers.customer, NOW))
    const other = { ...sampleAnswers.customer, firstName: 'Eve' }
    expect(refusals(submitAt(state, 'step-1', other, NOW))).toEqual(['step_out_of_turn'])
  })

  it('is decided by the clock: one millisecond before the expiry it is in time, at the expiry it is late', () => {
    const submit = (now: number) => refusals(submitAt(activeSample(), 'step-1', sampleAnswers.customer, now))
    expect([submit(EXPIRE_AT - 1), submit(EXPIRE_AT)]).toEqual([[], ['workflow_expired']])
  })

  it('keeps the next reminder away from a Customer who is there', () => {
    const before = activeSample()
    const atReminder = before.nextNotificationAt ?? 0
    const { state } = decided(submitAt(before, 'step-1', sampleAnswers.customer, atReminder - MINUTE_MS))
    expect(state.nextNotificationAt).toBeGreaterThanOrEqual(atReminder + 29 * MINUTE_MS)
  })
})
