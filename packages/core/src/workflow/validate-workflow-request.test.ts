import { describe, expect, it } from 'vitest'
import { issuesOf, withParameters } from './test-support/request-probe.ts'
import { seedFacts } from './test-support/workflow-fixtures.ts'
import { validateWorkflowRequest } from './validate-workflow-request.ts'
import { workflowRefusedAnswer } from './workflow-answer.ts'

describe('all violations at once', () => {
  it('are told in the order of the issue table, each with its place', () => {
    const request = withParameters({ amount: '1,0', solution: 'wire', phoneNumber: '12', bogus: 1 })
    Object.assign(request.steps[1] ?? {}, { name: 'lookup-profil' })
    request.steps.push({ name: 'notification' })
    delete request.title
    expect(issuesOf(request, { ...seedFacts, documentCatalogue: [] })).toEqual([
      'input_required title',
      'input_unknown_member parameters.bogus',
      'input_value steps[1].name',
      'phone_number_format parameters.phoneNumber',
      'amount_format parameters.amount',
      'step_repeated steps[6].name',
      'step_required steps',
      'parameter_not_applicable parameters.customerId',
      'document_unknown steps[4].inputs.user.documents[0].documentId',
      'transaction_account_kind parameters.customerFinancialAccountId',
      'transaction_account_address parameters.customerFinancialAccountId',
      'settlement_priority_required parameters.priority',
      'description_required parameters.description',
      'payment_reason_unknown parameters.paymentReasonId',
    ])
  })

  it('make the refused answer of the API', () => {
    const result = validateWorkflowRequest(withParameters({ phoneNumber: '12' }), seedFacts)
    const issues = result.ok ? [] : result.issues
    const [message] = issues.map((issue) => issue.message)
    expect(workflowRefusedAnswer({ issues, timestamp: 1_675_273_222_601, traceId: 'trace-1' })).toEqual({
      result: {
        successful: false,
        error: {
          timestamp: '2023-02-01T17:40:22.601Z',
          traceId: 'trace-1',
          message: 'The request breaks one rule; nothing was created.',
          errorCode: 'phone_number_format',
          errors: [{ path: 'parameters.phoneNumber', message, errorCode: 'phone_number_format' }],
        },
        fieldErrors: [
          { fieldName: 'phoneNumber', fieldCategory: 'parameters', errorCode: 'phone_number_format', message },
        ],
      },
    })
  })
})
