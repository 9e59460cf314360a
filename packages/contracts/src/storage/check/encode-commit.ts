import type { Instant } from '../../instant.ts'
import type { CommitBatch } from '../commit.ts'
import type { JournalEntry } from '../journal.ts'
import type { IndexValue, RecordKey, RecordPut, RecordRemoval } from '../record.ts'
import type { HeldTask, TaskChange, TaskKey } from '../task.ts'
import type { UniqueClaim, UniqueKey } from '../unique-key.ts'
import type { CatalogView } from './catalog-view.ts'
import { checkCommitBatch } from './check-commit.ts'
import { encodeBody } from './encode-body.ts'

/** An item whose body has become JSON text. */
type Encoded<Item> = Omit<Item, 'body'> & { readonly body: string }

export interface EncodedPut {
  readonly key: RecordKey
  readonly expectedVersion: number
  readonly body: string
  /** One value for each index of the kind, in the order of the catalog view. */
  readonly indexes: readonly IndexValue[]
  /** Sorted, each once. */
  readonly terms: readonly string[]
}

/** A task change with its key in one place and its body as JSON text. */
export type EncodedTaskChange =
  | EncodedTaskPut
  | { readonly change: 'finish' | 'hold'; readonly key: TaskKey; readonly fence: number }
  | {
      readonly change: 'postpone'
      readonly key: TaskKey
      readonly fence: number
      readonly dueAt: Instant
      readonly body: string | undefined
    }
  | { readonly change: 'park'; readonly key: TaskKey; readonly fence: number; readonly reason: string }
  | { readonly change: 'remove'; readonly key: TaskKey }
  | { readonly change: 'unpark'; readonly key: TaskKey; readonly dueAt: Instant }

export interface EncodedTaskPut {
  readonly change: 'put'
  readonly key: TaskKey
  readonly kind: string
  readonly dueAt: Instant
  readonly priority: number
  readonly body: string
  readonly lease: { readonly owner: string; readonly leaseMs: number } | undefined
}

/** A checked batch that shares nothing with the caller's. `settlements` are all task changes that are no put. */
export interface EncodedBatch {
  readonly now: Instant
  readonly claims: readonly Encoded<UniqueClaim>[]
  readonly releases: readonly UniqueKey[]
  readonly puts: readonly EncodedPut[]
  readonly removals: readonly RecordRemoval[]
  readonly settlements: readonly Exclude<EncodedTaskChange, EncodedTaskPut>[]
  readonly taskPuts: readonly EncodedTaskPut[]
  readonly journal: readonly Encoded<JournalEntry>[]
}

const NONE: readonly never[] = []

const copyRecordKey = ({ businessAccountId, kind, id }: RecordKey): RecordKey => ({ businessAccountId, kind, id })
const copyTaskKey = ({ businessAccountId, id }: TaskKey): TaskKey => ({ businessAccountId, id })
const copyUniqueKey = ({ businessAccountId, scope, value }: UniqueKey): UniqueKey => ({
  businessAccountId,
  scope,
  value,
})

const copyHeld = <Change extends string>(change: Change, { key, fence }: HeldTask) => ({
  change,
  key: copyTaskKey(key),
  fence,
})

const encodePut = (catalog: CatalogView, put: RecordPut): EncodedPut => ({
  key: copyRecordKey(put.key),
  expectedVersion: put.expectedVersion,
  body: encodeBody(put.body),
  indexes: Array.from(catalog.get(put.key.kind)?.keys() ?? NONE, (name) => put.indexes?.[name] ?? null),
  terms: put.terms === undefined ? NONE : [...new Set(put.terms)].sort(),
})

const encodeTaskPut = ({ task, lease }: TaskChange & { readonly change: 'put' }): EncodedTaskPut => ({
  change: 'put',
  key: copyTaskKey(task.key),
  kind: task.kind,
  dueAt: task.dueAt,
  priority: task.priority,
  body: encodeBody(task.body),
  lease: lease && { owner: lease.owner, leaseMs: lease.leaseMs },
})

type Settlement = Exclude<TaskChange, { readonly change: 'put' }>

const encodeSettlement = (change: Settlement): Exclude<EncodedTaskChange, EncodedTaskPut> => {
  switch (change.change) {
    case 'finish':
    case 'hold':
      return copyHeld(change.change, change.held)
    case 'park':
      return { ...copyHeld('park', change.held), reason: change.reason }
    case 'postpone': {
      const body = change.body && encodeBody(change.body)
      return { ...copyHeld('postpone', change.held), dueAt: change.dueAt, body }
    }
    case 'remove':
      return { change: 'remove', key: copyTaskKey(change.key) }
    case 'unpark':
      return { change: 'unpark', key: copyTaskKey(change.key), dueAt: change.dueAt }
  }
}

/**
 * Checks a batch and copies it whole, bodies as JSON text: what an adapter calls first, before it awaits anything.
 * Throws `StorageError` `invalid_batch`.
 */
export const encodeCommitBatch = (catalog: CatalogView, batch: CommitBatch): EncodedBatch => {
  checkCommitBatch(catalog, batch)
  const { now, claims = NONE, releases = NONE, puts = NONE, removals = NONE, tasks = NONE, journal = NONE } = batch
  return {
    now,
    claims: claims.map(({ key, body, expireAt }) => ({
      key: copyUniqueKey(key),
      body: encodeBody(body),
      ...(expireAt === undefined ? {} : { expireAt }),
    })),
    releases: releases.map(copyUniqueKey),
    puts: puts.map((put) => encodePut(catalog, put)),
    removals: removals.map(({ key, expectedVersion }) => ({ key: copyRecordKey(key), expectedVersion })),
    settlements: tasks.filter((change): change is Settlement => change.change !== 'put').map(encodeSettlement),
    taskPuts: tasks.filter((change) => change.change === 'put').map(encodeTaskPut),
    journal: journal.map(({ businessAccountId, id, subject, at, body }) => ({
      businessAccountId,
      id,
      subject,
      at,
      body: encodeBody(body),
    })),
  }
}
