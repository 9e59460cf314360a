import { fixtures } from '@linx/testing'
import type { Stage } from '../stage/create-stage.ts'

const { parameters } = fixtures.workflowCreateRequest

/** A request with a mistake in nearly every place. */
const request = {
  title: '',
  expireInHours: 9_000,
  parameters: {
    ...parameters,
    phoneNumber: '911',
    channel: 'FAX',
    transactionType: 'REQUEST',
    currency: 'CAD',
    amount: '256.255',
    memo: 'Thank you',
    financialAccountSubType: 'CREDIT',
  },
  steps: [
    { name: 'lookup-profile' },
    { name: 'notification' },
    { name: 'customer-account' },
    { name: 'enhance-profile', inputs: { user: { phoneNumber: ['HOME', 'WORK'] } } },
    { name: 'send-flowers' },
    {
      name: 'document-acceptance',
      inputs: { user: { documents: [{ documentId: 'terms-of-use', documentGroup: 'bank-accounts' }] } },
    },
    { name: 'move-money' },
  ],
}

const expectedIssues = [
  'input_required title',
  'input_value expireInHours',
  'input_value parameters.channel',
  'input_value steps[4].name',
  'input_length steps[3].inputs.user.phoneNumber',
  'phone_number_format parameters.phoneNumber',
  'amount_format parameters.amount',
  'step_order steps[1].name',
  'step_excluded steps[0].name',
  'step_required steps',
  'parameter_not_applicable parameters.financialAccountSubType',
  'parameter_not_applicable parameters.customerFinancialAccountId',
  'document_unknown steps[5].inputs.user.documents[0].documentId',
  'transaction_account_currency parameters.customerFinancialAccountId',
  'transaction_account_currency parameters.baFinancialAccountId',
  'transaction_type_not_allowed parameters.transactionType',
  'memo_not_allowed parameters.memo',
]

/** All violations at once; nothing is stored and nothing is sent. */
export const tellRefusal = async ({ linx, sms, checks, printer, step }: Stage): Promise<void> => {
  printer.chapter(
    '5  A request full of mistakes is refused',
    'Every violation at once, each with its place, what was expected, what came and how to fix it.',
  )
  const sentBefore = sms.sends().length
  const before = checks.valueOf('the search before', await linx.workflows.search({})).totalElements
  const refused = await linx.workflows.create(request)
  const issues = refused.ok ? [] : refused.issues
  step('business', `POST /v2/linx/workflows: refused, ${issues.length} violations`)
  for (const { code, message } of issues) printer.issue(code, message)
  checks.equal(
    'violations',
    issues.map(({ code, path }) => `${code} ${path}`),
    expectedIssues,
  )
  checks.equal('messages sent by it', sms.sends().length, sentBefore)
  checks.equal(
    'workflows made by it',
    checks.valueOf('the search after', await linx.workflows.search({})).totalElements,
    before,
  )
}
