import type { Customer, FinancialAccount, WorkflowDefinition, WorkflowFacts } from '@linx/core'
import { defaultPaymentReasons, validateWorkflowRequest } from '@linx/core'
import {
  fixtures,
  RAIL_STANDARDS,
  SAMPLE_BUSINESS_ACCOUNT_ID,
  sampleBusiness,
  sampleBusinessAccount,
  sampleCard,
  sampleCustomer,
} from '@linx/testing'

const stored = {
  schemaVersion: 1,
  businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
  createdAt: 0,
  updatedAt: 0,
} as const

const accountState = {
  ...stored,
  state: 'ACTIVE',
  maskedAccountNumber: '******4523',
  verification: { status: 'UNVERIFIED' },
} as const

const customer: Customer = {
  ...stored,
  ...sampleCustomer,
  status: 'ACTIVE',
  primaryPhoneNumber: { ...sampleCustomer.primaryPhoneNumber, e164: sampleCustomer.primaryPhoneNumber.number },
  addresses: [],
  otherPhoneNumbers: [],
}

const card: FinancialAccount = { ...accountState, ...sampleCard, holder: 'consumer' }
const businessAccount: FinancialAccount = { ...accountState, ...sampleBusinessAccount, holder: 'business' }

const reasonIdsOf = (solution: keyof typeof defaultPaymentReasons): readonly string[] =>
  defaultPaymentReasons[solution].map(({ id }) => id)

/** Everything that every rule on seed 000's request looks up. */
export const sampleFacts: WorkflowFacts = {
  customers: new Map([[customer.id, customer]]),
  financialAccounts: new Map([card, businessAccount].map((account) => [account.id, account])),
  documentCatalogue: sampleBusiness.documents ?? [],
  paymentReasonIds: {
    ach: reasonIdsOf('ach'),
    wire: reasonIdsOf('wire'),
    'push-to-card': reasonIdsOf('push-to-card'),
  },
  rails: {
    ach: RAIL_STANDARDS.ach.capabilities,
    wire: RAIL_STANDARDS.wire.capabilities,
    'push-to-card': RAIL_STANDARDS['push-to-card'].capabilities,
  },
}

/** The checked request of seed 000. Throws if it is refused: a benchmark of refusals would show nothing. */
export const sampleDefinition = (): WorkflowDefinition => {
  const result = validateWorkflowRequest(fixtures.workflowCreateRequest, sampleFacts)
  if (!result.ok) throw new TypeError(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}
