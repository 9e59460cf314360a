import {
  type CatalogView,
  type CommitResult,
  checkClaim,
  checkFind,
  checkGet,
  checkListParked,
  checkLookup,
  checkPrune,
  checkReadJournal,
  checkRenew,
  type EncodedBatch,
  encodeCommitBatch,
  mergeCatalog,
  type StorageAdapter,
  StorageError,
} from '@linx/contracts'
import { JournalStore } from './journal-store.ts'
import { RecordStore } from './record/record-store.ts'
import { TaskStore } from './task/task-store.ts'
import { UniqueStore } from './unique-store.ts'

export interface MemoryStorageOptions {
  /** For error texts and operators. Default `memory`. */
  readonly name?: string
}

/** Everything that is stored. */
interface Store {
  readonly records: RecordStore
  readonly uniques: UniqueStore
  readonly tasks: TaskStore
  readonly journal: JournalStore
}

const createStore = (): Store => ({
  records: new RecordStore(),
  uniques: new UniqueStore(),
  tasks: new TaskStore(),
  journal: new JournalStore(),
})

/** Checks everything, then writes everything; nothing in between can run. */
const commitTo = ({ records, uniques, tasks, journal }: Store, batch: EncodedBatch): CommitResult => {
  const existing = uniques.conflictOf(batch)
  if (existing !== undefined) return { committed: false, conflict: { reason: 'unique', existing } }
  const version = records.conflictOf(batch)
  if (version !== undefined) return { committed: false, conflict: { reason: 'version', ...version } }
  const lost = tasks.conflictOf(batch)
  if (lost !== undefined) return { committed: false, conflict: { reason: 'fence', key: lost } }
  journal.check(batch)

  for (const key of batch.releases) uniques.release(key)
  for (const claim of batch.claims) uniques.claim(claim)
  for (const put of batch.puts) records.put(put)
  for (const { key } of batch.removals) records.remove(key)
  for (const entry of batch.journal) journal.append(entry)
  return { committed: true, leased: tasks.apply(batch) }
}

const hasTaskForOthers = ({ taskPuts, settlements, now }: EncodedBatch): boolean =>
  taskPuts.some(({ dueAt, lease }) => dueAt <= now && lease === undefined) ||
  settlements.some((settlement) => 'dueAt' in settlement && settlement.dueAt <= now)

/**
 * Storage in the memory of one process: the executable meaning of the storage contract, for tests, demos and simulators.
 * Everything goes in and out as JSON text, so nothing is shared with the caller. Lost when the process ends.
 */
export const createMemoryStorage = ({ name = 'memory' }: MemoryStorageOptions = {}): StorageAdapter => {
  let store: Store | undefined = createStore()
  let catalog: CatalogView | undefined
  const listeners = new Set<() => void>()

  const refuse = (code: string, why: string): StorageError =>
    new StorageError(`Storage ${name} ${why}.`, { code, isRetryable: false })

  const open = (): Store => {
    if (store === undefined) throw refuse('closed', 'is closed; open another one')
    return store
  }

  const ready = (): Store & { readonly catalog: CatalogView } => {
    const opened = open()
    if (catalog === undefined) throw refuse('not_migrated', 'knows no catalog yet; call migrate first')
    return { ...opened, catalog }
  }

  return {
    specificationVersion: 'v1',
    name,
    capabilities: { durable: false, sharedByProcesses: false, leaseClock: 'caller' },

    migrate: async (wanted) => {
      open()
      catalog = mergeCatalog(catalog ?? new Map(), wanted)
    },

    commit: async (batch) => {
      const opened = ready()
      const encoded = encodeCommitBatch(opened.catalog, batch)
      const result = commitTo(opened, encoded)
      if (result.committed && hasTaskForOthers(encoded)) for (const listener of listeners) queueMicrotask(listener)
      return result
    },

    get: async (keys) => {
      const { records, catalog: known } = ready()
      checkGet(known, keys)
      return keys.map((key) => records.get(key))
    },

    find: async (query) => {
      const { records, catalog: known } = ready()
      checkFind(known, query)
      return records.find(known, query)
    },

    lookup: async (key) => {
      const { uniques } = ready()
      checkLookup(key)
      return uniques.lookup(key)
    },

    claim: async (request) => {
      const { tasks } = ready()
      checkClaim(request)
      return tasks.claim(request)
    },

    renew: async (request) => {
      const { tasks } = ready()
      checkRenew(request)
      return request.held.map((held) => tasks.renew(request.now, request.leaseMs, held))
    },

    nextDueAt: async () => ready().tasks.nextDueAt(),

    listParked: async (query) => {
      const { tasks } = ready()
      checkListParked(query)
      return tasks.listParked(query.businessAccountId, query.after, query.limit)
    },

    readJournal: async (query) => {
      const { journal } = ready()
      checkReadJournal(query)
      return journal.read(query)
    },

    prune: async (request) => {
      const { uniques } = ready()
      checkPrune(request)
      return uniques.prune(request.now, request.limit)
    },

    stats: async ({ now }) => ready().tasks.stats(now),

    onWake: (listener) => {
      const hint = (): void => listener()
      listeners.add(hint)
      return () => listeners.delete(hint)
    },

    close: async () => {
      store = undefined
      listeners.clear()
    },
  }
}
