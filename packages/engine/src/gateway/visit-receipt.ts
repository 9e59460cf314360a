import {
  type DeclineReason,
  isPaymentMoving,
  type PaymentStage,
  paymentStage,
  type VisitPayment,
  visitPayment,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { loadAccounts, loadTransaction } from '../transaction/transaction-store.ts'
import { type PaymentPlan, planPayment } from './preview-payment.ts'
import { findLink, loadVisit, type VisitRecords } from './visit-store.ts'

/** How far the payment of a completed workflow is. */
export interface ReceiptProgress {
  readonly stage: PaymentStage
  /** ISO 8601, of the latest status. */
  readonly changedAt: string
  /** `true`: it will still change by itself. */
  readonly isMoving: boolean
  /** As it was planned when the Customer confirmed. */
  readonly plan?: PaymentPlan
}

/** What a Customer who confirmed or declined may see afterwards. */
export interface VisitReceipt {
  readonly workflowId: string
  readonly status: 'COMPLETED' | 'DECLINED'
  /** ISO 8601. */
  readonly endedAt: string
  readonly payment?: VisitPayment
  /** Of a completed workflow that moves money. */
  readonly progress?: ReceiptProgress
  readonly declineReason?: DeclineReason
}

const progressOf = async (parts: EngineParts, visit: VisitRecords): Promise<ReceiptProgress | undefined> => {
  const { businessAccountId, transactionId } = visit.session.state
  const loaded =
    transactionId === undefined ? undefined : await loadTransaction(parts, businessAccountId, transactionId)
  if (loaded === undefined) return undefined
  const accounts = await loadAccounts(parts, loaded.state)
  const plan = accounts === undefined ? undefined : planPayment(parts, loaded.state, accounts, loaded.state.createdAt)
  const stage = paymentStage(loaded.state)
  return {
    stage,
    changedAt: new Date(loaded.state.latestStatus.createdAt).toISOString(),
    isMoving: isPaymentMoving(stage),
    ...(plan === undefined ? {} : { plan }),
  }
}

const completedReceipt = async (parts: EngineParts, visit: VisitRecords): Promise<VisitReceipt> => {
  const { state } = visit.session
  const progress = await progressOf(parts, visit)
  return {
    workflowId: state.workflowId,
    status: 'COMPLETED',
    endedAt: new Date(state.completedAt ?? state.createdAt).toISOString(),
    ...(progress === undefined ? {} : { progress }),
  }
}

/** The receipt behind a token; `undefined` if there is none. */
export const findReceipt = async (parts: EngineParts, token: string): Promise<VisitReceipt | undefined> => {
  const target = await findLink(parts, token)
  const visit = target === undefined ? undefined : await loadVisit(parts, target.businessAccountId, target.workflowId)
  if (visit === undefined) return undefined
  const { state } = visit.session
  const payment = visitPayment(state, visit.facts)
  const common = payment === undefined ? {} : { payment }
  if (state.completedAt !== undefined) return { ...(await completedReceipt(parts, visit)), ...common }
  if (state.decline === undefined) return undefined
  return {
    workflowId: state.workflowId,
    status: 'DECLINED',
    endedAt: new Date(state.decline.at).toISOString(),
    declineReason: state.decline.reason,
    ...common,
  }
}
