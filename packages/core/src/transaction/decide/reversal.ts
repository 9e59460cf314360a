import { createIssue, type Failure, failure, type Issue } from '../../issue/index.ts'
import type { Transaction } from '../transaction.ts'
import { accept, announce, join, keep, move, refuseEvent } from './change.ts'
import { type CreateTransactionCommand, newTransaction } from './create-transaction.ts'
import type { ReversalEndedCommand, ReverseCommand } from './transaction-commands.ts'
import type { TransactionContext, TransactionDecisionResult } from './transaction-context.ts'

/** Which correction a reason may come with. */
const CORRECTION_OF_REASON = {
  DUPLICATE_PAYMENT: undefined,
  INCORRECT_RECIPIENT: 'correctionFinancialAccountId',
  INCORRECT_AMOUNT: 'correctionAmount',
} as const

const CORRECTIONS = ['correctionFinancialAccountId', 'correctionAmount'] as const

const checkCorrections = (command: ReverseCommand): readonly Issue[] => {
  const allowed = CORRECTION_OF_REASON[command.reversalReason]
  return CORRECTIONS.filter((member) => member !== allowed && command[member] !== undefined).map((member) =>
    createIssue('reversal_correction', {
      path: member,
      expected: allowed === undefined ? `no correction for ${command.reversalReason}` : `at most ${allowed}`,
      received: command[member],
      fix: `Leave ${member} out, or give another reason`,
    }),
  )
}

const checkReversible = (state: Transaction): Failure | undefined => {
  const { status } = state.latestStatus
  if (status !== 'SETTLED' && status !== 'CLEARED') return refuseEvent(state, 'reversed')
  const isOriginal = state.transactionType === 'SEND' || state.transactionType === 'REQUEST'
  const isFree = state.reversalTransactionId === undefined && state.returnTransactionIds.length === 0
  if (isOriginal && isFree) return undefined
  return failure(
    createIssue('transaction_not_reversible', {
      path: '',
      expected: 'a SEND or REQUEST that is neither reversed nor returned',
      received: isOriginal ? 'one that is reversed or returned already' : state.transactionType,
      fix: 'Create a new transaction to move money again',
    }),
  )
}

/** The members that a REVERSAL and a correction share with the original. */
const copyOf = (state: Transaction, id: string): CreateTransactionCommand => {
  const { description, memo, achEntryType, workflowId } = state
  return {
    id,
    businessAccountId: state.businessAccountId,
    metadata: state.metadata,
    debitFinancialAccountId: state.debitFinancialAccountId,
    creditFinancialAccountId: state.creditFinancialAccountId,
    transactionType: state.transactionType,
    solution: state.solution,
    paymentReasonId: state.paymentReasonId,
    amount: state.amount,
    currency: state.currency,
    settlementPriority: state.settlementPriority,
    parentTransactionId: state.id,
    ...(description === undefined ? {} : { description }),
    ...(memo === undefined ? {} : { memo }),
    ...(achEntryType === undefined ? {} : { achEntryType }),
    ...(workflowId === undefined ? {} : { workflowId }),
  }
}

const makeReversal = (state: Transaction, command: ReverseCommand, context: TransactionContext): Transaction =>
  newTransaction(
    {
      ...copyOf(state, command.reversalTransactionId),
      transactionType: 'REVERSAL',
      reverses: state.transactionType === 'REQUEST' ? 'REQUEST' : 'SEND',
      settlementPriority: 'NEXT_DAY',
      reversalReason: command.reversalReason,
    },
    { status: 'NEW', message: `Reverses ${state.id}: ${command.reversalReason}` },
    context,
  )

const makeCorrection = (
  state: Transaction,
  command: ReverseCommand,
  context: TransactionContext,
): readonly Transaction[] => {
  const { correctionAmount, correctionFinancialAccountId } = command
  if (correctionAmount === undefined && correctionFinancialAccountId === undefined) return []
  const side = state.transactionType === 'REQUEST' ? 'debitFinancialAccountId' : 'creditFinancialAccountId'
  const corrected: CreateTransactionCommand = {
    ...copyOf(state, command.correctionTransactionId),
    ...(correctionAmount === undefined ? {} : { amount: correctionAmount }),
    ...(correctionFinancialAccountId === undefined ? {} : { [side]: correctionFinancialAccountId }),
  }
  return [newTransaction(corrected, { status: 'NEW', message: `Corrects ${state.id}` }, context)]
}

/**
 * Makes the REVERSAL, and the correction if one is asked for, both NEW; `created` has them in this order. The original stays as it is
 * until the REVERSAL has settled. The engine checks a correction's account and amount first, as for any transaction.
 */
export const decideReverse = (
  state: Transaction,
  command: ReverseCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  const issues = checkCorrections(command)
  if (issues.length > 0) return failure(...issues)
  const refusal = checkReversible(state)
  if (refusal !== undefined) return refusal
  const created = [makeReversal(state, command, context), ...makeCorrection(state, command, context)]
  const told = created.map((made) => announce(made, null))
  return accept({
    ...keep({ ...state, reversalTransactionId: command.reversalTransactionId }),
    tasks: told.flatMap(({ tasks }) => tasks),
    events: told.flatMap(({ events }) => events),
    created,
  })
}

/** The REVERSAL has ended: the original is REVERSED, or free for another try. Repeated: nothing happens. */
export const decideReversalEnded = (
  state: Transaction,
  { reversalTransactionId, isSettled }: ReversalEndedCommand,
  context: TransactionContext,
): TransactionDecisionResult => {
  const { status } = state.latestStatus
  const isOpen = state.reversalTransactionId === reversalTransactionId && (status === 'SETTLED' || status === 'CLEARED')
  if (!isOpen) return accept(keep(state))
  if (isSettled)
    return accept(join(keep(state), move(state, 'reversed', `Reversed by ${reversalTransactionId}`, context)))
  const { reversalTransactionId: _, ...free } = state
  return accept(keep(free))
}
