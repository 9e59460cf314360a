import {
  type Actor,
  type Customer,
  checkMoveMoney,
  createIssue,
  createTransaction,
  decideTransaction,
  defaultEntryType,
  type FinancialAccount,
  failure,
  findWorkflowStep,
  type MoveMoneyStep,
  moveMoneyAccount,
  parseAmount,
  type Result,
  success,
  type TransactionDecision,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import type { VisitRecords } from '../gateway/visit-store.ts'
import { counterpartyOf, type TransactionAccounts, toRailRequest } from './rail-request.ts'

/** What a confirmation has decided so far. */
export interface PlannedPayment {
  readonly visit: VisitRecords
  readonly parties: { readonly customer: Customer; readonly customerAccount?: FinancialAccount }
  readonly transactionId: string
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

const accountsOf = (step: MoveMoneyStep, { visit, parties }: PlannedPayment): TransactionAccounts | undefined => {
  const business = visit.facts.businessAccount
  const customer = parties.customerAccount
  if (business === undefined || customer === undefined) return undefined
  return step.transactionType === 'SEND' ? { debit: business, credit: customer } : { debit: customer, credit: business }
}

const moneyIssues = (step: MoveMoneyStep, { debit, credit }: TransactionAccounts) => {
  const amount = parseAmount(step.amount, step.currency, PATHS.amount)
  return checkMoveMoney({
    ...step,
    ...(amount.ok ? { amountMinor: amount.value } : {}),
    debit: moveMoneyAccount(debit),
    credit: moveMoneyAccount(credit),
    isPriorityRequired: true,
    paths: PATHS,
  })
}

const create = (
  step: MoveMoneyStep,
  planned: PlannedPayment,
  accounts: TransactionAccounts,
  context: { now: number; actor: Actor },
) => {
  const { transactionType, solution, currency, amount, paymentReasonId, description, memo } = step
  const { state } = planned.visit.session
  return createTransaction(
    {
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
      ...(solution === 'ach'
        ? {
            achEntryType: defaultEntryType({
              transactionType,
              holder: counterpartyOf(accounts).holder,
              isWorkflow: true,
            }),
          }
        : {}),
      workflowId: state.workflowId,
    },
    context,
  )
}

/** The rail's own rules and its first window; a transaction that the rail refuses is not made. */
const release = (
  parts: EngineParts,
  created: TransactionDecision,
  accounts: TransactionAccounts,
  actor: Actor,
): Result<TransactionDecision> => {
  const { state } = created
  const now = parts.clock.now()
  const rail = parts.rails.get(state.solution)
  if (rail === undefined) {
    const detail = {
      path: PATHS.solution,
      expected: 'a solution with a rail',
      received: state.solution,
      fix: 'Ask the business',
    }
    return failure(createIssue('solution_unavailable', detail))
  }
  const request = toRailRequest(state, accounts)
  const issues = rail.validate(request)
  if (issues.length > 0) {
    return failure(
      ...issues.map(({ path, message }) =>
        createIssue('rail_refused', {
          path: `payment.${path}`,
          expected: 'a payment that the rail takes',
          received: message,
          fix: 'Ask the business',
        }),
      ),
    )
  }
  const command = { type: 'release', submitAt: rail.plan(request, { now }).submitAt } as const
  const released = decideTransaction(state, command, { now, actor, rail })
  if (!released.ok) return released
  return success({
    ...released,
    tasks: [...created.tasks, ...released.tasks],
    events: [...created.events, ...released.events],
  })
}

/** The transaction of a confirmed `move-money` step, handed to processing; `undefined` if the workflow moves no money. */
export const planTransaction = (
  parts: EngineParts,
  planned: PlannedPayment,
  actor: Actor,
): Result<TransactionDecision | undefined> => {
  const step = findWorkflowStep(planned.visit.facts.definition, 'move-money')
  if (step === undefined) return success(undefined)
  const accounts = accountsOf(step, planned)
  if (accounts === undefined) {
    const detail = { path: 'payment', expected: 'both financial accounts', fix: 'Ask the business' }
    return failure(createIssue('financial_account_unknown', detail))
  }
  const issues = moneyIssues(step, accounts)
  if (issues.length > 0) return failure(...issues)
  const created = create(step, planned, accounts, { now: parts.clock.now(), actor })
  return release(parts, created, accounts, actor)
}
