import { describe, expect, it } from 'vitest'
import { HOUR_MS } from '../time/index.ts'
import { decideArchive, decideCancel, decideExpire } from './close.ts'
import { decideConfirm } from './confirm.ts'
import {
  activeSample,
  answeredSample,
  contextAt,
  createSample,
  decided,
  EXPIRE_AT,
  refusals,
  START,
} from './test-support/sample-session.ts'

const NOW = START + HOUR_MS
const completed = () => decided(decideConfirm(answeredSample(), { customerId: 'customer-1' }, contextAt(NOW))).state

describe('decideCancel', () => {
  it('ends the workflow and calls its timers off', () => {
    const { state, tasks, removedTaskIds, events } = decided(decideCancel(activeSample(), contextAt(NOW)))
    expect(state.status).toBe('CANCELLED')
    expect(tasks).toEqual([])
    expect(removedTaskIds).toEqual(['workflow-1:expiry', 'workflow-1:reminder'])
    expect(events).toMatchObject([{ data: { workflowStatus: 'CANCELLED' } }])
  })

  it('changes nothing when it is repeated', () => {
    const { state } = decided(decideCancel(activeSample(), contextAt(NOW)))
    expect(decided(decideCancel(state, contextAt(NOW + 1))).state).toBe(state)
  })

  it('names what won: a completed workflow, a time that is over', () => {
    expect(refusals(decideCancel(completed(), contextAt(NOW)))).toEqual(['workflow_completed'])
    expect(refusals(decideCancel(activeSample(), contextAt(EXPIRE_AT)))).toEqual(['workflow_expired'])
  })
})

describe('decideArchive', () => {
  it('puts an ended workflow away, once', () => {
    const { state } = decided(decideArchive(completed()))
    expect(state.status).toBe('ARCHIVED')
    expect(decided(decideArchive(state)).state).toBe(state)
  })

  it('refuses a workflow that is open', () => {
    expect(refusals(decideArchive(activeSample()))).toEqual(['workflow_not_ended'])
    expect(refusals(decideArchive(createSample().state))).toEqual(['workflow_not_ended'])
  })
})

describe('decideExpire', () => {
  const expire = (state = activeSample(), now = EXPIRE_AT) =>
    decideExpire(state, { tellAt: now + HOUR_MS }, contextAt(now))

  it('ends the workflow and tells the Customer inside the allowed hours, without a link', () => {
    const { state, tasks, events } = expire()
    expect(state.status).toBe('EXPIRED')
    expect(state.notifications.at(-1)).toMatchObject({ origin: 'EXPIRY', deliveryStatus: 'QUEUED' })
    expect(state.notifications.at(-1)).not.toHaveProperty('linkSerial')
    expect(tasks).toMatchObject([{ id: 'workflow-1:sms:1', dueAt: EXPIRE_AT + HOUR_MS }])
    expect(events).toMatchObject([{ data: { workflowStatus: 'EXPIRED' } }])
  })

  it('sets the timer again when it fired too early', () => {
    const { state, tasks, events } = expire(activeSample(), EXPIRE_AT - 1)
    expect(state.status).toBe('ACTIVE')
    expect(tasks).toMatchObject([{ id: 'workflow-1:expiry', dueAt: EXPIRE_AT }])
    expect(events).toEqual([])
  })

  it('changes nothing of a workflow that has ended', () => {
    const ended = completed()
    expect(expire(ended)).toEqual({ state: ended, tasks: [], removedTaskIds: [], events: [] })
  })
})
