import type {
  CommitBatch,
  CommitConflict,
  CommitResult,
  FindFilter,
  FindQuery,
  HeldTask,
  IndexValue,
  JournalEntry,
  JsonObject,
  RecordCatalog,
  RecordKey,
  RecordPut,
  StorageAdapter,
  Task,
  TaskChange,
  TaskKey,
  UniqueClaim,
  UniqueKey,
} from '@linx/contracts'
import { ConformanceFailure, expectEqual } from '../kit/expect.ts'

/** Two kinds with the same index names, so that mixing them up shows. */
export const CATALOG: RecordCatalog = [
  {
    kind: 'session',
    indexes: [
      { name: 'status', type: 'string' },
      { name: 'createdAt', type: 'number' },
    ],
    lists: [{ filter: 'status', sort: 'createdAt' }],
  },
  { kind: 'workflow-batch', indexes: [{ name: 'status', type: 'string' }] },
]

export const NOW = 1_700_000_000_000
export const LEASE_MS = 30_000
export const TENANT = 'business-a'
export const OTHER_TENANT = 'business-b'

export const recordKey = (id: string, businessAccountId = TENANT): RecordKey => ({
  businessAccountId,
  kind: 'session',
  id,
})

/** A put; `expectedVersion` 0 inserts. */
export const putOf = (
  id: string,
  expectedVersion = 0,
  more: {
    body?: JsonObject
    indexes?: { readonly [index: string]: IndexValue }
    terms?: readonly string[]
    businessAccountId?: string
  } = {},
): RecordPut => ({
  key: recordKey(id, more.businessAccountId),
  expectedVersion,
  body: more.body ?? { id, step: expectedVersion },
  ...(more.indexes === undefined ? {} : { indexes: more.indexes }),
  ...(more.terms === undefined ? {} : { terms: more.terms }),
})

export const uniqueKey = (value: string, businessAccountId = TENANT, scope = 'idempotency'): UniqueKey => ({
  businessAccountId,
  scope,
  value,
})

export const claimOf = (value: string, more: Partial<UniqueClaim> = {}): UniqueClaim => ({
  key: uniqueKey(value),
  body: { answer: value },
  ...more,
})

export const taskKey = (id: string, businessAccountId = TENANT): TaskKey => ({ businessAccountId, id })

export const taskOf = (id: string, more: Partial<Task> = {}): Task => ({
  key: taskKey(id),
  kind: 'send-sms',
  dueAt: NOW,
  priority: 5,
  body: { task: id },
  ...more,
})

export const putTask = (id: string, more: Partial<Task> = {}): TaskChange => ({ change: 'put', task: taskOf(id, more) })

export const putLeased = (id: string, more: Partial<Task> = {}): TaskChange => ({
  change: 'put',
  task: taskOf(id, more),
  lease: { owner: 'creator', leaseMs: LEASE_MS },
})

export const entryOf = (id: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  businessAccountId: TENANT,
  id,
  subject: 'session/s1',
  at: NOW,
  body: { entry: id },
  ...more,
})

/** Commits at `NOW` and must succeed; answers the fences of tasks that were put with a lease. */
export const commit = async (storage: StorageAdapter, batch: Partial<CommitBatch>): Promise<readonly HeldTask[]> => {
  const result = await storage.commit({ now: NOW, ...batch })
  if (!result.committed) throw new ConformanceFailure(`The batch must commit, received ${describe(result.conflict)}.`)
  return result.leased
}

const describe = (conflict: CommitConflict): string => `a ${conflict.reason} conflict ${JSON.stringify(conflict)}`

/** Commits at `NOW` and must conflict; answers the conflict. */
export const conflictOf = async (storage: StorageAdapter, batch: Partial<CommitBatch>): Promise<CommitConflict> => {
  const result = await storage.commit({ now: NOW, ...batch })
  if (result.committed) throw new ConformanceFailure('The batch must conflict, but it was committed.')
  return result.conflict
}

/** How many of the answers are commits. */
export const countCommitted = (results: readonly CommitResult[]): number =>
  results.filter(({ committed }) => committed).length

export const claim = (
  storage: StorageAdapter,
  more: { now?: number; limit?: number; kinds?: readonly string[] } = {},
) => storage.claim({ now: NOW, limit: 100, leaseMs: LEASE_MS, owner: 'worker-1', ...more })

/** Claims and must get exactly one task. */
export const claimOne = async (storage: StorageAdapter, now = NOW) => {
  const tasks = await claim(storage, { now })
  const [task] = tasks
  if (task === undefined || tasks.length > 1) {
    throw new ConformanceFailure(`A claim must give one task, received ${tasks.length}.`)
  }
  return task
}

export const idsOf = (items: readonly { readonly key: { readonly id: string } }[]): readonly string[] =>
  items.map(({ key }) => key.id)

export const claimedIds = async (storage: StorageAdapter, now = NOW): Promise<readonly string[]> =>
  idsOf(await claim(storage, { now }))

export const heldOf = ({ key, fence }: HeldTask): HeldTask => ({ key, fence })

export const findSessions = (storage: StorageAdapter, where: readonly FindFilter[], more: Partial<FindQuery> = {}) =>
  storage.find({
    businessAccountId: TENANT,
    kind: 'session',
    where,
    sort: { index: 'createdAt', direction: 'asc' },
    offset: 0,
    limit: 100,
    countUpTo: 1_000,
    ...more,
  })

export const foundIds = async (storage: StorageAdapter, where: readonly FindFilter[], more: Partial<FindQuery> = {}) =>
  idsOf((await findSessions(storage, where, more)).records)

/** The version of a record, or 0. */
export const versionOf = async (storage: StorageAdapter, id: string, businessAccountId = TENANT): Promise<number> =>
  (await storage.get([recordKey(id, businessAccountId)]))[0]?.version ?? 0

export const journalIds = async (storage: StorageAdapter, businessAccountId = TENANT): Promise<readonly string[]> =>
  (await storage.readJournal({ businessAccountId, limit: 100 })).map(({ id }) => id)

/** Nothing of the batch `TRACE` may be found. */
export const expectNoTrace = async (storage: StorageAdapter): Promise<void> => {
  expectEqual(await versionOf(storage, 'trace'), 0, 'a record of the batch')
  expectEqual(await storage.lookup(uniqueKey('trace')), undefined, 'a unique key of the batch')
  expectEqual((await claimedIds(storage)).includes('trace'), false, 'whether a task of the batch is queued')
  expectEqual((await journalIds(storage)).includes('trace'), false, 'whether a journal entry of the batch is there')
}

/** One change of every sort, to be joined with one that conflicts. */
export const TRACE: Partial<CommitBatch> = {
  claims: [claimOf('trace')],
  puts: [putOf('trace', 0, { terms: ['trace'] })],
  tasks: [putTask('trace')],
  journal: [entryOf('trace')],
}
