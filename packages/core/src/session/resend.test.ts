import { describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../time/index.ts'
import { decideResend } from './resend.ts'
import type { SessionState } from './session-state.ts'
import { activeSample, contextAt, decided, EXPIRE_AT, linkOf, refusals, START } from './test-support/sample-session.ts'

const NOW = START + HOUR_MS
const resend = (state: SessionState, now = NOW) =>
  decideResend(state, { link: linkOf(state.nextLinkSerial) }, contextAt(now))

const resendTimes = (count: number, everyMs: number): SessionState => {
  let state: SessionState = { ...activeSample(), expireAt: EXPIRE_AT * 2 }
  for (let time = 1; time <= count; time += 1) state = decided(resend(state, NOW + time * everyMs)).state
  return state
}

describe('decideResend', () => {
  it('sends a new link now, keeps the old one, and adds MANUAL to the history', () => {
    const { state, tasks } = decided(resend(activeSample()))
    expect(state.links).toEqual([linkOf(0), linkOf(1)])
    expect(state.notifications[1]).toMatchObject({ serial: 1, origin: 'MANUAL', linkSerial: 1, notifiedAt: NOW })
    expect(tasks[0]).toMatchObject({ id: 'workflow-1:sms:1', kind: 'send-notification', dueAt: NOW })
  })

  it('keeps the three newest links', () => {
    expect(resendTimes(5, HOUR_MS).links.map(({ serial }) => serial)).toEqual([3, 4, 5])
  })

  it('sends nothing when it is repeated within a minute', () => {
    const { state } = decided(resend(activeSample()))
    expect(decided(resend(state, NOW + MINUTE_MS - 1)).state).toBe(state)
    expect(decided(resend(state, NOW + MINUTE_MS)).state.notifications).toHaveLength(3)
  })

  it('sends at once again when the one before was refused', () => {
    const { state } = decided(resend(activeSample()))
    const rejected: SessionState = {
      ...state,
      notifications: state.notifications.map((entry) => ({ ...entry, deliveryStatus: 'REJECTED' })),
    }
    expect(decided(resend(rejected, NOW + 1)).state.notifications).toHaveLength(3)
  })

  it('is bounded', () => {
    const often = resendTimes(20, MINUTE_MS)
    expect(refusals(resend(often, NOW + HOUR_MS))).toEqual(['resend_limit'])
  })

  it('is refused once the time is over', () => {
    expect(refusals(resend(activeSample(), EXPIRE_AT))).toEqual(['workflow_expired'])
  })
})
