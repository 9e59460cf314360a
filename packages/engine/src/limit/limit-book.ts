import {
  type Currency,
  countDebit,
  type FinancialAccount,
  type LimitInForce,
  type LimitScope,
  type LimitUsage,
  limitScopes,
  limitsInForce,
  limitsOfScope,
  parseAmount,
  releaseDebit,
  type Transaction,
  type TransactionLimit,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type RecordChange, recordChange } from '../store/change.ts'
import type { Loaded } from '../store/record-kind.ts'
import { limitUsageId, limitUsageKind } from './limit-usage-kind.ts'

/** What a decision may count, or give back. */
export interface LimitBookRequest {
  readonly limits: readonly TransactionLimit[]
  /** Accounts that may be debited. */
  readonly accounts: readonly FinancialAccount[]
  /** Transactions that may be given back. */
  readonly released?: readonly Transaction[]
}

/** An amount that an account is debited. */
export interface Debit {
  readonly account: FinancialAccount
  /** Decimal text. */
  readonly amount: string
  readonly currency: Currency
}

const minorOf = (amount: string, currency: Currency): bigint => {
  const parsed = parseAmount(amount, currency, 'amount')
  if (!parsed.ok) throw new TypeError('A transaction with an amount that was never checked.')
  return parsed.value
}

const hasPeriods = (limits: readonly TransactionLimit[], scope: LimitScope, currency: Currency): boolean =>
  limitsOfScope(limits, scope, currency).some(({ limitType }) => limitType !== 'SINGLE')

const emptyUsage = (businessAccountId: string, scope: LimitScope, currency: Currency): LimitUsage => ({
  schemaVersion: 1,
  businessAccountId,
  id: limitUsageId(scope, currency),
  ...scope,
  currency,
  periods: {},
})

const usageIdsOf = ({ limits, accounts, released = [] }: LimitBookRequest): readonly string[] => {
  const counted = accounts.flatMap((account) =>
    limitScopes(account)
      .filter((scope) => hasPeriods(limits, scope, account.currency))
      .map((scope) => limitUsageId(scope, account.currency)),
  )
  return [...new Set([...counted, ...released.flatMap(({ limitUsageIds }) => limitUsageIds ?? [])])]
}

/**
 * The usages that one decision reads and changes. Each is loaded once and put once, with the version it was loaded at: of two commands
 * that count against the same limit one wins the commit, and the other decides again on what is left.
 */
export class LimitBook {
  readonly #parts: EngineParts
  readonly #businessAccountId: string
  readonly #limits: readonly TransactionLimit[]
  readonly #before: ReadonlyMap<string, Loaded<LimitUsage>>
  readonly #after = new Map<string, LimitUsage>()

  constructor(
    parts: EngineParts,
    businessAccountId: string,
    limits: readonly TransactionLimit[],
    before: ReadonlyMap<string, Loaded<LimitUsage>>,
  ) {
    this.#parts = parts
    this.#businessAccountId = businessAccountId
    this.#limits = limits
    this.#before = before
  }

  /** Every limit that a debit of the account has to keep now. */
  limitsOn(account: FinancialAccount, currency: Currency): readonly LimitInForce[] {
    return limitsInForce(
      this.#limits,
      { account, currency },
      { now: this.#parts.clock.now(), findUsage: (scope) => this.#find(limitUsageId(scope, currency)) },
    )
  }

  /** Counts a debit that has kept its limits. Answers the ids of the usages that hold it now. */
  count({ account, amount, currency }: Debit): { readonly limitUsageIds?: readonly string[] } {
    const scopes = limitScopes(account).filter((scope) => hasPeriods(this.#limits, scope, currency))
    const usages = scopes.map((scope) => {
      const known = this.#find(limitUsageId(scope, currency))
      return known ?? emptyUsage(this.#businessAccountId, scope, currency)
    })
    for (const usage of usages) {
      this.#after.set(usage.id, countDebit(usage, minorOf(amount, currency), this.#parts.clock.now()))
    }
    return usages.length === 0 ? {} : { limitUsageIds: usages.map(({ id }) => id) }
  }

  /** Gives back what a transaction was counted with. */
  release({ limitUsageIds = [], amount, currency, createdAt }: Transaction): void {
    for (const id of limitUsageIds) {
      const usage = this.#find(id)
      if (usage !== undefined) this.#after.set(id, releaseDebit(usage, minorOf(amount, currency), createdAt))
    }
  }

  /** What is to be committed beside the transactions. */
  changes(): readonly RecordChange[] {
    return [...this.#after].map(([id, usage]) => recordChange(limitUsageKind, usage, this.#before.get(id)))
  }

  #find(id: string): LimitUsage | undefined {
    return this.#after.get(id) ?? this.#before.get(id)?.state
  }
}

/** Loads the usages that a decision may need; none if nothing is limited. */
export const openLimitBook = async (
  parts: EngineParts,
  businessAccountId: string,
  request: LimitBookRequest,
): Promise<LimitBook> => {
  const ids = usageIdsOf(request)
  const keys = ids.map((id) => ({ businessAccountId, kind: limitUsageKind.kind, id }))
  const records = keys.length === 0 ? [] : await parts.store.loadMany(keys)
  const loaded = records.flatMap((record) => {
    const usage = record as unknown as Loaded<LimitUsage> | undefined
    return usage === undefined ? [] : [[usage.state.id, usage] as const]
  })
  return new LimitBook(parts, businessAccountId, request.limits, new Map(loaded))
}
