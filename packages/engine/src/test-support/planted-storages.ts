import type { ClaimedTask, HeldTask, StorageAdapter, TaskChange, TaskKey } from '@linx/contracts'

/** Storages with one planted fault each: proofs that the tests above them can fail. */

/** Loses updates: whatever version was read, the write goes through. */
export const withoutVersions = (storage: StorageAdapter): StorageAdapter => ({
  ...storage,
  commit: async (batch) => {
    const { puts = [] } = batch
    const current = await storage.get(puts.map(({ key }) => key))
    return storage.commit({
      ...batch,
      puts: puts.map((put, index) => ({ ...put, expectedVersion: current[index]?.version ?? 0 })),
    })
  },
})

const nameOf = ({ businessAccountId, id }: TaskKey): string => `${businessAccountId}/${id}`

/** The true fences by store, as processes come and go. */
const trueFences = new WeakMap<object, Map<string, number>>()

/** Hands every task out under fence 1, so that nobody knows how often it was claimed, and takes every write of a holder. */
export const withoutFences = (storage: StorageAdapter): StorageAdapter => {
  const fences = trueFences.get(storage) ?? new Map<string, number>()
  trueFences.set(storage, fences)
  const remember = <Held extends HeldTask>(task: Held): Held => {
    fences.set(nameOf(task.key), task.fence)
    return { ...task, fence: 1 }
  }
  const truth = <Held extends HeldTask>(held: Held): Held => ({ ...held, fence: fences.get(nameOf(held.key)) ?? 1 })
  const translate = (change: TaskChange): TaskChange =>
    'held' in change ? { ...change, held: truth(change.held) } : change
  return {
    ...storage,
    claim: async (request) => (await storage.claim(request)).map((task: ClaimedTask) => remember(task)),
    renew: (request) => storage.renew({ ...request, held: request.held.map(truth) }),
    commit: async (batch) => {
      const result = await storage.commit({ ...batch, tasks: (batch.tasks ?? []).map(translate) })
      return result.committed ? { ...result, leased: result.leased.map(remember) } : result
    },
  }
}

/** Calls first and stores the intent later: the commit before a submission is answered and not written. */
export const withoutIntent = (storage: StorageAdapter): StorageAdapter => ({
  ...storage,
  commit: async (batch) =>
    batch.journal?.some(({ body }) => body.action === 'transaction.begin-submission') === true
      ? { committed: true, leased: [] }
      : storage.commit(batch),
})
