import type { RailAdapter } from '@linx/contracts'
import type { Actor, FinancialAccount, Transaction, TransactionContext, TransactionDecision } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type Change, recordChange } from '../store/change.ts'
import type { Loaded } from '../store/record-kind.ts'
import { financialAccountKind, transactionKind } from '../store/record-kinds.ts'
import type { TransactionAccounts } from './rail-request.ts'

export const loadTransaction = (
  parts: EngineParts,
  businessAccountId: string,
  transactionId: string,
): Promise<Loaded<Transaction> | undefined> => parts.store.load(transactionKind, businessAccountId, transactionId)

/** Both accounts as they are now; `undefined` if one is gone. */
export const loadAccounts = async (
  parts: EngineParts,
  transaction: Transaction,
): Promise<TransactionAccounts | undefined> => {
  const { businessAccountId, debitFinancialAccountId, creditFinancialAccountId } = transaction
  const [debit, credit] = await parts.store.loadMany(
    [debitFinancialAccountId, creditFinancialAccountId].map((id) => ({
      businessAccountId,
      kind: financialAccountKind.kind,
      id,
    })),
  )
  if (debit === undefined || credit === undefined) return undefined
  return {
    debit: debit.state as unknown as FinancialAccount,
    credit: credit.state as unknown as FinancialAccount,
  }
}

/** The rail that carries out the transaction; the host took it away if `undefined`. */
export const railOf = (parts: EngineParts, transaction: Transaction): RailAdapter | undefined =>
  parts.rails.get(transaction.solution)

export const transactionContext = (parts: EngineParts, actor: Actor, rail: RailAdapter): TransactionContext => ({
  now: parts.clock.now(),
  actor,
  rail,
})

/** The change of a decision about one transaction, with what it made beside it. */
export const transactionChange = (
  before: Loaded<Transaction>,
  decision: TransactionDecision,
  actor: Actor,
  action: string,
): Change => ({
  businessAccountId: decision.state.businessAccountId,
  actor,
  action,
  subject: `transaction/${decision.state.id}`,
  records: [
    ...(decision.state === before.state ? [] : [recordChange(transactionKind, decision.state, before)]),
    ...decision.created.map((created) => recordChange(transactionKind, created)),
  ],
  tasks: decision.tasks,
  removedTaskIds: decision.removedTaskIds,
  events: decision.events,
})
