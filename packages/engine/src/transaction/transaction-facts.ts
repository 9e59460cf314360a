import type { RailCapabilities } from '@linx/contracts'
import type { FinancialAccount, Transaction, TransactionFacts, TransactionLimit, TransactionRequest } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type LimitBook, openLimitBook } from '../limit/limit-book.ts'
import { singleLimits } from '../limit/single-limits.ts'
import { financialAccountKind } from '../store/record-kinds.ts'
import type { TransactionAccounts } from './rail-request.ts'

/** What a command about money names: the accounts, the limits in force, and what it gives back first. */
export interface FactsRequest {
  readonly accountIds: readonly string[]
  readonly limits: readonly TransactionLimit[]
  readonly released?: Transaction
}

/** The facts of a transaction that moves money now. */
export interface MoneyFacts extends TransactionFacts {
  readonly book: LimitBook
}

const loadAccountFacts = async (parts: EngineParts, businessAccountId: string, accountIds: readonly string[]) => {
  const keys = accountIds.map((id) => ({ businessAccountId, kind: financialAccountKind.kind, id }))
  const loaded = await parts.store.loadMany(keys)
  const accounts = loaded.flatMap((record) => (record === undefined ? [] : [record.state as FinancialAccount]))
  const byId = new Map(accounts.map((account) => [account.id, account]))
  return {
    accounts,
    facts: {
      findAccount: (id: string) => byId.get(id),
      paymentReasons: parts.paymentReasons,
      findRail: (solution: string): RailCapabilities | undefined => parts.rails.get(solution)?.capabilities,
    } satisfies TransactionFacts,
  }
}

/** What the rules of a transaction look up that is made now: accounts, rails, reasons, and what the limits leave. */
export const loadMoneyFacts = async (
  parts: EngineParts,
  businessAccountId: string,
  { accountIds, limits, released }: FactsRequest,
): Promise<MoneyFacts> => {
  const { accounts, facts } = await loadAccountFacts(parts, businessAccountId, accountIds)
  const book = await openLimitBook(parts, businessAccountId, {
    limits,
    accounts,
    ...(released === undefined ? {} : { released: [released] }),
  })
  if (released !== undefined) book.release(released)
  return { ...facts, book, findLimits: (debit, currency) => book.limitsOn(debit, currency) }
}

/** The same for what is made later: of the limits only those of a single transaction. */
export const loadTransactionFacts = async (
  parts: EngineParts,
  businessAccountId: string,
  { accountIds, limits }: FactsRequest,
): Promise<TransactionFacts> => {
  const { facts } = await loadAccountFacts(parts, businessAccountId, accountIds)
  return { ...facts, findLimits: singleLimits(parts, limits) }
}

/** The two accounts of a request that has passed its rules. */
export const accountsOf = (
  request: Pick<TransactionRequest, 'debitFinancialAccountId' | 'creditFinancialAccountId'>,
  facts: TransactionFacts,
): TransactionAccounts => {
  const debit = facts.findAccount(request.debitFinancialAccountId)
  const credit = facts.findAccount(request.creditFinancialAccountId)
  if (debit === undefined || credit === undefined) throw new TypeError('The rules let a request without account pass.')
  return { debit, credit }
}
