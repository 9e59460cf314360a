import {
  type RecordKey,
  type RecordPut,
  SHARED_BUSINESS_ACCOUNT_ID,
  type StorageAdapter,
  type StoredRecord,
} from '@linx/contracts'
import type { Clock } from '../platform/clock.ts'
import type { IdSource } from '../platform/id-source.ts'
import type { StoredState } from '../store/record-kind.ts'
import { DATA_KEY_BYTES, DataKey } from './data-key.ts'
import type { KeyProvider, WrappedKey } from './key-provider.ts'
import { ProtectionError } from './protection-error.ts'
import type { CustomerKey, SealingKeys } from './record-sealer.ts'
import {
  customerKeyKind,
  customerKeyRecord,
  type StoredCustomerKey,
  type StoredTenantKey,
  tenantKeyKind,
  tenantKeyRecord,
} from './stored-keys.ts'
import { TenantKeys } from './tenant-keys.ts'

export interface KeyRingOptions {
  readonly storage: Pick<StorageAdapter, 'get' | 'commit'>
  readonly clock: Clock
  readonly ids: IdSource
  readonly provider: KeyProvider
}

/** Keys for one commit; those that it makes are stored by its own batch. */
export interface CommitKeys {
  readonly tenant: TenantKeys
  readonly sealing: SealingKeys
  readonly puts: readonly RecordPut[]
  /** To be called once the batch is committed. */
  remember(): void
}

const MAXIMUM_TENANTS = 1_000
const MAXIMUM_CUSTOMERS = 8_192
/** Another process may have erased a Customer: its key is looked up again after this time. */
const CUSTOMER_KEY_LIFE_MS = 60_000
const KEYS_A_GET = 100

const newPut = (key: RecordKey, state: StoredState, indexes: RecordPut['indexes']): RecordPut => ({
  key,
  expectedVersion: 0,
  body: { ...state },
  ...(indexes === undefined ? {} : { indexes }),
})

const customerContext = (businessAccountId: string, customerId: string): string =>
  [businessAccountId, customerKeyKind.kind, customerId, 'key', 1].join('\n')

const remember = <Value>(map: Map<string, Value>, name: string, value: Value, maximum: number): void => {
  map.delete(name)
  map.set(name, value)
  const oldest = map.size > maximum ? map.keys().next() : undefined
  if (oldest?.done === false) map.delete(oldest.value)
}

interface KnownCustomerKey {
  readonly key: CustomerKey
  readonly until: number
}

/** Loads, makes and remembers keys; what it remembers is bounded. Answers in the same tick once a key is known. */
export class KeyRing {
  readonly #options: KeyRingOptions
  readonly #tenants = new Map<string, Promise<TenantKeys | undefined>>()
  readonly #storing = new Map<string, Promise<TenantKeys>>()
  readonly #customers = new Map<string, KnownCustomerKey>()

  constructor(options: KeyRingOptions) {
    this.#options = options
  }

  /** `undefined`: nothing was ever stored for this Business Account. */
  tenant(businessAccountId: string): Promise<TenantKeys | undefined> {
    const known = this.#tenants.get(businessAccountId)
    if (known !== undefined) return known
    const loading = this.#loadTenant(businessAccountId)
    remember(this.#tenants, businessAccountId, loading, MAXIMUM_TENANTS)
    const forget = (): void => {
      if (this.#tenants.get(businessAccountId) === loading) this.#tenants.delete(businessAccountId)
    }
    loading.then((keys) => keys ?? forget(), forget)
    return loading
  }

  /** Makes and stores the keys if there are none yet. Callers of one moment wait for the same commit, so that none of them loses a race. */
  async ensure(businessAccountId: string): Promise<TenantKeys> {
    const stored = await this.tenant(businessAccountId)
    if (stored !== undefined) return stored
    const known = this.#storing.get(businessAccountId)
    if (known !== undefined) return known
    const storing = this.#storeTenant(businessAccountId).finally(() => this.#storing.delete(businessAccountId))
    this.#storing.set(businessAccountId, storing)
    return storing
  }

  /** The keys of these Customers, those that are there. */
  async sealing(businessAccountId: string, tenant: TenantKeys, customerIds: readonly string[]): Promise<SealingKeys> {
    const keys = await this.#loadCustomers(businessAccountId, tenant, customerIds)
    return { tenant: tenant.data, customer: (id) => keys.get(id) }
  }

  /** Keys to write with: what is missing is made, and stored by the commit that needs it first. */
  async forCommit(businessAccountId: string, customerIds: readonly string[]): Promise<CommitKeys> {
    const stored = await this.tenant(businessAccountId)
    const made = stored === undefined ? await this.#makeTenant(businessAccountId) : undefined
    const tenant = stored ?? made?.keys
    if (tenant === undefined) throw new TypeError('A key was neither loaded nor made.')
    const unique = [...new Set(customerIds)]
    const sealing = await this.sealing(businessAccountId, tenant, stored === undefined ? [] : unique)
    const missing = unique.filter((id) => sealing.customer(id) === undefined)
    const customers = new Map(missing.map((id) => [id, this.#makeCustomer(businessAccountId, tenant, id)]))
    return {
      tenant,
      sealing: { tenant: tenant.data, customer: (id) => customers.get(id)?.key ?? sealing.customer(id) },
      puts: [...(made === undefined ? [] : [made.put]), ...[...customers.values()].map(({ put }) => put)],
      remember: () => {
        if (made !== undefined) {
          remember(this.#tenants, businessAccountId, Promise.resolve(made.keys), MAXIMUM_TENANTS)
        }
        for (const [id, { key }] of customers) this.#keep(businessAccountId, id, key)
      },
    }
  }

  /** After an erasure in this process. */
  forgetCustomer(businessAccountId: string, customerId: string): void {
    this.#customers.delete(`${businessAccountId}\n${customerId}`)
  }

  /** Wraps a stored data key with the current master key; `false` if somebody else changed it meanwhile. */
  async rewrap(record: StoredRecord): Promise<boolean> {
    const state = record.body as unknown as StoredTenantKey
    return this.#store(record, await this.#unwrap(state, state.id))
  }

  async #store({ key, version, body }: StoredRecord, bytes: Uint8Array): Promise<boolean> {
    const state = body as unknown as StoredTenantKey
    const { keyId, wrapped } = await this.#wrap(bytes, state.id)
    const after = { ...state, keyId, wrapped: Buffer.from(wrapped).toString('base64url') }
    const put = { key, expectedVersion: version, body: { ...after }, indexes: tenantKeyKind.indexesOf(after) }
    return (await this.#options.storage.commit({ now: this.#options.clock.now(), puts: [put] })).committed
  }

  async #unwrap({ keyId, wrapped }: Pick<StoredTenantKey, 'keyId' | 'wrapped'>, context: string): Promise<Uint8Array> {
    try {
      const text = Buffer.from(wrapped, 'base64url')
      return await this.#options.provider.unwrap({ keyId, wrapped: new Uint8Array(text) }, context)
    } catch (error) {
      throw this.#providerError(`to unwrap with key ${keyId}`, error)
    }
  }

  async #wrap(dataKey: Uint8Array, context: string): Promise<WrappedKey> {
    try {
      return await this.#options.provider.wrap(dataKey, context)
    } catch (error) {
      throw this.#providerError('to wrap with the current key', error)
    }
  }

  async #loadTenant(businessAccountId: string): Promise<TenantKeys | undefined> {
    const [record] = await this.#options.storage.get([tenantKeyRecord(businessAccountId)])
    if (record === undefined) return undefined
    const state = record.body as unknown as StoredTenantKey
    const bytes = await this.#unwrap(state, businessAccountId)
    const isOld = state.keyId !== (await this.#options.provider.currentKeyId())
    // What does not succeed here is done by `rewrapKeys`.
    if (isOld) await this.#store(record, bytes).catch(() => false)
    return new TenantKeys(bytes)
  }

  async #storeTenant(businessAccountId: string): Promise<TenantKeys> {
    const { keys, put } = await this.#makeTenant(businessAccountId)
    const { storage, clock } = this.#options
    const { committed } = await storage.commit({ now: clock.now(), puts: [put] })
    if (!committed) return (await this.tenant(businessAccountId)) ?? this.#storeTenant(businessAccountId)
    remember(this.#tenants, businessAccountId, Promise.resolve(keys), MAXIMUM_TENANTS)
    return keys
  }

  async #makeTenant(businessAccountId: string) {
    const bytes = this.#options.ids.randomBytes(DATA_KEY_BYTES)
    const { keyId, wrapped } = await this.#wrap(bytes, businessAccountId)
    const state: StoredTenantKey = {
      schemaVersion: 1,
      businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
      id: businessAccountId,
      keyId,
      wrapped: Buffer.from(wrapped).toString('base64url'),
      createdAt: this.#options.clock.now(),
    }
    const put = newPut(tenantKeyRecord(businessAccountId), state, tenantKeyKind.indexesOf(state))
    return { keys: new TenantKeys(bytes), put }
  }

  #makeCustomer(businessAccountId: string, tenant: TenantKeys, id: string) {
    const { ids, clock } = this.#options
    const bytes = ids.randomBytes(DATA_KEY_BYTES)
    const text = Buffer.from(bytes).toString('base64url')
    const sealed = tenant.customers.seal(text, customerContext(businessAccountId, id), ids.randomBytes(12))
    const state: StoredCustomerKey = { schemaVersion: 1, businessAccountId, id, sealed, createdAt: clock.now() }
    const put = newPut(customerKeyRecord(businessAccountId, id), state, customerKeyKind.indexesOf(state))
    return { key: new DataKey(bytes), put }
  }

  /** What is read here is answered as it was read: by the time that the last is there, the first may be too old to be remembered. */
  async #loadCustomers(
    businessAccountId: string,
    tenant: TenantKeys,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, CustomerKey>> {
    const keys = new Map(ids.map((id) => [id, this.#known(businessAccountId, id)?.key]))
    const missing = [...keys].flatMap(([id, key]) => (key === undefined ? [id] : []))
    for (let from = 0; from < missing.length; from += KEYS_A_GET) {
      const wanted = missing.slice(from, from + KEYS_A_GET)
      const records = await this.#options.storage.get(wanted.map((id) => customerKeyRecord(businessAccountId, id)))
      for (const [index, id] of wanted.entries()) {
        const state = records[index]?.body as unknown as StoredCustomerKey | undefined
        if (state === undefined) continue
        const key = this.#openCustomer(businessAccountId, tenant, state)
        this.#keep(businessAccountId, id, key)
        keys.set(id, key)
      }
    }
    return keys
  }

  #openCustomer(businessAccountId: string, tenant: TenantKeys, { id, sealed }: StoredCustomerKey): CustomerKey {
    if (sealed === undefined) return 'erased'
    const text = tenant.customers.open(sealed, customerContext(businessAccountId, id))
    return new DataKey(new Uint8Array(Buffer.from(text, 'base64url')))
  }

  #known(businessAccountId: string, id: string): KnownCustomerKey | undefined {
    const known = this.#customers.get(`${businessAccountId}\n${id}`)
    return known !== undefined && known.until > this.#options.clock.now() ? known : undefined
  }

  #keep(businessAccountId: string, id: string, key: CustomerKey): void {
    const until = this.#options.clock.now() + CUSTOMER_KEY_LIFE_MS
    remember(this.#customers, `${businessAccountId}\n${id}`, { key, until }, MAXIMUM_CUSTOMERS)
  }

  #providerError(what: string, error: unknown): ProtectionError {
    const name = error instanceof Error ? error.name : 'a value that is no Error'
    return new ProtectionError('provider', `keys.data: expected the key provider ${what}, it threw ${name}.`)
  }
}
