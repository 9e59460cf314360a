import { describe, expect, it } from 'vitest'
import { decideConfirm } from './confirm.ts'
import {
  activeSample,
  answeredSample,
  contextAt,
  decided,
  EXPIRE_AT,
  refusals,
  START,
} from './test-support/sample-session.ts'

const NOW = START + 3_600_000
const made = { customerId: 'customer-1', financialAccountId: 'account-2', transactionId: 'transaction-1' }

const confirm = (state = answeredSample(), now = NOW, command = made) => decideConfirm(state, command, contextAt(now))

describe('decideConfirm', () => {
  it('completes the workflow and its last step, and remembers what it made', () => {
    const { state, tasks, removedTaskIds, events } = decided(confirm())
    expect(state).toMatchObject({ ...made, status: 'COMPLETED', completedAt: NOW })
    expect(state.steps.every(({ status }) => status === 'COMPLETED')).toBe(true)
    expect(tasks).toEqual([])
    expect(removedTaskIds).toEqual(['workflow-1:expiry', 'workflow-1:reminder'])
    expect(events).toMatchObject([{ data: { workflowStatus: 'COMPLETED', nextStepStatus: null } }])
  })

  it('plans no reminder any more and forgets the account number', () => {
    const { state } = decided(confirm())
    expect(state.nextNotificationAt).toBeUndefined()
    expect(JSON.stringify(state)).not.toContain('123456789')
    expect(JSON.stringify(state)).toContain('******6789')
  })

  it('changes nothing the second time, whatever the second one would have made', () => {
    const { state } = decided(confirm())
    const second = decided(confirm(state, NOW + 1, { ...made, transactionId: 'transaction-2' }))
    expect(second.state).toBe(state)
    expect(second.events).toEqual([])
  })

  it('is refused while a step is open', () => {
    expect(refusals(confirm(activeSample()))).toEqual(['step_open'])
  })

  it('loses when it comes at the expiry, even if no timer has fired', () => {
    expect(refusals(confirm(answeredSample(), EXPIRE_AT - 1))).toEqual([])
    expect(refusals(confirm(answeredSample(), EXPIRE_AT))).toEqual(['workflow_expired'])
  })

  it('answers as before when it is repeated after the expiry', () => {
    const { state } = decided(confirm())
    expect(decided(confirm(state, EXPIRE_AT + 1)).state).toBe(state)
  })
})
