import type { RailAdapter } from '@linx/contracts'
import type {
  Actor,
  FinancialAccount,
  Transaction,
  TransactionContext,
  TransactionDecision,
  TransactionStatus,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { openLimitBook } from '../limit/limit-book.ts'
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

/** A transaction beside its rail. */
export interface OpenTransaction {
  readonly loaded: Loaded<Transaction>
  readonly rail: RailAdapter
}

/** The rail that carries out the transaction; the host took it away if `undefined`. */
export const railOf = (parts: EngineParts, transaction: Transaction): RailAdapter | undefined =>
  parts.rails.get(transaction.solution)

/** Loads a transaction for a command; `undefined` if it or its rail is gone. */
export const openTransaction = async (
  parts: EngineParts,
  businessAccountId: string,
  transactionId: string,
): Promise<OpenTransaction | undefined> => {
  const loaded = await loadTransaction(parts, businessAccountId, transactionId)
  const rail = loaded === undefined ? undefined : railOf(parts, loaded.state)
  return loaded === undefined || rail === undefined ? undefined : { loaded, rail }
}

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

const MOVED_NOTHING: ReadonlySet<TransactionStatus> = new Set(['CANCELLED', 'DECLINED', 'ERROR'])

const endsInNothing = (before: Transaction, after: Transaction): boolean =>
  MOVED_NOTHING.has(after.latestStatus.status) && !MOVED_NOTHING.has(before.latestStatus.status)

/** The change of a decision, with what the limits get back if the transaction ends without moving money. */
export const commandChange = async (
  parts: EngineParts,
  before: Loaded<Transaction>,
  decision: TransactionDecision,
  actor: Actor,
  action: string,
): Promise<Change> => {
  const change = transactionChange(before, decision, actor, action)
  if (before.state.limitUsageIds === undefined || !endsInNothing(before.state, decision.state)) return change
  const request = { limits: [], accounts: [], released: [before.state] }
  const book = await openLimitBook(parts, change.businessAccountId, request)
  book.release(before.state)
  return { ...change, records: [...change.records, ...book.changes()] }
}
