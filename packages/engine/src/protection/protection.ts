import type { FindQuery, JsonObject, StoredRecord, UniqueClaim, UniqueEntry, UniqueKey } from '@linx/contracts'
import type { IdSource } from '../platform/id-source.ts'
import type { Change, RecordChange } from '../store/change.ts'
import type { RecordKind, StoredState } from '../store/record-kind.ts'
import { type CommitSealer, clearSealer } from './commit-sealer.ts'
import { createNonceSource } from './data-key.ts'
import type { KeyRing } from './key-ring.ts'
import { fromStoredBody, isSealed, neededCustomerId, toStoredBody } from './record-sealer.ts'
import { closeEntry, closeKey, openEntry } from './sealed-entry.ts'

/** What stands between the engine's states and the storage: secrets are sealed on their way in, and opened on their way out. */
export interface Protection {
  forCommit(change: Change): Promise<CommitSealer>
  /** The states of these records. Throws `ProtectionError`. */
  open(records: readonly StoredRecord[]): Promise<readonly StoredState[]>
  /** The query with its words made blind; `undefined` if nothing can match. */
  blind(query: FindQuery): Promise<FindQuery | undefined>
  /** The key as it is stored; `undefined` if it cannot be there. */
  closeKey(key: UniqueKey): Promise<UniqueKey | undefined>
  /** An entry as it was claimed, under the key that was asked for. */
  openEntry(asked: UniqueKey, entry: UniqueEntry): Promise<UniqueEntry>
  /** A record id made of what must not lie in clear, such as a phone number: the same each time, and nothing shows. */
  blindId(businessAccountId: string, text: string): Promise<string>
  /** After an erasure by this process. */
  forgetCustomerKey(businessAccountId: string, customerId: string): void
  /** Makes the digests of audit entries: HMACs that nobody without the key can make, SHA-256 where there are no keys. */
  auditDigest(businessAccountId: string): Promise<(text: string) => string>
}

type Kinds = ReadonlyMap<string, RecordKind<StoredState>>

/** Keeps everything in clear: for simulations and tests. Sealed records are refused. */
export const createClearProtection = (kinds: Kinds): Protection => ({
  forCommit: async () => clearSealer,
  open: async (records) => records.map(({ key, body }) => fromStoredBody(undefined, kinds.get(key.kind), key, body)),
  blind: async (query) => query,
  closeKey: async (key) => key,
  openEntry: async (_asked, entry) => entry,
  blindId: async (_businessAccountId, text) => clearSealer.digest(text),
  forgetCustomerKey: () => undefined,
  auditDigest: async () => clearSealer.digest,
})

const customerIdsOf = ({ records }: Change): readonly string[] =>
  records.flatMap(({ kind, after }) => (after === undefined ? [] : (kind.customerIdOf?.(after) ?? [])))

export const createProtection = (kinds: Kinds, ring: KeyRing, ids: IdSource): Protection => {
  const nonce = createNonceSource((length) => ids.randomBytes(length))

  const openTenant = async (businessAccountId: string, records: readonly StoredRecord[]) => {
    const sealed = records.filter(({ body }) => isSealed(body))
    const tenant = sealed.length === 0 ? undefined : await ring.tenant(businessAccountId)
    if (tenant === undefined) return undefined
    const customerIds = sealed.flatMap(({ body }) => neededCustomerId(body) ?? [])
    return ring.sealing(businessAccountId, tenant, customerIds)
  }

  return {
    forCommit: async (change) => {
      const { tenant, sealing, puts, remember } = await ring.forCommit(change.businessAccountId, customerIdsOf(change))
      return {
        puts,
        seal: ({ kind, after, before }: RecordChange, key) =>
          after === undefined ? undefined : toStoredBody(sealing, { kind, key, after, before: before?.state, nonce }),
        terms: (terms) => terms.map((term) => tenant.blindTerm(term)),
        claim: (claim: UniqueClaim) => closeEntry(tenant, claim, nonce()),
        digest: (text) => tenant.mac('audit', text),
        remember,
      }
    },
    open: async (records) => {
      const tenants = [...new Set(records.map(({ key }) => key.businessAccountId))]
      const keys = new Map<string, Awaited<ReturnType<typeof openTenant>>>()
      for (const tenant of tenants) {
        keys.set(
          tenant,
          await openTenant(
            tenant,
            records.filter(({ key }) => key.businessAccountId === tenant),
          ),
        )
      }
      return records.map(({ key, body }) =>
        fromStoredBody(keys.get(key.businessAccountId), kinds.get(key.kind), key, body as JsonObject),
      )
    },
    blind: async (query) => {
      if (!query.where.some((filter) => 'anyTerm' in filter)) return query
      const tenant = await ring.tenant(query.businessAccountId)
      if (tenant === undefined) return undefined
      const where = query.where.map((filter) =>
        'anyTerm' in filter ? { anyTerm: filter.anyTerm.map((term) => tenant.blindTerm(term)) } : filter,
      )
      return { ...query, where }
    },
    closeKey: async (key) => {
      const tenant = await ring.tenant(key.businessAccountId)
      return tenant && closeKey(tenant, key)
    },
    openEntry: async (asked, entry) => {
      const tenant = await ring.tenant(asked.businessAccountId)
      return tenant === undefined ? entry : openEntry(tenant, asked, entry)
    },
    blindId: async (businessAccountId, text) => (await ring.ensure(businessAccountId)).mac('id', text),
    forgetCustomerKey: (businessAccountId, customerId) => ring.forgetCustomer(businessAccountId, customerId),
    auditDigest: async (businessAccountId) => {
      const tenant = await ring.tenant(businessAccountId)
      return (text) => tenant?.mac('audit', text) ?? ''
    },
  }
}
