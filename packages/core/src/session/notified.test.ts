import type { SmsSendOutcome } from '@linx/contracts'
import { describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../time/index.ts'
import { decideNotified } from './notified.ts'
import { accepted, activeSample, contextAt, createSample, EXPIRE_AT, START } from './test-support/sample-session.ts'

const refusal = (isRetryable: boolean): SmsSendOutcome => ({
  outcome: 'rejected',
  class: isRetryable ? 'transient' : 'permanent-number',
  isRetryable,
  providerCode: '1',
})
const unknown: SmsSendOutcome = { outcome: 'unknown', cause: 'time-out' }

const notify = (outcome: SmsSendOutcome, history = { rejections: 0, copies: 1 }, now = START) =>
  decideNotified(createSample().state, { serial: 0, outcome, history }, contextAt(now))

describe('decideNotified', () => {
  it('makes the workflow active once the provider has taken the invitation', () => {
    const { state, events } = notify(accepted)
    expect(state).toMatchObject({ status: 'ACTIVE', sequence: 2 })
    expect(state.steps.map(({ status }) => status)).toEqual(['COMPLETED', 'ACTIVE', 'CREATED', 'CREATED'])
    expect(state.notifications[0]).toMatchObject({ deliveryStatus: 'SENT', providerId: 'SM1' })
    expect(events).toMatchObject([{ type: 'linx.workflow-updated', data: { workflowStatus: 'ACTIVE' } }])
  })

  it('plans the first reminder inside the allowed hours of a North American number', () => {
    const { state, tasks } = notify(accepted)
    expect(new Date(state.nextNotificationAt ?? 0).toISOString()).toBe('2026-03-03T19:00:00.000Z')
    expect(tasks).toMatchObject([{ id: 'workflow-1:reminder', dueAt: state.nextNotificationAt }])
  })

  it('sends again after a passing refusal and counts it, leaving the state alone', () => {
    const { state, tasks, events } = notify(refusal(true))
    expect(state).toEqual(createSample().state)
    expect(events).toEqual([])
    expect(tasks).toMatchObject([{ id: 'workflow-1:sms:0', dueAt: START + 30_000, body: { rejections: 1, copies: 0 } }])
  })

  it('sends a second copy after an unknown outcome', () => {
    const { tasks } = notify(unknown)
    expect(tasks).toMatchObject([{ dueAt: START + 2 * MINUTE_MS, body: { rejections: 0, copies: 1 } }])
  })

  it('counts the message as sent but uncertain when two copies may be out', () => {
    const { state, tasks } = notify(unknown, { rejections: 0, copies: 2 })
    expect(state.status).toBe('ACTIVE')
    expect(state.notifications[0]).toMatchObject({ deliveryStatus: 'QUEUED', isUncertain: true })
    expect(tasks.map(({ kind }) => kind)).toEqual(['remind-session'])
  })

  it('tells the business of a refusal for good and stays CREATED', () => {
    const { state, tasks, events } = notify(refusal(false))
    expect(state).toMatchObject({ status: 'CREATED', sequence: 2, notifications: [{ deliveryStatus: 'REJECTED' }] })
    expect(tasks).toEqual([])
    expect(events).toMatchObject([
      { type: 'linx.notification-failed', data: { serial: 0, reason: 'permanent-number', sequence: 2 } },
    ])
  })

  it('gives a passing refusal up when the next try would come after the expiry', () => {
    const { state } = notify(refusal(true), { rejections: 0, copies: 1 }, EXPIRE_AT - 1_000)
    expect(state.notifications[0]?.deliveryStatus).toBe('REJECTED')
  })

  it('changes nothing when the same outcome comes again', () => {
    const active = activeSample()
    const history = { rejections: 0, copies: 1 }
    const again = decideNotified(active, { serial: 0, outcome: accepted, history }, contextAt(START + HOUR_MS))
    expect(again).toEqual({ state: active, tasks: [], removedTaskIds: [], events: [] })
    expect(again.state).toBe(active)
  })
})
