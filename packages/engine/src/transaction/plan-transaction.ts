import {
  type Actor,
  type CreateTransactionCommand,
  type Customer,
  checkMoveMoney,
  createIssue,
  defaultEntryType,
  type FinancialAccount,
  failure,
  findWorkflowStep,
  hasToWaitForVerification,
  type Issue,
  type IssueCode,
  type LimitInForce,
  type MoveMoneyFacts,
  type MoveMoneyStep,
  moveMoneyAccount,
  parseAmount,
  type Result,
  success,
  type TransactionDecision,
  type TransactionLimit,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import type { VisitRecords } from '../gateway/visit-store.ts'
import { openLimitBook } from '../limit/limit-book.ts'
import type { RecordChange } from '../store/change.ts'
import { makeTransaction } from './make-transaction.ts'
import { counterpartyOf, type TransactionAccounts } from './rail-request.ts'

/** What a confirmation has decided so far. */
export interface PlannedPayment {
  readonly visit: VisitRecords
  readonly parties: { readonly customer: Customer; readonly customerAccount?: FinancialAccount }
  readonly transactionId: string
  readonly limits: readonly TransactionLimit[]
}

/** The payment of a confirmation, with what is to be committed beside it. */
export interface PaymentDecision {
  readonly decision: TransactionDecision
  /** What the debit is counted in. */
  readonly counted: readonly RecordChange[]
}

/** Where the page shows what a rule is about. */
const PATHS = {
  debit: 'payment.debit',
  credit: 'payment.credit',
  transactionType: 'payment.transactionType',
  solution: 'payment.solution',
  amount: 'payment.amount',
  currency: 'payment.currency',
  priority: 'payment.priority',
  description: 'payment.description',
  memo: 'payment.memo',
  paymentReasonId: 'payment.paymentReasonId',
} as const

const LIMIT_CODES: ReadonlySet<IssueCode> = new Set(['amount_over_limit', 'period_limit_exceeded'])

const accountsOf = (step: MoveMoneyStep, { visit, parties }: PlannedPayment): TransactionAccounts | undefined => {
  const business = visit.facts.businessAccount
  const customer = parties.customerAccount
  if (business === undefined || customer === undefined) return undefined
  return step.transactionType === 'SEND' ? { debit: business, credit: customer } : { debit: customer, credit: business }
}

const moneyFacts = (
  parts: EngineParts,
  step: MoveMoneyStep,
  { debit, credit }: TransactionAccounts,
  limits: readonly LimitInForce[],
): MoveMoneyFacts => {
  const amount = parseAmount(step.amount, step.currency, PATHS.amount)
  return {
    ...step,
    ...(amount.ok ? { amountMinor: amount.value } : {}),
    debit: moveMoneyAccount(debit),
    credit: moveMoneyAccount(credit),
    limits,
    rail: parts.rails.get(step.solution)?.capabilities,
    waitsForVerification: true,
    isPriorityRequired: true,
    paths: PATHS,
  }
}

const commandOf = (
  step: MoveMoneyStep,
  planned: PlannedPayment,
  accounts: TransactionAccounts,
): CreateTransactionCommand => {
  const { transactionType, solution, currency, amount, paymentReasonId, description, memo } = step
  const { holder } = counterpartyOf(accounts)
  const { state } = planned.visit.session
  return {
    id: planned.transactionId,
    businessAccountId: state.businessAccountId,
    metadata: {},
    debitFinancialAccountId: accounts.debit.id,
    creditFinancialAccountId: accounts.credit.id,
    transactionType,
    solution,
    currency,
    amount,
    paymentReasonId,
    settlementPriority: step.priority,
    ...(description === undefined ? {} : { description }),
    ...(memo === undefined ? {} : { memo }),
    ...(solution === 'ach' ? { achEntryType: defaultEntryType({ transactionType, holder, isWorkflow: true }) } : {}),
    workflowId: state.workflowId,
  }
}

/** The Customer learns that a limit is in the way, not what the business may still spend. */
const withoutFigures = (issue: Issue): Issue =>
  LIMIT_CODES.has(issue.code)
    ? createIssue(issue.code, {
        path: issue.path,
        expected: 'an amount within the limits of this payment',
        isSecret: true,
        fix: 'Try again later, or ask the business',
      })
    : issue

/** The transaction of a confirmed `move-money` step, handed to processing; `undefined` if the workflow moves no money. */
export const planTransaction = async (
  parts: EngineParts,
  planned: PlannedPayment,
  actor: Actor,
): Promise<Result<PaymentDecision | undefined>> => {
  const step = findWorkflowStep(planned.visit.facts.definition, 'move-money')
  if (step === undefined) return success(undefined)
  const accounts = accountsOf(step, planned)
  if (accounts === undefined) {
    const detail = { path: 'payment', expected: 'both financial accounts', fix: 'Ask the business' }
    return failure(createIssue('financial_account_unknown', detail))
  }
  const { businessAccountId } = planned.visit.session.state
  const book = await openLimitBook(parts, businessAccountId, { limits: planned.limits, accounts: [accounts.debit] })
  const facts = moneyFacts(parts, step, accounts, book.limitsOn(accounts.debit, step.currency))
  const issues = checkMoveMoney(facts).map(withoutFigures)
  if (issues.length > 0) return failure(...issues)
  const waitsFor = hasToWaitForVerification(facts) ? { waitsFor: accounts.debit.id } : {}
  const context = { actor, pathPrefix: 'payment.', book, ...waitsFor }
  const made = makeTransaction(parts, commandOf(step, planned, accounts), accounts, context)
  return made.ok ? success({ decision: made.value.decision, counted: book.changes() }) : made
}
