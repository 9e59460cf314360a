import { createIssue, type Issue } from '../issue/index.ts'
import { accountTypeBySubType, type FinancialAccount } from '../party/index.ts'
import {
  checkMoveMoney,
  type LimitInForce,
  type MoveMoneyAccount,
  type MoveMoneyFacts,
  moveMoneyAccount,
} from '../transaction/index.ts'
import type { RequestView } from './request-view.ts'
import type { WorkflowFacts } from './workflow-facts.ts'

const BUSINESS_PATH = 'parameters.baFinancialAccountId'
const NEW_ACCOUNT_PATH = 'parameters.financialAccountSubType'
const KNOWN_ACCOUNT_PATH = 'parameters.customerFinancialAccountId'

const plainPaths = {
  transactionType: 'parameters.transactionType',
  solution: 'parameters.solution',
  amount: 'parameters.amount',
  currency: 'parameters.currency',
  priority: 'parameters.priority',
  description: 'parameters.description',
  memo: 'parameters.memo',
  paymentReasonId: 'parameters.paymentReasonId',
} as const

const sides = (isNewAccount: boolean) => {
  const customerPath = isNewAccount ? NEW_ACCOUNT_PATH : KNOWN_ACCOUNT_PATH
  return {
    SEND: { ...plainPaths, debit: BUSINESS_PATH, credit: customerPath },
    REQUEST: { ...plainPaths, debit: customerPath, credit: BUSINESS_PATH },
  }
}

/** Where an issue points: SEND takes from the Business and gives to the Customer, REQUEST the reverse. */
const pathsOfNewAccount = sides(true)
const pathsOfKnownAccount = sides(false)

const known = (account: FinancialAccount | undefined): MoveMoneyAccount | undefined =>
  account === undefined ? undefined : moveMoneyAccount(account)

const customerSide = (
  { parameters }: RequestView,
  facts: WorkflowFacts,
  isNew: boolean,
): MoveMoneyAccount | undefined => {
  if (!isNew) return known(facts.financialAccounts.get(parameters.customerFinancialAccountId ?? ''))
  const subType = parameters.financialAccountSubType
  return subType === undefined
    ? undefined
    : { owner: 'CUSTOMER', category: 'EXTERNAL', type: accountTypeBySubType[subType], subType }
}

const railIssues = ({ parameters }: RequestView, { rails }: WorkflowFacts): readonly Issue[] => {
  const { solution } = parameters
  if (rails === undefined || solution === undefined || rails[solution] !== undefined) return []
  const expected = `one of ${Object.keys(rails).join(', ')}`
  const detail = { path: plainPaths.solution, expected, received: solution, fix: 'Use a solution that has a rail here' }
  return [createIssue('solution_unavailable', detail)]
}

const debitLimits = ({ parameters }: RequestView, facts: WorkflowFacts): readonly LimitInForce[] => {
  const { transactionType, currency, baFinancialAccountId, customerFinancialAccountId } = parameters
  const id = transactionType === 'SEND' ? baFinancialAccountId : customerFinancialAccountId
  const debit = facts.financialAccounts.get(id ?? '')
  return debit === undefined || currency === undefined ? [] : (facts.findLimits?.(debit, currency) ?? [])
}

const moneyFacts = (
  view: RequestView,
  facts: WorkflowFacts,
  amountMinor: bigint | undefined,
): MoveMoneyFacts | undefined => {
  const { transactionType, solution, currency, priority, description, memo, paymentReasonId } = view.parameters
  if (transactionType === undefined || solution === undefined) return undefined
  const isNew = view.steps.some(({ name }) => name === 'financial-account')
  const business = known(facts.financialAccounts.get(view.parameters.baFinancialAccountId ?? ''))
  const customer = customerSide(view, facts, isNew)
  const isSend = transactionType === 'SEND'
  return {
    transactionType,
    solution,
    currency,
    amountMinor,
    priority,
    description,
    memo,
    paymentReasonId,
    debit: isSend ? business : customer,
    credit: isSend ? customer : business,
    limits: debitLimits(view, facts),
    paymentReasonIds: facts.paymentReasonIds?.[solution],
    rail: facts.rails?.[solution],
    waitsForVerification: true,
    isPriorityRequired: true,
    paths: (isNew ? pathsOfNewAccount : pathsOfKnownAccount)[transactionType],
  }
}

/**
 * The rules of moving money for a request with the step `move-money`. They need the type and the solution; each of them that
 * is missing has an issue of its own.
 */
export const moveMoneyIssues = (
  view: RequestView,
  facts: WorkflowFacts,
  amountMinor: bigint | undefined,
): readonly Issue[] => {
  if (!view.steps.some(({ name }) => name === 'move-money')) return []
  const money = moneyFacts(view, facts, amountMinor)
  return [...railIssues(view, facts), ...(money === undefined ? [] : checkMoveMoney(money))]
}
