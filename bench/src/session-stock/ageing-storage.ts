import { AsyncLocalStorage } from 'node:async_hooks'
import { hash } from 'node:crypto'
import type { CommitBatch, Instant, JsonObject, JsonValue, RecordPut, StorageAdapter } from '@linx/contracts'
import type { SessionState } from '@linx/core'
import type { StockFate } from './stock-fates.ts'

/** A creation under way: when it happens, what is sealed of its session, and what becomes of it. */
export interface StockCreation {
  readonly now: Instant
  readonly sealed: Pick<SessionState, 'title' | 'phoneNumber' | 'contact'>
  readonly fate: StockFate | undefined
}

const creations = new AsyncLocalStorage<StockCreation>()

/** Runs `create` at the creation's instant; what it commits is what the store would hold in the end. */
export const runCreation = (creation: StockCreation, create: () => Promise<void>): Promise<void> =>
  creations.run(creation, create)

/** The instant of the creation under way. */
export const creationNow = (): Instant | undefined => creations.getStore()?.now

/** The body of a state as it was sealed before, if it was. */
const bodyOf = (decided: SessionState, $sealed: JsonValue | undefined): JsonObject => {
  if ($sealed === undefined) return decided as unknown as JsonObject
  const { title: _title, phoneNumber: _phone, contact: _contact, ...clear } = decided
  return { ...clear, $sealed } as unknown as JsonObject
}

/** The state that the fate leads to, under the same seal; its digest as the engine makes it. */
const agePut = (put: RecordPut, { sealed, fate }: StockCreation) => {
  const { $sealed, $digest: _, ...clear } = put.body
  const decided = fate?.({ ...clear, ...sealed } as unknown as SessionState)
  if (decided === undefined) return undefined
  const body = bodyOf(decided.state, $sealed)
  const $digest = hash('sha256', JSON.stringify(body), 'base64url')
  const indexes = { ...put.indexes, status: decided.state.status }
  return { put: { ...put, body: { ...body, $digest }, indexes }, tasks: decided.tasks }
}

const ageBatch = (batch: CommitBatch, creation: StockCreation): CommitBatch => {
  const { puts = [], tasks = [] } = batch
  const created = puts.find(({ key }) => key.kind === 'session')
  const aged = created && agePut(created, creation)
  if (created === undefined || aged === undefined) return batch
  const { businessAccountId } = created.key
  const isOpen = aged.tasks.length > 0
  const expiry = tasks.filter((change) => isOpen && change.change === 'put' && change.task.kind === 'expire-session')
  const timers = aged.tasks.map(({ id, ...task }) => ({
    change: 'put' as const,
    task: { key: { businessAccountId, id }, ...task },
  }))
  return { ...batch, puts: puts.map((put) => (put === created ? aged.put : put)), tasks: [...expiry, ...timers] }
}

/** A storage in which each session that is created under `runCreation` has had its fate already. */
export const createAgeingStorage = (storage: StorageAdapter): StorageAdapter => ({
  ...storage,
  commit: (batch) => {
    const creation = creations.getStore()
    return storage.commit(creation === undefined ? batch : ageBatch(batch, creation))
  },
})
