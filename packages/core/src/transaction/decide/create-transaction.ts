import type { SettlementPriority, Solution } from '@linx/contracts'
import type { Currency } from '../../money/index.ts'
import type { Transaction, TransactionType } from '../transaction.ts'
import { announce } from './change.ts'
import type { TransactionContext, TransactionDecision } from './transaction-context.ts'

/** Everything that makes a transaction, checked already by `validateTransactionRequest` or by the rules of a workflow. */
export interface CreateTransactionCommand {
  readonly id: string
  readonly businessAccountId: string
  readonly metadata: { readonly [name: string]: string }
  readonly debitFinancialAccountId: string
  readonly creditFinancialAccountId: string
  readonly transactionType: TransactionType
  readonly reverses?: 'SEND' | 'REQUEST'
  readonly solution: Solution
  readonly paymentReasonId: string
  /** With exactly the minor digits of the currency. */
  readonly amount: string
  readonly currency: Currency
  readonly settlementPriority: SettlementPriority
  readonly description?: string
  readonly memo?: string
  readonly achEntryType?: string
  readonly parentTransactionId?: string
  readonly reversalReason?: Transaction['reversalReason']
  readonly workflowId?: string
  readonly scheduleOccurrence?: Transaction['scheduleOccurrence']
  readonly isRecurring?: true
}

/** A transaction with its first status. RETURNs are born in their final one, all others are NEW. */
export const newTransaction = (
  command: CreateTransactionCommand,
  first: { readonly status: 'NEW' | 'SETTLED'; readonly message: string },
  context: Pick<TransactionContext, 'now' | 'actor'>,
): Transaction => {
  const createdBy = { id: context.actor.id, type: context.actor.type }
  const latestStatus = { ...first, createdBy, createdAt: context.now }
  return {
    schemaVersion: 1,
    ...command,
    sequence: 1,
    latestStatus,
    history: [latestStatus],
    attempts: [],
    railEventKeys: [],
    returnTransactionIds: [],
    createdBy,
    createdAt: context.now,
  }
}

/** Makes a NEW transaction. Nothing is sent before its release. */
export const createTransaction = (
  command: CreateTransactionCommand,
  context: Pick<TransactionContext, 'now' | 'actor'>,
): TransactionDecision =>
  announce(newTransaction(command, { status: 'NEW', message: 'Transaction creation successful' }, context), null)
