import {
  type Currency,
  type FinancialAccount,
  formatInstant,
  type SubmissionAttempt,
  type Transaction,
  type TransactionAnswer,
  type TransactionEmbed,
  transactionAnswer,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type FinancialAccountView, financialAccountView } from '../party/financial-account-view.ts'
import { fromRecord } from '../store/record-kind.ts'
import { financialAccountKind, transactionKind } from '../store/record-kinds.ts'

/** What an account held, as far as the host has told. */
export interface AccountBalance {
  /** Decimal text. */
  readonly amount: string
  /** ISO 8601; absent if nobody said. */
  readonly effectiveAt?: string
}

/** An account inside another answer; balances only if they were asked for, and only those that are known. */
export type EmbeddedAccount = Omit<FinancialAccountView, 'balance' | 'balanceAt'> & {
  readonly _embedded?: { readonly balances: { readonly [currency in Currency]?: AccountBalance } }
}

/** One submission to the rail as the business sees it. */
export interface ProviderAttempt extends Pick<SubmissionAttempt, 'number' | 'reference' | 'state' | 'sendCount'> {
  /** The rail's own name for it. */
  readonly providerId?: string
  /** The rail's code and reason of the last refusal. */
  readonly code?: string
  readonly reason?: string
  /** ISO 8601. */
  readonly firstSentAt?: string
}

/** What was asked for with `embed`; an account that is gone is left out. */
export interface TransactionEmbedded {
  readonly debitFinancialAccount?: EmbeddedAccount
  readonly creditFinancialAccount?: EmbeddedAccount
  readonly transactionProviderDetails?: { readonly solution: string; readonly attempts: readonly ProviderAttempt[] }
  /** Its RETURNs, REVERSAL, correction, and what an edit put in its place; oldest first. */
  readonly childTransactions?: readonly TransactionAnswer[]
}

/** A transaction with what was asked for beside it. */
export interface TransactionWithEmbeds extends TransactionAnswer {
  readonly _embedded?: TransactionEmbedded
}

const MAXIMUM_CHILDREN = 100

const balancesOf = ({ currency, balance, balanceAt }: FinancialAccount) => {
  const at = balanceAt === undefined ? {} : { effectiveAt: formatInstant(balanceAt) }
  return balance === undefined ? {} : { [currency]: { amount: balance, ...at } }
}

const embeddedAccount = (account: FinancialAccount, hasBalances: boolean): EmbeddedAccount => {
  const { balance: _, balanceAt: __, ...shown } = financialAccountView(account)
  return hasBalances ? { ...shown, _embedded: { balances: balancesOf(account) } } : shown
}

const attemptView = (attempt: SubmissionAttempt): ProviderAttempt => {
  const { number, reference, state, sendCount, providerId, code, reason, firstSentAt } = attempt
  return {
    number,
    reference,
    state,
    sendCount,
    ...(providerId === undefined ? {} : { providerId }),
    ...(code === undefined ? {} : { code }),
    ...(reason === undefined ? {} : { reason }),
    ...(firstSentAt === undefined ? {} : { firstSentAt: formatInstant(firstSentAt) }),
  }
}

const loadAccount = async (parts: EngineParts, businessAccountId: string, id: string) =>
  (await parts.store.load(financialAccountKind, businessAccountId, id))?.state

const loadChildren = async (parts: EngineParts, { businessAccountId, id }: Transaction) => {
  const { records } = await parts.store.find({
    businessAccountId,
    kind: transactionKind.kind,
    where: [{ index: 'parentTransactionId', equals: id }],
    sort: { index: 'createdAt', direction: 'asc' },
    offset: 0,
    limit: MAXIMUM_CHILDREN,
    countUpTo: 0,
  })
  return records.map((record) => transactionAnswer(fromRecord<Transaction>(record).state, parts.paymentReasons))
}

const loadSide = async (
  parts: EngineParts,
  state: Transaction,
  side: 'debitFinancialAccount' | 'creditFinancialAccount',
  embeds: ReadonlySet<TransactionEmbed>,
): Promise<TransactionEmbedded> => {
  if (!embeds.has(side)) return {}
  const account = await loadAccount(parts, state.businessAccountId, state[`${side}Id`])
  return account === undefined ? {} : { [side]: embeddedAccount(account, embeds.has(`${side}.balances`)) }
}

/** The answer for a transaction, with its `_embedded` if anything was asked for. */
export const answerWithEmbeds = async (
  parts: EngineParts,
  state: Transaction,
  embeds: ReadonlySet<TransactionEmbed>,
): Promise<TransactionWithEmbeds> => {
  const answer = transactionAnswer(state, parts.paymentReasons)
  if (embeds.size === 0) return answer
  const [debit, credit, childTransactions] = await Promise.all([
    loadSide(parts, state, 'debitFinancialAccount', embeds),
    loadSide(parts, state, 'creditFinancialAccount', embeds),
    embeds.has('childTransactions') ? loadChildren(parts, state) : undefined,
  ])
  const details = { solution: state.solution, attempts: state.attempts.map(attemptView) }
  return {
    ...answer,
    _embedded: {
      ...debit,
      ...credit,
      ...(embeds.has('transactionProviderDetails') ? { transactionProviderDetails: details } : {}),
      ...(childTransactions === undefined ? {} : { childTransactions }),
    },
  }
}
