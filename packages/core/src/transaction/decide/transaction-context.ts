import type { Instant, RailAdapter } from '@linx/contracts'
import type { Actor, Decision } from '../../decision/index.ts'
import type { Failure } from '../../issue/index.ts'
import type { Transaction } from '../transaction.ts'

/** What a transaction decision may know of the world beside its state and command. */
export interface TransactionContext {
  readonly now: Instant
  readonly actor: Actor
  /** The two pure parts of the adapter for the transaction's solution. */
  readonly rail: Pick<RailAdapter, 'capabilities' | 'makeReference'>
}

/** A decision about one transaction, with the transactions that it makes beside it (RETURN, REVERSAL, correction). */
export interface TransactionDecision extends Decision<Transaction> {
  /** To be inserted in the same commit. */
  readonly created: readonly Transaction[]
}

/** A decision, or every reason why the command is refused. */
export type TransactionDecisionResult = (TransactionDecision & { readonly ok: true }) | Failure
