import {
  type Actor,
  type FinancialAccount,
  failure,
  findWorkflowStep,
  type Result,
  refuseConfirm,
  success,
  type Transaction,
} from '@linx/core'
import { type EngineParts, sessionContext } from '../engine-parts.ts'
import { planTransaction } from '../transaction/plan-transaction.ts'
import { type TransactionAccounts, toRailRequest } from '../transaction/rail-request.ts'
import { planVerification } from '../verification/start-verification.ts'
import { type ConfirmIds, confirmParties } from './confirm-visit.ts'
import type { VisitRecords } from './visit-store.ts'

/** When the money moves, as the rail plans it. */
export interface PaymentPlan {
  /** ISO 8601; handed to the rail not before this instant. */
  readonly submitAt: string
  /** `YYYY-MM-DD`, the earliest day on which the money can be there; absent if the rail does not say. */
  readonly arrivalDate?: string
}

/** The rail's plan of a payment made at `now`; `undefined` if its rail is gone. */
export const planPayment = (
  parts: EngineParts,
  transaction: Transaction,
  accounts: TransactionAccounts,
  now: number,
): PaymentPlan | undefined => {
  const rail = parts.rails.get(transaction.solution)
  if (rail === undefined) return undefined
  const { submitAt, valueDate } = rail.plan(toRailRequest(transaction, accounts), { now })
  return {
    submitAt: new Date(submitAt).toISOString(),
    ...(valueDate === undefined ? {} : { arrivalDate: valueDate }),
  }
}

const sidesOf = (visit: VisitRecords, customer: FinancialAccount | undefined): TransactionAccounts | undefined => {
  const business = visit.facts.businessAccount
  const step = findWorkflowStep(visit.facts.definition, 'move-money')
  if (business === undefined || customer === undefined || step === undefined) return undefined
  return step.transactionType === 'SEND' ? { debit: business, credit: customer } : { debit: customer, credit: business }
}

/** Decides a confirmation as `planConfirm` does and stores nothing: the page shows beforehand what would be refused. */
export const previewPayment = async (
  parts: EngineParts,
  visit: VisitRecords,
  ids: ConfirmIds,
  actor: Actor,
): Promise<Result<PaymentPlan | undefined>> => {
  const context = sessionContext(parts, actor)
  const refusal = refuseConfirm(visit.session.state, context)
  if (refusal !== undefined) return failure(refusal)
  const parties = confirmParties(visit, ids, context.now)
  if (parties === undefined) return success(undefined)
  const limits = await parts.limits.of(visit.session.state.businessAccountId)
  const planned = { visit, parties, transactionId: ids.transactionId, limits }
  const payment = await planTransaction(parts, planned, actor)
  if (!payment.ok) return payment
  const accounts = sidesOf(visit, parties.customerAccount)
  if (payment.value === undefined || accounts === undefined) return success(undefined)
  const { state } = payment.value.decision
  const waitsUntil = state.waitsFor === undefined ? undefined : planVerification(parts, accounts.debit)?.usableFrom
  return success(planPayment(parts, state, accounts, waitsUntil ?? context.now))
}
