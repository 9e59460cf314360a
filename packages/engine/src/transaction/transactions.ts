import {
  checkId,
  decideTransaction,
  failure,
  type Result,
  statusAnswer,
  success,
  type Transaction,
  type TransactionAnswer,
  type TransactionCommand,
  type TransactionEmbed,
  type TransactionStatusAnswer,
  transactionAnswer,
  validateResolution,
  validateTransactionEmbeds,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { IdempotentCall, KeyedCall } from '../idempotency.ts'
import { missing } from '../missing.ts'
import { execute } from '../store/execute.ts'
import type { Page } from '../workflow/page.ts'
import { createTransactionRequest } from './create-transaction.ts'
import { editTransaction } from './edit-transaction.ts'
import { answerWithEmbeds, type TransactionWithEmbeds } from './embed-transaction.ts'
import { type ReversalAnswer, reverseTransaction } from './reverse-transaction.ts'
import { searchTransactions } from './search-transactions.ts'
import { commandChange, loadTransaction, openTransaction, transactionContext } from './transaction-store.ts'

/** What an answer brings along. */
export interface TransactionGetOptions {
  readonly embed?: string | readonly TransactionEmbed[]
}

/** Transactions of one Business Account. */
export interface Transactions {
  /** `POST /v1/transactions` (seed 003). Refused: every violation at once, nothing stored. The answer shows it `NEW`. */
  create(request: unknown, options: KeyedCall): Promise<Result<TransactionAnswer>>
  /**
   * `embed` (a list, or names with commas between them) brings along in `_embedded`: `debitFinancialAccount`, `creditFinancialAccount`, each
   * also with `.balances`, `transactionProviderDetails` (the submissions to the rail), `childTransactions`.
   */
  get(transactionId: string, options?: TransactionGetOptions): Promise<Result<TransactionWithEmbeds>>
  /**
   * By status, days, amounts, accounts, requestor, solution, type, parent, workflow, and what an operator has to look at (`attention`:
   * `IN_REVIEW`, `OUTCOME_UNKNOWN`); `parseTransactionSearch` says how each is written. Newest first unless sorted otherwise.
   */
  search(query?: unknown): Promise<Result<Page<TransactionAnswer>>>
  /** Every status that it had, oldest first. */
  history(transactionId: string): Promise<Result<readonly TransactionStatusAnswer[]>>
  /** Only `NEW` and `PENDING`; from `PROCESSING` on the rail has it. Cancelled already: nothing changes. */
  cancel(transactionId: string): Promise<Result<TransactionAnswer>>
  /**
   * Only `NEW` and `PENDING`: cancels it and makes another one of the whole request, which names it as parent. With a key, a repeat answers
   * as the first call; without one it is refused, as the original is cancelled by then.
   */
  edit(transactionId: string, request: unknown, options?: IdempotentCall): Promise<Result<TransactionAnswer>>
  /**
   * Only `SETTLED` and `CLEARED`: `{ reversalReason, correctionFinancialAccountId?, correctionAmount? }`. With a key, a repeat answers as the
   * first call; without one it is refused, as the original is reversed once.
   */
  reverse(transactionId: string, request: unknown, options?: IdempotentCall): Promise<Result<ReversalAnswer>>
  /**
   * An operator settles what the engine cannot know: `{ resolution: 'settled' | 'declined' | 'submit-again' | 'dismissed', evidence }`. Refused
   * while a submission runs, and where nothing is unknown or in review.
   */
  resolve(transactionId: string, request: unknown): Promise<Result<TransactionAnswer>>
}

export const createTransactions = (parts: EngineParts, caller: Caller): Transactions => {
  const { businessAccountId, actor } = caller
  const answerOf = (state: Transaction): TransactionAnswer => transactionAnswer(state, parts.paymentReasons)

  /** Runs what follows for an id of legal form, once the storage is ready. */
  const onId = async <Answer>(transactionId: string, run: () => Promise<Result<Answer>>): Promise<Result<Answer>> => {
    const badId = checkId(transactionId, 'transactionId')
    if (badId !== undefined) return failure(badId)
    await parts.ready()
    return run()
  }

  const read = <View>(transactionId: string, view: (state: Transaction) => View): Promise<Result<View>> =>
    onId(transactionId, async () => {
      const loaded = await loadTransaction(parts, businessAccountId, transactionId)
      return loaded === undefined ? missing('transaction', 'transactionId', transactionId) : success(view(loaded.state))
    })

  const command = (transactionId: string, given: TransactionCommand): Promise<Result<TransactionAnswer>> =>
    execute<Result<TransactionAnswer>>(parts.store, async () => {
      const open = await openTransaction(parts, businessAccountId, transactionId)
      if (open === undefined) return { answer: missing('transaction', 'transactionId', transactionId) }
      const { loaded, rail } = open
      const decided = decideTransaction(loaded.state, given, transactionContext(parts, actor, rail))
      if (!decided.ok) return { answer: decided }
      const answer = success(answerOf(decided.state))
      if (decided.state === loaded.state) return { answer }
      const change = await commandChange(parts, loaded, decided, actor, `transaction.${given.type}`)
      return { answer, change }
    })

  return {
    create: (request, options) => createTransactionRequest(parts, caller, request, options),
    get: async (transactionId, options = {}) => {
      const embeds = validateTransactionEmbeds(options)
      if (!embeds.ok) return embeds
      const loaded = await read(transactionId, (state) => state)
      return loaded.ok ? success(await answerWithEmbeds(parts, loaded.value, embeds.value)) : loaded
    },
    search: (query = {}) => searchTransactions(parts, caller, query),
    history: (transactionId) => read(transactionId, ({ history }) => history.map(statusAnswer)),
    cancel: (transactionId) => onId(transactionId, () => command(transactionId, { type: 'cancel' })),
    edit: (transactionId, request, options = {}) =>
      onId(transactionId, () => editTransaction(parts, caller, transactionId, request, options)),
    reverse: (transactionId, request, options = {}) =>
      onId(transactionId, () => reverseTransaction(parts, caller, transactionId, request, options)),
    resolve: async (transactionId, request) => {
      const resolution = validateResolution(request)
      if (!resolution.ok) return resolution
      return onId(transactionId, () =>
        command(transactionId, { type: 'resolve', ...resolution.value, returnTransactionId: parts.ids.uuid() }),
      )
    },
  }
}
