import { describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../time/index.ts'
import { decideExtend } from './extend.ts'
import {
  activeSample,
  contextAt,
  createSample,
  decided,
  EXPIRE_AT,
  refusals,
  START,
} from './test-support/sample-session.ts'

const NOW = START + HOUR_MS
const LONGEST_MS = 8_760 * HOUR_MS
const extendTo = (expireAt: number, state = activeSample(), now = NOW) =>
  decideExtend(state, { expireAt }, contextAt(now))

describe('decideExtend', () => {
  it('moves the expiry and its timer, and keeps the link', () => {
    const { state, tasks, events } = decided(extendTo(EXPIRE_AT + 30 * DAY_MS))
    expect(state).toMatchObject({ expireAt: EXPIRE_AT + 30 * DAY_MS, links: activeSample().links, status: 'ACTIVE' })
    expect(tasks.map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['workflow-1:expiry', EXPIRE_AT + 30 * DAY_MS],
      ['workflow-1:reminder', state.nextNotificationAt],
    ])
    expect(events).toEqual([])
  })

  it('plans a reminder that the old expiry left no room for', () => {
    const short = createSample().state
    const brief = { ...activeSample(), expireAt: START + 2 * HOUR_MS, notifications: short.notifications }
    expect(decided(extendTo(START + 3 * HOUR_MS, brief)).state.nextNotificationAt).toBeUndefined()
    const { state } = decided(extendTo(EXPIRE_AT))
    expect(state.nextNotificationAt).toBeDefined()
  })

  it('clears a reminder that an earlier expiry leaves no room for', () => {
    const { state, removedTaskIds } = decided(extendTo(NOW + HOUR_MS))
    expect(state.nextNotificationAt).toBeUndefined()
    expect(removedTaskIds).toEqual(['workflow-1:reminder'])
  })

  it('changes nothing when the same expiry is asked for again', () => {
    const before = activeSample()
    expect(decided(extendTo(EXPIRE_AT, before)).state).toBe(before)
  })

  it('takes an expiry later than now up to the longest, and nothing else', () => {
    const code = (expireAt: number) => refusals(extendTo(expireAt))
    expect([code(NOW), code(NOW - 1), code(NOW + LONGEST_MS + 1)]).toEqual(Array(3).fill(['expire_at_range']))
    expect([code(NOW + 1), code(NOW + LONGEST_MS)]).toEqual([[], []])
  })

  it('cannot wake a workflow whose time is over', () => {
    expect(refusals(extendTo(EXPIRE_AT + DAY_MS, activeSample(), EXPIRE_AT))).toEqual(['workflow_expired'])
  })
})
