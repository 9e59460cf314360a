import { describe, expect, it } from 'vitest'
import { decideDecline } from './decline.ts'
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

const NOW = START + 3_600_000
const declineIt = (state = activeSample(), now = NOW) =>
  decideDecline(state, { reason: 'OTHER', text: 'Moved' }, contextAt(now))

describe('decideDecline', () => {
  it('ends the workflow with the reason, its current step declined', () => {
    const { state, removedTaskIds, events } = decided(declineIt())
    expect(state).toMatchObject({ status: 'DECLINED', decline: { reason: 'OTHER', text: 'Moved', at: NOW } })
    expect(state.steps.map(({ status }) => status)).toEqual(['COMPLETED', 'DECLINED', 'CREATED', 'CREATED'])
    expect(removedTaskIds).toEqual(['workflow-1:expiry', 'workflow-1:reminder'])
    expect(events).toMatchObject([{ data: { workflowStatus: 'DECLINED' } }])
  })

  it('may come before the SMS provider has answered', () => {
    expect(decided(declineIt(createSample().state)).state.status).toBe('DECLINED')
  })

  it('forgets an account number that was entered', () => {
    expect(JSON.stringify(decided(declineIt(answeredSample())).state)).not.toContain('123456789')
  })

  it('keeps the first reason when it is repeated', () => {
    const { state } = decided(declineIt())
    const again = decided(decideDecline(state, { reason: 'NOT_EXPECTED' }, contextAt(NOW + 1)))
    expect(again.state).toBe(state)
  })

  it('is late at the expiry', () => {
    expect(refusals(declineIt(activeSample(), EXPIRE_AT))).toEqual(['workflow_expired'])
  })
})
