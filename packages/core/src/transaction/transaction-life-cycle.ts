import { compileMachine, createRefusals, type LifeCycle, type RefusalRow, type StatusOf } from '../life-cycle/index.ts'
import { type TransactionEvent, transactionMachine } from './transaction-machine.ts'

export type TransactionStatus = StatusOf<typeof transactionMachine>

/** `transactionMachine` as a table. */
export const transactionLifeCycle: LifeCycle<TransactionStatus, TransactionEvent> = compileMachine(transactionMachine)

const refusalRows: readonly RefusalRow<TransactionStatus, TransactionEvent>[] = [
  {
    status: 'NEW',
    events: ['reversed'],
    code: 'transaction_not_settled',
    fix: 'Cancel the transaction: no money has moved yet',
  },
  { status: 'NEW', code: 'transaction_not_released', fix: 'Release the transaction first' },
  {
    status: 'PENDING',
    events: ['released'],
    code: 'transaction_already_released',
    fix: 'Wait until it is submitted, or cancel it',
  },
  {
    status: 'PENDING',
    events: ['reversed'],
    code: 'transaction_not_settled',
    fix: 'Cancel the transaction: no money has moved yet',
  },
  { status: 'PENDING', code: 'transaction_not_submitted', fix: 'Begin the submission first' },
  {
    status: 'PROCESSING',
    events: ['reversed'],
    code: 'transaction_not_settled',
    fix: 'Wait until the transaction is SETTLED or CLEARED',
  },
  {
    status: 'PROCESSING',
    code: 'transaction_at_provider',
    fix: 'Wait for the outcome; a settled transaction can be reversed',
  },
  {
    status: 'APPROVED',
    events: ['reversed'],
    code: 'transaction_not_settled',
    fix: 'Wait until the transaction is SETTLED or CLEARED',
  },
  {
    status: 'APPROVED',
    code: 'transaction_at_provider',
    fix: 'Wait for the outcome; a settled transaction can be reversed',
  },
  { status: 'SETTLED', code: 'transaction_settled', fix: 'Reverse the transaction to undo it' },
  { status: 'CLEARED', code: 'transaction_settled', fix: 'Reverse the transaction to undo it' },
  { status: 'DECLINED', code: 'transaction_declined', fix: 'Create a new transaction' },
  { status: 'CANCELLED', code: 'transaction_cancelled', fix: 'Create a new transaction' },
  { status: 'ERROR', code: 'transaction_failed', fix: 'Read why it failed, then create a new transaction' },
  { status: 'REVERSED', code: 'transaction_reversed', fix: 'Create a new transaction' },
]

/** The named answer for every pair of status and event that is no transition. */
export const transactionRefusals = createRefusals('transaction', transactionLifeCycle, refusalRows)

/** Why a transaction in this status does not take the event; kind `conflict`, naming the status that won. */
export const transactionRefusal = transactionRefusals.explain
