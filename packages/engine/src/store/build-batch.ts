import type {
  ClaimedTask,
  CommitBatch,
  Instant,
  JournalEntry,
  RecordKey,
  RecordPut,
  RecordRemoval,
  TaskChange,
  UniqueClaim,
  UniqueKey,
} from '@linx/contracts'
import { type DecidedTask, formatInstant } from '@linx/core'
import { auditText } from '../audit/audit-text.ts'
import type { IdSource } from '../platform/id-source.ts'
import type { CommitSealer, StoredBody } from '../protection/commit-sealer.ts'
import { digestOf } from '../protection/record-sealer.ts'
import { type Outbox, toOutbox } from '../webhook/outbox.ts'
import type { Change, CommittedEvent, RecordChange } from './change.ts'

/** The lease that the committing process puts on what it can run at once. */
export interface TaskLease {
  readonly owner: string
  readonly leaseMs: number
  hasRoom(kind: string): boolean
}

/** What the committing process adds to a change. */
export interface BatchContext {
  readonly now: Instant
  readonly ids: IdSource
  readonly sealer: CommitSealer
  /** `true`: somebody is subscribed to events, so they are kept for the fan-out. */
  readonly hasAudience?: boolean
  /** The task whose handler makes this change; it is finished, or put off if the change puts it again. */
  readonly held?: ClaimedTask
  /** Keep the held task after this commit: only its fence is checked. */
  readonly keepsHeld?: boolean
  /** Set when this process can run due tasks at once. */
  readonly lease?: TaskLease
}

export interface BuiltBatch {
  readonly batch: CommitBatch
  readonly events: readonly CommittedEvent[]
  /** To be called once the batch is committed. */
  remember(): void
}

const recordKey = (change: RecordChange, businessAccountId: string): RecordKey => {
  const state = change.after ?? change.before?.state
  if (state === undefined) throw new TypeError('A record change needs a state before or after.')
  return { businessAccountId, kind: change.kind.kind, id: change.kind.idOf(state) }
}

/** A change beside what is stored of it; without `stored` the record goes. */
interface SealedChange extends RecordChange {
  readonly key: RecordKey
  readonly stored: StoredBody | undefined
}

const toPut = (change: SealedChange, sealer: CommitSealer): RecordPut | undefined => {
  const { after, kind, key, stored } = change
  if (after === undefined || stored === undefined) return undefined
  const terms = kind.termsOf?.(after)
  return {
    key,
    expectedVersion: change.before?.version ?? 0,
    body: stored.body,
    indexes: kind.indexesOf(after),
    ...(terms === undefined ? {} : { terms: sealer.terms(terms) }),
  }
}

const toRemoval = (change: RecordChange, businessAccountId: string): RecordRemoval | undefined =>
  change.after === undefined && change.before !== undefined
    ? { key: recordKey(change, businessAccountId), expectedVersion: change.before.version }
    : undefined

const sameKey = (left: UniqueKey, right: UniqueKey): boolean =>
  left.value === right.value && left.scope === right.scope && left.businessAccountId === right.businessAccountId

const without = (keys: readonly UniqueKey[], others: readonly UniqueKey[]): readonly UniqueKey[] =>
  keys.filter((key) => !others.some((other) => sameKey(key, other)))

const keysOf = (change: RecordChange, state: RecordChange['after']): readonly UniqueKey[] =>
  state === undefined ? [] : (change.kind.uniqueKeysOf?.(state) ?? [])

/** Unique keys follow from states: those that a state names anew are claimed, those it no longer names are given up. */
const uniqueChanges = (change: RecordChange, businessAccountId: string) => {
  const before = keysOf(change, change.before?.state)
  const after = keysOf(change, change.after)
  const { kind, id } = recordKey(change, businessAccountId)
  return {
    claims: without(after, before).map((key): UniqueClaim => ({ key, body: { businessAccountId, kind, id } })),
    releases: without(before, after),
  }
}

const toTaskChange = (task: DecidedTask, businessAccountId: string, context: BatchContext): TaskChange => {
  const { held, lease, now } = context
  const { dueAt, body } = task
  if (held !== undefined && held.key.id === task.id && held.key.businessAccountId === businessAccountId) {
    return { change: 'postpone', held, dueAt, body }
  }
  const key = { businessAccountId, id: task.id }
  const put = { change: 'put', task: { key, kind: task.kind, dueAt, priority: task.priority, body } } as const
  if (lease === undefined || dueAt > now || !lease.hasRoom(task.kind)) return put
  return { ...put, lease: { owner: lease.owner, leaseMs: lease.leaseMs } }
}

const heldChanges = (context: BatchContext, changes: readonly TaskChange[]): readonly TaskChange[] => {
  const { held, keepsHeld } = context
  if (held === undefined || changes.some((change) => change.change === 'postpone')) return []
  return [{ change: keepsHeld === true ? 'hold' : 'finish', held }]
}

const taskChanges = (change: Change, context: BatchContext): readonly TaskChange[] => {
  const { businessAccountId } = change
  const puts = (change.tasks ?? []).map((task) => toTaskChange(task, businessAccountId, context))
  const removals = (change.removedTaskIds ?? [])
    .filter((id) => id !== context.held?.key.id)
    .map((id): TaskChange => ({ change: 'remove', key: { businessAccountId, id } }))
  const unparked = (change.unparkedTaskIds ?? []).map(
    (id): TaskChange => ({ change: 'unpark', key: { businessAccountId, id }, dueAt: context.now }),
  )
  return [...heldChanges(context, puts), ...removals, ...unparked, ...puts]
}

/** What became of each record: its version now, and the digests of its body before and after. */
const auditedChange = ({ key, before, stored }: SealedChange) => {
  const digest = digestOf(before?.state)
  return {
    record: `${key.kind}/${key.id}`,
    version: stored === undefined ? 0 : (before?.version ?? 0) + 1,
    ...(digest === undefined ? {} : { before: digest }),
    ...(stored === undefined ? {} : { after: stored.digest }),
  }
}

const journalEntry = (
  change: Change,
  events: readonly CommittedEvent[],
  records: readonly SealedChange[],
  { ids, now, sealer }: BatchContext,
): JournalEntry => {
  const entry = {
    businessAccountId: change.businessAccountId,
    id: ids.uuid(),
    subject: change.subject,
    at: now,
    body: {
      action: change.action,
      actor: { ...change.actor },
      changes: records.map(auditedChange),
      events: events.map(({ envelope }) => ({
        id: envelope.id,
        type: envelope.type,
        data: envelope.data as NonNullable<JournalEntry['body'][string]>,
      })),
    },
  }
  return { ...entry, body: { ...entry.body, digest: sealer.digest(auditText(entry)) } }
}

/** Moving a timer is no act; everything else is audited. */
const isNoteworthy = (change: Change): boolean =>
  change.isBookkeeping !== true &&
  (change.records.length > 0 || (change.events ?? []).length > 0 || change.unparkedTaskIds !== undefined)

const NO_OUTBOX: Outbox = { records: [], tasks: [] }

/** Turns a change into the one batch that carries state, tasks, events, idempotency answer and audit entry together. */
export const buildBatch = (change: Change, context: BatchContext): BuiltBatch => {
  const { businessAccountId, records } = change
  const { now, ids, sealer } = context
  const createdAt = formatInstant(now)
  const events = (change.events ?? []).map(({ type, data }): CommittedEvent => {
    return { businessAccountId, at: now, envelope: { id: ids.uuid(), type, createdAt, data } }
  })
  const seal = (record: RecordChange): SealedChange => {
    const key = recordKey(record, businessAccountId)
    return { ...record, key, stored: sealer.seal(record, key) }
  }
  const sealed = records.map(seal)
  const outbox = context.hasAudience === true ? toOutbox(events) : NO_OUTBOX
  const queued = outbox.records.map(seal)
  const unique = records.map((record) => uniqueChanges(record, businessAccountId))
  return {
    events,
    remember: () => {
      for (const { stored } of [...sealed, ...queued]) stored?.remember()
      sealer.remember()
    },
    batch: {
      now,
      claims: [...(change.claims ?? []).map(sealer.claim), ...unique.flatMap(({ claims }) => claims)],
      releases: unique.flatMap(({ releases }) => releases),
      puts: [
        ...sealer.puts,
        ...[...sealed, ...queued].map((record) => toPut(record, sealer)).filter((put) => put !== undefined),
      ],
      removals: records
        .map((record) => toRemoval(record, businessAccountId))
        .filter((removal) => removal !== undefined),
      tasks: taskChanges({ ...change, tasks: [...(change.tasks ?? []), ...outbox.tasks] }, context),
      journal: isNoteworthy(change) ? [journalEntry(change, events, sealed, context)] : [],
    },
  }
}
