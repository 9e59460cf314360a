import { createIssue, type Issue } from '../issue/index.ts'
import { type FinancialAccount, findDocument } from '../party/index.ts'
import type { RequestView } from './request-view.ts'
import type { DocumentsUser } from './step-inputs-schema.ts'
import type { WorkflowFacts } from './workflow-facts.ts'

const CUSTOMER_PATH = 'parameters.customerId'
const CUSTOMER_ACCOUNT_PATH = 'parameters.customerFinancialAccountId'
const BUSINESS_ACCOUNT_PATH = 'parameters.baFinancialAccountId'

const lists = (view: RequestView, name: string): boolean => view.steps.some((step) => step.name === name)

const customerIssues = (view: RequestView, facts: WorkflowFacts): readonly Issue[] => {
  const { customerId } = view.parameters
  if (customerId === undefined || !lists(view, 'lookup-profile')) return []
  const customer = facts.customers.get(customerId)
  const detail = { path: CUSTOMER_PATH, received: customerId }
  if (customer === undefined) {
    const expected = 'a Customer of the Business Account'
    return [createIssue('customer_unknown', { ...detail, expected, fix: 'Use the id of one of your Customers' })]
  }
  if (customer.status === 'ACTIVE') return []
  const fix = 'Activate the Customer first'
  return [
    createIssue('customer_suspended', { ...detail, expected: 'an ACTIVE Customer', received: customer.status, fix }),
  ]
}

const unknownAccount = (path: string, received: string): Issue =>
  createIssue('financial_account_unknown', {
    path,
    expected: 'a financial account of the Business Account',
    received,
    fix: 'Use the id of a financial account that you can see',
  })

const wrongOwner = (path: string, received: string, expected: string): Issue =>
  createIssue('financial_account_owner', { path, expected, received, fix: `Use ${expected}` })

const isAccountOf = ({ owner }: FinancialAccount, customerId: string | undefined): boolean =>
  owner.type === 'CUSTOMER' && (customerId === undefined || owner.id === customerId)

/** Without `move-money` no rule of moving money looks at the account. */
const suspendedIssues = (view: RequestView, account: FinancialAccount): readonly Issue[] => {
  if (account.state !== 'SUSPENDED' || lists(view, 'move-money')) return []
  const detail = { path: CUSTOMER_ACCOUNT_PATH, expected: 'an account that is not SUSPENDED', received: account.state }
  return [createIssue('financial_account_suspended', { ...detail, fix: 'Activate the account, or use another one' })]
}

const customerAccountIssues = (view: RequestView, facts: WorkflowFacts): readonly Issue[] => {
  const { customerFinancialAccountId: id, customerId } = view.parameters
  if (id === undefined || !lists(view, 'lookup-financial-account')) return []
  const account = facts.financialAccounts.get(id)
  if (account === undefined) return [unknownAccount(CUSTOMER_ACCOUNT_PATH, id)]
  if (!isAccountOf(account, customerId)) return [wrongOwner(CUSTOMER_ACCOUNT_PATH, id, 'an account of this Customer')]
  return suspendedIssues(view, account)
}

const businessAccountIssues = (view: RequestView, facts: WorkflowFacts): readonly Issue[] => {
  const id = view.parameters.baFinancialAccountId
  if (id === undefined || !lists(view, 'move-money')) return []
  const account = facts.financialAccounts.get(id)
  if (account === undefined) return [unknownAccount(BUSINESS_ACCOUNT_PATH, id)]
  if (account.owner.type === 'BUSINESS') return []
  return [wrongOwner(BUSINESS_ACCOUNT_PATH, id, 'an account of the Business itself')]
}

const documentIssues = (view: RequestView, facts: WorkflowFacts): readonly Issue[] =>
  view.steps.flatMap(({ name, index, user }) => {
    if (name !== 'document-acceptance' || user === undefined) return []
    return (user as DocumentsUser).documents.flatMap((document, place) => {
      if (findDocument(facts.documentCatalogue, document) !== undefined) return []
      const path = `steps[${index}].inputs.user.documents[${place}].documentId`
      const expected = `a document of the group ${document.documentGroup} in the catalogue`
      const fix = 'Use a documentId and its documentGroup as the catalogue has them'
      return [createIssue('document_unknown', { path, expected, received: document.documentId, fix })]
    })
  })

/** Everything that a request refers to and that is not there, not the right one or not usable. */
export const referenceIssues = (view: RequestView, facts: WorkflowFacts): readonly Issue[] => [
  ...customerIssues(view, facts),
  ...customerAccountIssues(view, facts),
  ...businessAccountIssues(view, facts),
  ...documentIssues(view, facts),
]
