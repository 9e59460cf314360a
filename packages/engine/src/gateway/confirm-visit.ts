import {
  type Actor,
  type Customer,
  customerEvents,
  type DomainEvent,
  decideConfirm,
  enhancedCustomer,
  type FinancialAccount,
  failure,
  financialAccountEvents,
  findWorkflowStep,
  newCustomer,
  newFinancialAccount,
  type Result,
  refuseConfirm,
  success,
  type TransactionLimit,
  type VisitFacts,
  type VisitView,
  visitView,
} from '@linx/core'
import { type EngineParts, sessionContext } from '../engine-parts.ts'
import { type RecordChange, recordChange } from '../store/change.ts'
import type { Plan } from '../store/execute.ts'
import { customerKind, financialAccountKind, transactionKind, workflowKind } from '../store/record-kinds.ts'
import { type PaymentDecision, planTransaction } from '../transaction/plan-transaction.ts'
import { type AwaitedVerification, awaitVerification } from '../verification/await-verification.ts'
import { sessionChange } from '../workflow/session-store.ts'
import type { VisitRecords } from './visit-store.ts'

/** Made once for a confirmation, so that a commit that is decided again makes the same records. */
export interface ConfirmIds {
  readonly customerId: string
  readonly financialAccountId: string
  readonly transactionId: string
  /** Of the question to the bank that a payment may have to wait for. */
  readonly verificationId: string
}

export interface ConfirmedParties {
  readonly customer: Customer
  readonly customerAccount?: FinancialAccount
  readonly changes: readonly RecordChange[]
  readonly events: readonly DomainEvent[]
}

/** The Customer and the account that the confirmation makes or changes. */
export const confirmParties = (visit: VisitRecords, ids: ConfirmIds, now: number): ConfirmedParties | undefined => {
  const { state } = visit.session
  const base = visit.customer?.state ?? newCustomer(state, { id: ids.customerId, now })
  if (base === undefined) return undefined
  const customer = enhancedCustomer(state, base, now)
  const identity = { id: ids.financialAccountId, customerId: customer.id, now }
  const created = newFinancialAccount(state, visit.facts.definition, identity)
  const customerAccount = created ?? visit.facts.customerAccount
  return {
    customer,
    ...(customerAccount === undefined ? {} : { customerAccount }),
    changes: [
      ...(customer === visit.customer?.state ? [] : [recordChange(customerKind, customer, visit.customer)]),
      ...(created === undefined ? [] : [recordChange(financialAccountKind, created)]),
    ],
    events: [
      ...customerEvents(visit.customer?.state, customer, (visit.customer?.version ?? 0) + 1),
      ...(created === undefined ? [] : financialAccountEvents(undefined, created, 1)),
    ],
  }
}

/** From now on the request is the Customer's too: it is sealed under that key and goes with it. */
const ownedWorkflow = ({ workflow }: VisitRecords, { id }: Customer): readonly RecordChange[] =>
  workflow.state.customerId === id ? [] : [recordChange(workflowKind, { ...workflow.state, customerId: id }, workflow)]

const NOT_AWAITED: AwaitedVerification = { records: [], tasks: [], removedTaskIds: [], events: [] }

/** What is committed with a payment that waits for the verification of the Customer's account. */
const awaited = async (
  parts: EngineParts,
  { customerAccount }: ConfirmedParties,
  payment: PaymentDecision | undefined,
  ids: ConfirmIds,
): Promise<Result<AwaitedVerification>> =>
  payment?.decision.state.waitsFor === undefined || customerAccount === undefined
    ? success(NOT_AWAITED)
    : awaitVerification(parts, customerAccount, ids)

const withAccount = (facts: VisitFacts, { customerAccount }: ConfirmedParties): VisitFacts =>
  customerAccount === undefined ? facts : { ...facts, customerAccount }

/** A record that is changed by both is written as the later one says. */
const mergeRecords = (earlier: readonly RecordChange[], later: readonly RecordChange[]): readonly RecordChange[] => [
  ...earlier.filter((one) => !later.some((other) => other.kind.kind === one.kind.kind)),
  ...later,
]

/**
 * Decides a confirmation: session, Customer, account and transaction come into being in one commit, or the Customer gets every
 * reason why not. The answer is the page as it is afterwards.
 */
export const planConfirm = async (
  parts: EngineParts,
  visit: VisitRecords,
  ids: ConfirmIds,
  actor: Actor,
  limits: readonly TransactionLimit[],
): Promise<Plan<Result<VisitView>>> => {
  const context = sessionContext(parts, actor)
  const { session, facts } = visit
  if (session.state.status === 'COMPLETED') return { answer: success(visitView(session.state, facts, context)) }
  const refusal = refuseConfirm(session.state, context)
  if (refusal !== undefined) return { answer: failure(refusal) }
  const parties = confirmParties(visit, ids, context.now)
  if (parties === undefined) throw new TypeError('A workflow without Customer cannot be confirmed.')
  const planned = { visit, parties, transactionId: ids.transactionId, limits }
  const payment = await planTransaction(parts, planned, actor)
  if (!payment.ok) return { answer: payment }
  const verification = await awaited(parts, parties, payment.value, ids)
  if (!verification.ok) return { answer: verification }
  const hasAccount = findWorkflowStep(facts.definition, 'financial-account') !== undefined
  const decided = decideConfirm(
    session.state,
    {
      customerId: parties.customer.id,
      ...(hasAccount ? { financialAccountId: ids.financialAccountId } : {}),
      ...(payment.value === undefined ? {} : { transactionId: ids.transactionId }),
    },
    context,
  )
  if (!decided.ok) return { answer: decided }
  const change = sessionChange(session, decided.value, actor, 'workflow.confirm')
  const transaction = payment.value?.decision
  return {
    answer: success(visitView(decided.value.state, withAccount(facts, parties), context)),
    change: {
      ...change,
      records: [
        ...change.records,
        ...mergeRecords(parties.changes, verification.value.records),
        ...ownedWorkflow(visit, parties.customer),
        ...(transaction === undefined ? [] : [recordChange(transactionKind, transaction.state)]),
        ...(payment.value?.counted ?? []),
      ],
      tasks: [...(change.tasks ?? []), ...verification.value.tasks, ...(transaction?.tasks ?? [])],
      removedTaskIds: [...(change.removedTaskIds ?? []), ...verification.value.removedTaskIds],
      events: [
        ...(change.events ?? []),
        ...parties.events,
        ...verification.value.events,
        ...(transaction?.events ?? []),
      ],
    },
  }
}
