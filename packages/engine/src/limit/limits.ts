import {
  checkId,
  failure,
  type LimitScope,
  type LimitUsage,
  limitInForce,
  type Result,
  success,
  type TransactionLimit,
} from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { missing } from '../missing.ts'
import { financialAccountKind } from '../store/record-kinds.ts'
import { openLimitBook } from './limit-book.ts'
import { limitUsageId, limitUsageKind } from './limit-usage-kind.ts'
import { defaultLimitView, type LimitUtilisation, type LimitView, limitUtilisation } from './limit-view.ts'

/** The limits of one Business Account, which the host sets (`limits` of `createEngine`). */
export interface Limits {
  /** All that the host has set, in its order; those that name whom they are for, with what is used and left of them now. */
  list(): Promise<Result<readonly (LimitView | LimitUtilisation)[]>>
  /** Those that a debit of an account has to keep now: of its owner and its own, defaults included. */
  utilisation(financialAccountId: string): Promise<Result<readonly LimitUtilisation[]>>
}

const BATCH_SIZE = 100

/** What was used of each limit, in batches of what storage reads at once. */
const loadUsages = async (
  parts: EngineParts,
  businessAccountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LimitUsage>> => {
  const usages = new Map<string, LimitUsage>()
  for (let from = 0; from < ids.length; from += BATCH_SIZE) {
    const keys = ids.slice(from, from + BATCH_SIZE).map((id) => ({ businessAccountId, kind: limitUsageKind.kind, id }))
    for (const record of await parts.store.loadMany(keys)) {
      const usage = record?.state as unknown as LimitUsage | undefined
      if (usage !== undefined) usages.set(usage.id, usage)
    }
  }
  return usages
}

const scopeOf = ({ scopeType, scopeId }: TransactionLimit, businessAccountId: string): LimitScope | undefined => {
  if (scopeType === 'BUSINESS_ACCOUNT') return { scopeType, scopeId: businessAccountId }
  return scopeId === undefined ? undefined : { scopeType, scopeId }
}

export const createLimits = (parts: EngineParts, { businessAccountId }: Caller): Limits => ({
  list: async () => {
    await parts.ready()
    const limits = await parts.limits.of(businessAccountId)
    const rows = limits.map((limit) => ({ limit, scope: scopeOf(limit, businessAccountId) }))
    const ids = rows.flatMap(({ limit, scope }) => (scope === undefined ? [] : [limitUsageId(scope, limit.currency)]))
    const usages = await loadUsages(parts, businessAccountId, [...new Set(ids)])
    const now = parts.clock.now()
    return success(
      rows.map(({ limit, scope }) => {
        if (scope === undefined) return defaultLimitView(limit)
        return limitUtilisation(limitInForce(limit, scope, usages.get(limitUsageId(scope, limit.currency)), now))
      }),
    )
  },
  utilisation: async (financialAccountId) => {
    const badId = checkId(financialAccountId, 'financialAccountId')
    if (badId !== undefined) return failure(badId)
    await parts.ready()
    const loaded = await parts.store.load(financialAccountKind, businessAccountId, financialAccountId)
    if (loaded === undefined) return missing('financial account', 'financialAccountId', financialAccountId)
    const account = loaded.state
    const limits = await parts.limits.of(businessAccountId)
    const book = await openLimitBook(parts, businessAccountId, { limits, accounts: [account] })
    return success(book.limitsOn(account, account.currency).map(limitUtilisation))
  },
})
