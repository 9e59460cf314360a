import type {
  ClaimedTask,
  CommitBatch,
  CommitConflict,
  FindQuery,
  FindResult,
  HeldTask,
  Instant,
  RecordKey,
  StorageAdapter,
  StoredRecord,
  UniqueEntry,
  UniqueKey,
} from '@linx/contracts'
import { StorageError } from '@linx/contracts'
import type { Clock } from '../platform/clock.ts'
import type { IdSource } from '../platform/id-source.ts'
import type { Protection } from '../protection/protection.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { WebhookAudience } from '../webhook/webhook-audience.ts'
import { buildBatch, type TaskLease } from './build-batch.ts'
import type { Change, CommittedEvent } from './change.ts'
import type { Loaded, RecordKind, StoredState } from './record-kind.ts'
import { StateCache } from './state-cache.ts'

/** What a commit came to: written, refused because the world moved on, or possibly written. */
export type CommitOutcome =
  | { readonly outcome: 'committed' }
  | { readonly outcome: 'conflict'; readonly conflict: CommitConflict }
  | { readonly outcome: 'unknown' }

/** How a handler holds the task that it runs for. */
export interface HeldCommit {
  readonly held?: ClaimedTask
  readonly keepsHeld?: boolean
}

/** The engine's view of the storage adapter: states instead of records, changes instead of batches. */
export interface Store {
  load<State extends StoredState>(
    kind: RecordKind<State>,
    businessAccountId: string,
    id: string,
  ): Promise<Loaded<State> | undefined>
  loadMany(keys: readonly RecordKey[]): Promise<readonly (Loaded<StoredState> | undefined)[]>
  /**
   * What this process has last seen of a record, without asking the storage: perhaps out of date, perhaps `undefined` though there is one.
   * Good for guessing what to read next, never for deciding.
   */
  recall<State extends StoredState>(kind: RecordKind<State>, businessAccountId: string, id: string): State | undefined
  /** Bodies come back opened, words are looked for in their blind form. */
  find(query: FindQuery): Promise<FindResult>
  /** An entry as it was claimed. */
  lookup(key: UniqueKey): Promise<UniqueEntry | undefined>
  commit(change: Change, held?: HeldCommit): Promise<CommitOutcome>
  /** Removes a held task whose effect is no longer wanted or already stored. */
  finish(held: ClaimedTask): Promise<void>
  /** A record id made of what must not lie in clear, such as a phone number. */
  blindId(businessAccountId: string, text: string): Promise<string>
  /** After an erasure by this process. */
  forgetCustomerKey(businessAccountId: string, customerId: string): void
  /** Makes the digests of this Business Account's audit entries. */
  auditDigest(businessAccountId: string): Promise<(text: string) => string>
  readonly storage: StorageAdapter
}

/** What the store calls after a commit: events go to listeners, leased tasks to the worker. */
export interface CommitListener {
  /** The lease to put on due tasks, if this process can run them now. */
  lease(): TaskLease | undefined
  onEvents(events: readonly CommittedEvent[]): void
  /** An audit entry of this Business Account was written. */
  onEntry(businessAccountId: string): void
  onLeased(tasks: readonly ClaimedTask[]): void
  /** A task was put, or put off, that is due at this instant and that nobody holds. */
  onScheduled(dueAt: Instant): void
}

export interface StoreOptions {
  readonly storage: StorageAdapter
  readonly clock: Clock
  readonly ids: IdSource
  readonly listener: CommitListener
  readonly protection: Protection
  readonly audience: Pick<WebhookAudience, 'isListening'>
  readonly telemetry: Pick<Telemetry, 'countCommit'>
}

const isUnknownFate = (error: unknown): boolean => error instanceof StorageError && error.commitFate === 'unknown'

/** Hands leased tasks to the worker of this process, and tells it when the next of the others is due. */
const announceTasks = (listener: CommitListener, batch: CommitBatch, held: readonly HeldTask[]): void => {
  const puts = (batch.tasks ?? []).filter((change) => change.change === 'put')
  const leased = puts.flatMap(({ task, lease }): readonly ClaimedTask[] => {
    const fence = held.find(({ key }) => key.id === task.key.id)?.fence
    return fence === undefined ? [] : [{ ...task, fence, leasedUntil: batch.now + (lease?.leaseMs ?? 0) }]
  })
  if (leased.length > 0) listener.onLeased(leased)
  const waiting = (batch.tasks ?? []).flatMap((change): readonly Instant[] => {
    if (change.change === 'postpone') return [change.dueAt]
    return change.change === 'put' && change.lease === undefined ? [change.task.dueAt] : []
  })
  if (waiting.length > 0) listener.onScheduled(Math.min(...waiting))
}

/** Reads and commits through a storage adapter. */
export const createStore = ({
  storage,
  clock,
  ids,
  listener,
  protection,
  audience,
  telemetry,
}: StoreOptions): Store => {
  const states = new StateCache()

  const findAudience = ({ events = [], businessAccountId }: Change): boolean | Promise<boolean> =>
    events.length > 0 && audience.isListening(businessAccountId)

  const commit = async (change: Change, held: HeldCommit = {}): Promise<CommitOutcome> => {
    const hasAudience = await findAudience(change)
    const sealer = await protection.forCommit(change)
    const lease = listener.lease()
    const now = clock.now()
    const leasing = lease === undefined ? {} : { lease }
    const { batch, events, remember } = buildBatch(change, { now, ids, sealer, hasAudience, ...held, ...leasing })
    try {
      const result = await storage.commit(batch)
      telemetry.countCommit(result.committed ? 'committed' : 'conflict')
      if (!result.committed) return { outcome: 'conflict', conflict: result.conflict }
      remember()
      states.keepCommitted(change.records)
      listener.onEvents(events)
      if ((batch.journal ?? []).length > 0) listener.onEntry(change.businessAccountId)
      announceTasks(listener, batch, result.leased)
      return { outcome: 'committed' }
    } catch (error) {
      if (isUnknownFate(error)) {
        telemetry.countCommit('unknown')
        return { outcome: 'unknown' }
      }
      throw error
    }
  }

  /** What is known is taken before the rest is opened: the cache may forget it meanwhile. */
  const open = async (records: readonly (StoredRecord | undefined)[]) => {
    const known = records.map((record) => record && states.known(record))
    const sealed = records.filter((record, index) => record !== undefined && known[index] === undefined)
    if (sealed.length === 0) return known
    const opened = await protection.open(sealed.filter((record) => record !== undefined))
    const stateOf = new Map(sealed.map((record, index) => [record, opened[index]]))
    return records.map((record, index) => {
      const state = stateOf.get(record)
      return record === undefined || state === undefined ? known[index] : states.keep(record, state)
    })
  }

  return {
    storage,
    commit,
    auditDigest: protection.auditDigest,
    blindId: protection.blindId,
    forgetCustomerKey: protection.forgetCustomerKey,
    finish: async (held) => {
      await storage.commit({ now: clock.now(), tasks: [{ change: 'finish', held }] })
    },
    load: async <State extends StoredState>(kind: RecordKind<State>, businessAccountId: string, id: string) => {
      const [loaded] = await open(await storage.get([{ businessAccountId, kind: kind.kind, id }]))
      return loaded as unknown as Loaded<State> | undefined
    },
    loadMany: async (keys) => open(await storage.get(keys)),
    recall: <State extends StoredState>({ kind }: RecordKind<State>, businessAccountId: string, id: string) =>
      states.newest({ businessAccountId, kind, id })?.state as State | undefined,
    find: async (query) => {
      const blind = await protection.blind(query)
      if (blind === undefined) return { records: [], total: 0 }
      const { records, total } = await storage.find(blind)
      const states = await protection.open(records)
      return { total, records: records.map((record, index) => ({ ...record, body: { ...states[index] } })) }
    },
    lookup: async (key) => {
      const closed = await protection.closeKey(key)
      const entry = closed && (await storage.lookup(closed))
      return entry && protection.openEntry(key, entry)
    },
  }
}
