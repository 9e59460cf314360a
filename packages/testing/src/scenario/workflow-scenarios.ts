import { workflowCreateRequest } from '../fixtures/index.ts'
import { SAMPLE_PHONE } from '../simulation/customer-visit.ts'
import { cardPaymentRequest, newCustomerRequest } from '../simulation/sample-requests.ts'
import type { Scenario } from './scenario.ts'
import {
  answerAndConfirm,
  archive,
  cancel,
  createWorkflow,
  decline,
  extend,
  HOUR_MS,
  lookAround,
  railSettles,
  resend,
  waitUntil,
  work,
} from './steps.ts'

const [notification, lookupProfile, enhanceProfile, , documentAcceptance] = workflowCreateRequest.steps
const { phoneNumber, customerId } = workflowCreateRequest.parameters
const existingCustomer = { phoneNumber, customerId } as const

const profileRequest = {
  title: 'More about you',
  expireInHours: 48,
  steps: [notification, lookupProfile, enhanceProfile],
  parameters: existingCustomer,
}

const documentsRequest = { ...profileRequest, steps: [notification, lookupProfile, documentAcceptance] }

const accountRequest = {
  ...profileRequest,
  steps: [notification, { name: 'customer-account' }, { name: 'financial-account' }],
  parameters: { phoneNumber, financialAccountSubType: 'CHECKING' },
}

const LONG_LIFE = { ...cardPaymentRequest, expireInHours: 2_160 }

/** Stories of one workflow. */
export const workflowScenarios: readonly Scenario[] = [
  {
    name: 'create: a workflow is created and waits, with its reminders',
    steps: [createWorkflow(LONG_LIFE), work],
    status: 'ACTIVE',
    payments: 0,
  },
  {
    name: 'open: the Customer looks at the page, and nothing happens',
    steps: [createWorkflow(LONG_LIFE), work, lookAround],
    status: 'ACTIVE',
    payments: 0,
  },
  {
    name: 'profile: the Customer adds a profile',
    steps: [createWorkflow(profileRequest), work, answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 0,
  },
  {
    name: 'account: a new Customer adds a bank account',
    steps: [createWorkflow(accountRequest), work, answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 0,
  },
  {
    name: 'documents: the Customer accepts a document',
    steps: [createWorkflow(documentsRequest), work, answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 0,
  },
  {
    name: 'confirm: the request of seed 000 is confirmed and paid to a card',
    steps: [createWorkflow(workflowCreateRequest), work, answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 1,
    check: async ({ sms }) =>
      sms.messagesTo(SAMPLE_PHONE).some(({ message }) => message.kind === 'transaction-status')
        ? []
        : ['the Customer was not told of the payment'],
  },
  {
    name: 'confirm: a new Customer is paid by ACH after a reminder',
    steps: [
      createWorkflow(newCustomerRequest),
      waitUntil(30 * HOUR_MS),
      answerAndConfirm,
      waitUntil(32 * HOUR_MS),
      railSettles,
      work,
    ],
    status: 'COMPLETED',
    payments: 1,
  },
  {
    name: 'decline: the Customer declines',
    steps: [createWorkflow(cardPaymentRequest), work, decline, work],
    status: 'DECLINED',
    payments: 0,
  },
  {
    name: 'cancel: the business cancels and archives',
    steps: [createWorkflow(cardPaymentRequest), work, cancel, archive],
    status: 'ARCHIVED',
    payments: 0,
  },
  {
    name: 'expire: the Customer lets it expire',
    steps: [createWorkflow(cardPaymentRequest), waitUntil(72 * HOUR_MS)],
    status: 'EXPIRED',
    payments: 0,
  },
  {
    name: 'extend: it is extended, and confirmed after the first expiry',
    steps: [createWorkflow(cardPaymentRequest), work, extend, waitUntil(100 * HOUR_MS), answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 1,
  },
  {
    name: 'resend: it is resent, and confirmed through the new link',
    steps: [createWorkflow(cardPaymentRequest), work, resend, work, answerAndConfirm, work],
    status: 'COMPLETED',
    payments: 1,
  },
]
