import { type FindFilter, SHARED_BUSINESS_ACCOUNT_ID, type StorageAdapter } from '@linx/contracts'
import type { KeyProvider } from '../protection/key-provider.ts'
import type { KeyRing } from '../protection/key-ring.ts'
import { tenantKeyKind } from '../protection/stored-keys.ts'

/** What one call of `rewrapKeys` did. */
export interface RewrapSummary {
  readonly rewrapped: number
  /** Data keys that other master keys than the current one still wrap; at most 1,000,000 are counted. */
  readonly remaining: number
}

/** Rotation of the host's master keys. */
export interface DataKeyOperations {
  /** Wraps at most `limit` (1–1,000, default 100) data keys anew with the current master key. Call it until nothing remains. */
  rewrapKeys(options?: { readonly limit?: number }): Promise<RewrapSummary>
  /** How many data keys this master key still wraps. 0: the host may destroy it. At most 1,000,000 are counted. */
  dataKeyUse(keyId: string): Promise<number>
}

export interface DataKeyParts {
  readonly storage: Pick<StorageAdapter, 'find'>
  /** Absent with `keys.data: 'none'`: there is nothing to do then. */
  readonly protected?: { readonly ring: KeyRing; readonly provider: KeyProvider }
  ready(): Promise<void>
}

const DEFAULT_LIMIT = 100
const MAXIMUM_LIMIT = 1_000
const COUNT_UP_TO = 1_000_000

/** All ids but one: an id continues with visible ASCII, of which `!` is the first. */
const others = (keyId: string): readonly FindFilter[] => [
  { index: 'keyId', before: keyId },
  { index: 'keyId', from: `${keyId}!` },
]

export const createDataKeyOperations = (parts: DataKeyParts): DataKeyOperations => {
  const { storage, ready } = parts

  const find = async (filter: FindFilter, limit: number, countUpTo: number) => {
    await ready()
    return storage.find({
      businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
      kind: tenantKeyKind.kind,
      where: [filter],
      sort: { index: 'createdAt', direction: 'asc' },
      offset: 0,
      limit,
      countUpTo,
    })
  }

  return {
    rewrapKeys: async ({ limit = DEFAULT_LIMIT } = {}) => {
      if (parts.protected === undefined) return { rewrapped: 0, remaining: 0 }
      const { ring, provider } = parts.protected
      const current = await provider.currentKeyId()
      const bounded = Math.max(1, Math.min(Math.floor(limit) || 1, MAXIMUM_LIMIT))
      let rewrapped = 0
      for (const filter of others(current)) {
        const { records } = await find(filter, bounded, 0)
        for (const record of records.slice(0, bounded - rewrapped)) rewrapped += Number(await ring.rewrap(record))
      }
      const counts = await Promise.all(others(current).map((filter) => find(filter, 1, COUNT_UP_TO)))
      return { rewrapped, remaining: counts.reduce((sum, { total }) => sum + total, 0) }
    },
    dataKeyUse: async (keyId) => (await find({ index: 'keyId', equals: keyId }, 1, COUNT_UP_TO)).total,
  }
}
