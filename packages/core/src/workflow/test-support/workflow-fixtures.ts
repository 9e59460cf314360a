import type {
  BankFinancialAccount,
  CardFinancialAccount,
  Customer,
  DocumentCatalogue,
  FinancialAccount,
} from '../../party/index.ts'
import type { StepName } from '../step-table.ts'
import type { WorkflowFacts } from '../workflow-facts.ts'

/** The request of seed 000 with the missing comma and brace put in and the comment taken out. */
export const seedRequest = `{
  "title": "Send a rebate to John Doe",
  "customerMemo": "Hi John Doe, we’ve processed your rebate.",
  "expireInHours": 48,
  "parameters": {
    "phoneNumber": "+16471234567",
    "channel": "SMS",
    "introductoryMessage": "You have a rebate",
    "customerId": "01ac41f3-86a3-4651-b043-c0fbc1e1adff",
    "customerFinancialAccountId": "d83ee738-786a-43cf-b1db-24c8788523c4",
    "transactionType": "SEND",
    "solution": "push-to-card",
    "baFinancialAccountId": "31c6d624-6a0c-4049-b1f1-f3ea7d00ba35",
    "currency": "USD",
    "amount": 256.25,
    "paymentReasonId": "payment-of-rebates"
  },
  "steps": [
    { "name": "notification" },
    { "name": "lookup-profile" },
    {
      "name": "enhance-profile",
      "inputs": {
        "user": {
          "personalInfo": ["salutation", "dateOfBirth"],
          "addresses": ["SHIPPING", "MAILING", "PHYSICAL"],
          "phoneNumber": ["HOME"]
        }
      }
    },
    { "name": "lookup-financial-account" },
    {
      "name": "document-acceptance",
      "inputs": {
        "user": {
          "documents": [{ "documentId": "ebt-communication-consent", "documentGroup": "bank-accounts" }]
        }
      }
    },
    { "name": "move-money" }
  ]
}`

export const customerId = '01ac41f3-86a3-4651-b043-c0fbc1e1adff'
export const customerAccountId = 'd83ee738-786a-43cf-b1db-24c8788523c4'
export const businessAccountId = '31c6d624-6a0c-4049-b1f1-f3ea7d00ba35'
const TENANT = 'tenant-1'

const identity = { schemaVersion: 1, businessAccountId: TENANT, createdAt: 0, updatedAt: 0 } as const

export const customer: Customer = {
  ...identity,
  id: customerId,
  status: 'ACTIVE',
  firstName: 'John',
  lastName: 'Doe',
  primaryPhoneNumber: { number: '+16471234567', e164: '+16471234567', type: 'MOBILE' },
  addresses: [],
  otherPhoneNumbers: [],
}

const common = {
  ...identity,
  category: 'EXTERNAL',
  state: 'ACTIVE',
  currency: 'USD',
  nameOnAccount: 'John Doe',
  maskedAccountNumber: '******4523',
  verification: { status: 'UNVERIFIED' },
} as const

export const customerCard: CardFinancialAccount = {
  ...common,
  id: customerAccountId,
  owner: { type: 'CUSTOMER', id: customerId },
  holder: 'consumer',
  type: 'CARD',
  subType: 'DEBIT',
  card: { token: 'tok_1', brand: 'VISA', last4: '4523', expiry: '12/30' },
}

export const customerBank: BankFinancialAccount = {
  ...common,
  id: customerAccountId,
  owner: { type: 'CUSTOMER', id: customerId },
  holder: 'consumer',
  type: 'BANK',
  subType: 'CHECKING',
  bank: { bankName: 'First', routingNumber: '021000021', accountNumber: '123454523' },
}

export const businessBank: BankFinancialAccount = {
  ...customerBank,
  id: businessAccountId,
  category: 'INTERNAL',
  owner: { type: 'BUSINESS', id: TENANT },
  holder: 'business',
}

export const documentCatalogue: DocumentCatalogue = [
  {
    documentGroup: 'bank-accounts',
    documents: [
      {
        documentId: 'ebt-communication-consent',
        title: 'Electronic communication',
        versions: [
          { version: '1', digest: 'd1' },
          { version: '2', digest: 'd2' },
          { version: '3', digest: 'd3' },
        ],
        minimumVersion: '2',
      },
    ],
  },
]

/** Everything that the request of seed 000 needs. */
export const seedFacts: WorkflowFacts = {
  customers: new Map([[customerId, customer]]),
  financialAccounts: new Map<string, FinancialAccount>([
    [customerAccountId, customerCard],
    [businessAccountId, businessBank],
  ]),
  documentCatalogue,
  paymentReasonIds: { 'push-to-card': ['payment-of-rebates'], ach: ['payment-of-rebates'], wire: ['loan-payouts'] },
}

const userInputs = {
  'enhance-profile': { personalInfo: ['salutation'] },
  'document-acceptance': { documents: [{ documentId: 'ebt-communication-consent', documentGroup: 'bank-accounts' }] },
}

const parametersOf: { readonly [name in StepName]?: object } = {
  notification: { phoneNumber: '+16471234567' },
  'lookup-profile': { customerId },
  'financial-account': { financialAccountSubType: 'DEBIT' },
  'lookup-financial-account': { customerFinancialAccountId: customerAccountId },
  'move-money': {
    transactionType: 'SEND',
    solution: 'push-to-card',
    baFinancialAccountId: businessAccountId,
    currency: 'USD',
    amount: '1.00',
    paymentReasonId: 'payment-of-rebates',
  },
}

/** A request with these steps and exactly the parameters and inputs that they need. */
export const requestOf = (names: readonly StepName[]) => ({
  title: 'Test',
  steps: names.map((name) =>
    name === 'enhance-profile' || name === 'document-acceptance'
      ? { name, inputs: { user: userInputs[name] } }
      : { name },
  ),
  parameters: Object.assign({}, ...names.map((name) => parametersOf[name] ?? {})),
})
