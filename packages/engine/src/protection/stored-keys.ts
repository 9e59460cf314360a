import { type Instant, SHARED_BUSINESS_ACCOUNT_ID } from '@linx/contracts'
import type { RecordKind } from '../store/record-kind.ts'

/** The wrapped data key of a Business Account, under that account's id; shared, so that a rotation finds all of them. */
export interface StoredTenantKey {
  readonly schemaVersion: 1
  readonly businessAccountId: typeof SHARED_BUSINESS_ACCOUNT_ID
  /** The Business Account. */
  readonly id: string
  /** The host's master key that opens it. */
  readonly keyId: string
  /** Base64url. */
  readonly wrapped: string
  readonly createdAt: Instant
}

/** The key of one Customer, sealed with the tenant's; without it nothing of the Customer can be read. */
export interface StoredCustomerKey {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  /** The Customer. */
  readonly id: string
  /** Absent once the Customer is erased. */
  readonly sealed?: string
  readonly createdAt: Instant
  readonly erasedAt?: Instant
}

export const tenantKeyKind: RecordKind<StoredTenantKey> = {
  kind: 'tenantKey',
  indexes: [
    { name: 'keyId', type: 'string' },
    { name: 'createdAt', type: 'number' },
  ],
  idOf: ({ id }) => id,
  indexesOf: ({ keyId, createdAt }) => ({ keyId, createdAt }),
}

export const customerKeyKind: RecordKind<StoredCustomerKey> = {
  kind: 'customerKey',
  indexes: [
    { name: 'createdAt', type: 'number' },
    { name: 'erasedAt', type: 'number' },
  ],
  idOf: ({ id }) => id,
  indexesOf: ({ createdAt, erasedAt }) => ({ createdAt, erasedAt: erasedAt ?? null }),
}

export const tenantKeyRecord = (businessAccountId: string) => ({
  businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
  kind: tenantKeyKind.kind,
  id: businessAccountId,
})

export const customerKeyRecord = (businessAccountId: string, customerId: string) => ({
  businessAccountId,
  kind: customerKeyKind.kind,
  id: customerId,
})
