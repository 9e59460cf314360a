import { describe, expect, it } from 'vitest'
import { referencedIds } from './referenced-ids.ts'
import {
  businessAccountId,
  customerAccountId,
  customerId,
  seedFacts,
  seedRequest,
} from './test-support/workflow-fixtures.ts'
import { validateWorkflowRequest } from './validate-workflow-request.ts'
import { workflowCreatedAnswer } from './workflow-answer.ts'
import type { WorkflowDefinition } from './workflow-definition.ts'

const definition: WorkflowDefinition = {
  title: 'Send a rebate to John Doe',
  customerMemo: 'Hi John Doe, we’ve processed your rebate.',
  expireInHours: 48,
  steps: [
    {
      name: 'notification',
      phoneNumber: '+16471234567',
      rawPhoneNumber: '+16471234567',
      channel: 'SMS',
      introductoryMessage: 'You have a rebate',
    },
    { name: 'lookup-profile', customerId: '01ac41f3-86a3-4651-b043-c0fbc1e1adff' },
    {
      name: 'enhance-profile',
      requestedInputs: {
        personalInfo: ['salutation', 'dateOfBirth'],
        addresses: ['SHIPPING', 'MAILING', 'PHYSICAL'],
        phoneNumber: ['HOME'],
      },
    },
    { name: 'lookup-financial-account', customerFinancialAccountId: 'd83ee738-786a-43cf-b1db-24c8788523c4' },
    {
      name: 'document-acceptance',
      documents: [{ documentId: 'ebt-communication-consent', documentGroup: 'bank-accounts' }],
    },
    {
      name: 'move-money',
      transactionType: 'SEND',
      solution: 'push-to-card',
      baFinancialAccountId: '31c6d624-6a0c-4049-b1f1-f3ea7d00ba35',
      currency: 'USD',
      amount: '256.25',
      paymentReasonId: 'payment-of-rebates',
      priority: 'IMMEDIATE',
    },
  ],
}

describe('the samples of seed 000', () => {
  it('accepts the request, repaired', () => {
    expect(validateWorkflowRequest(JSON.parse(seedRequest), seedFacts)).toEqual({ ok: true, value: definition })
  })

  it('gives plain JSON', () => {
    const result = validateWorkflowRequest(JSON.parse(seedRequest), seedFacts)
    expect(result.ok && JSON.parse(JSON.stringify(result.value))).toStrictEqual(definition)
  })

  it('answers as the sample does, the steps in the order of the request', () => {
    const stepIds = [
      '07b6944a-70e1-48f0-bbb9-bf07b3c74820',
      '37fd1a41-d5bb-4b08-8474-86a329210c4b',
      '63bae94f-12a2-40b8-be02-1b31f1d6c066',
      'ed2c04d9-a1e2-4821-91c0-51b898e70213',
      '7894f1c1-6861-47c2-831c-c4b9b5d87e5f',
      'c0168342-57d9-43fd-9cb3-8f30fc0605f5',
    ]
    const workflowId = 'b6c0d73e-bd7b-4447-a30f-971ecad5fa8b'
    expect(workflowCreatedAnswer({ workflowId, definition, stepIds, estimatedSegments: 1 })).toEqual({
      workflowId,
      templateId: '',
      templateVersionId: '',
      result: { successful: true },
      steps: [
        { stepName: 'notification', stepId: '07b6944a-70e1-48f0-bbb9-bf07b3c74820' },
        { stepName: 'lookup-profile', stepId: '37fd1a41-d5bb-4b08-8474-86a329210c4b' },
        { stepName: 'enhance-profile', stepId: '63bae94f-12a2-40b8-be02-1b31f1d6c066' },
        { stepName: 'lookup-financial-account', stepId: 'ed2c04d9-a1e2-4821-91c0-51b898e70213' },
        { stepName: 'document-acceptance', stepId: '7894f1c1-6861-47c2-831c-c4b9b5d87e5f' },
        { stepName: 'move-money', stepId: 'c0168342-57d9-43fd-9cb3-8f30fc0605f5' },
      ],
      estimatedSegments: 1,
    })
  })

  it('tells the engine what to load', () => {
    expect(referencedIds(JSON.parse(seedRequest))).toEqual({
      customerIds: [customerId],
      financialAccountIds: [customerAccountId, businessAccountId],
      templateId: undefined,
      templateName: undefined,
    })
  })
})
