import { describe, expect, it } from 'vitest'
import { MINUTE_MS } from '../time/index.ts'
import { decideCancel } from './close.ts'
import { decideReminderDue } from './remind.ts'
import type { SessionState } from './session-state.ts'
import {
  activeSample,
  contextAt,
  createSample,
  decided,
  EXPIRE_AT,
  START,
  sampleAnswers,
  sampleDefinition,
  submitAt,
} from './test-support/sample-session.ts'

const dueAt = (state: SessionState): number => state.nextNotificationAt ?? Number.NaN
const remind = (state: SessionState, now: number) => decideReminderDue(state, contextAt(now))

describe('decideReminderDue', () => {
  it('sends the newest link again at its time and plans the next one', () => {
    const before = activeSample({ ...sampleDefinition, expireInHours: 720 })
    const { state, tasks } = remind(before, dueAt(before))
    expect(state.notifications[1]).toMatchObject({ serial: 1, origin: 'REMINDER', linkSerial: 0 })
    expect(tasks.map(({ id }) => id)).toEqual(['workflow-1:sms:1', 'workflow-1:reminder'])
    expect(dueAt(state)).toBeGreaterThanOrEqual(dueAt(before) + 12 * 60 * MINUTE_MS)
    expect(dueAt(state)).toBeLessThan(state.expireAt)
  })

  it('plans none any more when the expiry is too near', () => {
    const before = activeSample()
    const { state, tasks, removedTaskIds } = remind(before, dueAt(before))
    expect(state.nextNotificationAt).toBeUndefined()
    expect(tasks.map(({ id }) => id)).toEqual(['workflow-1:sms:1'])
    expect(removedTaskIds).toEqual(['workflow-1:reminder'])
  })

  it('sets the timer again when it fired too early', () => {
    const before = activeSample()
    const { state, tasks } = remind(before, dueAt(before) - MINUTE_MS)
    expect(state.notifications).toHaveLength(1)
    expect(tasks).toMatchObject([{ id: 'workflow-1:reminder', dueAt: dueAt(before) }])
  })

  it('waits while the Customer is there', () => {
    const before = activeSample()
    const now = dueAt(before)
    const { state } = decided(submitAt(before, 'step-1', sampleAnswers.customer, now - MINUTE_MS))
    const reminded = remind(state, now)
    expect(reminded.state.notifications).toHaveLength(1)
    expect(dueAt(reminded.state)).toBeGreaterThan(now)
  })

  it.each([
    ['is CREATED: nobody was reached', createSample().state, START],
    ['was cancelled', decided(decideCancel(activeSample(), contextAt(START))).state, START],
    ['is past its expiry', activeSample(), EXPIRE_AT],
  ])('sends nothing when the workflow %s', (_, state, now) => {
    expect(remind(state, now)).toEqual({ state, tasks: [], removedTaskIds: [], events: [] })
  })
})
