import { describe, expect, it } from 'vitest'
import { createSample, EXPIRE_AT, employee, linkOf, START, sampleDefinition } from './test-support/sample-session.ts'

describe('createSession', () => {
  it('stores the workflow as CREATED, its first step active, one live link', () => {
    const { state } = createSample()
    expect(state).toMatchObject({
      status: 'CREATED',
      sequence: 1,
      createdAt: START,
      createdBy: employee,
      expireAt: EXPIRE_AT,
      phoneNumber: '+16471234567',
      contact: { phoneNumber: '647 123 4567' },
      links: [linkOf(0)],
      nextLinkSerial: 1,
    })
    expect(state.steps.map(({ name, status }) => [name, status])).toEqual([
      ['notification', 'ACTIVE'],
      ['customer-account', 'CREATED'],
      ['financial-account', 'CREATED'],
      ['move-money', 'CREATED'],
    ])
    expect(state.nextNotificationAt).toBeUndefined()
  })

  it('wants the invitation now and the expiry at its time, nothing else', () => {
    const { tasks, removedTaskIds } = createSample()
    expect(tasks.map(({ id, kind, dueAt }) => [id, kind, dueAt])).toEqual([
      ['workflow-1:sms:0', 'send-notification', START],
      ['workflow-1:expiry', 'expire-session', EXPIRE_AT],
    ])
    expect(removedTaskIds).toEqual([])
  })

  it('begins the history with the invitation, queued', () => {
    expect(createSample().state.notifications).toEqual([
      {
        serial: 0,
        channel: 'SMS',
        origin: 'INITIAL',
        notifiedBy: employee,
        notifiedAt: START,
        deliveryStatus: 'QUEUED',
        linkSerial: 0,
      },
    ])
  })

  it('tells of the first step, with the next one behind it', () => {
    const [event, ...others] = createSample().events
    expect(others).toEqual([])
    expect(event).toMatchObject({
      type: 'linx.workflow-updated',
      data: {
        workflowStatus: 'CREATED',
        sequence: 1,
        previousStepStatus: null,
        currentStepStatus: { name: 'notification', status: 'ACTIVE' },
        nextStepStatus: { name: 'customer-account', status: 'CREATED' },
      },
    })
  })

  it('knows the Customer and the account of a workflow that looks them up', () => {
    const { state } = createSample({
      ...sampleDefinition,
      steps: [
        ...sampleDefinition.steps.slice(0, 1),
        { name: 'lookup-profile', customerId: 'customer-1' },
        { name: 'lookup-financial-account', customerFinancialAccountId: 'account-2' },
      ],
    })
    expect(state).toMatchObject({ customerId: 'customer-1', financialAccountId: 'account-2' })
  })
})
