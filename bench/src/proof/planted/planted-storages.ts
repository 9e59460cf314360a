import type {
  ClaimedTask,
  HeldTask,
  StorageAdapter,
  StoredRecord,
  TaskChange,
  TaskKey,
  UniqueKey,
} from '@linx/contracts'

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

type Body = StoredRecord['body']

/** Shows records of a kind otherwise than they are stored; the store keeps what `restore` makes of them. */
const disguised =
  (kind: string, show: (body: Body) => Body, restore: (body: Body, stored: Body | undefined) => Body) =>
  (storage: StorageAdapter): StorageAdapter => ({
    ...storage,
    get: async (keys) =>
      (await storage.get(keys)).map((record) =>
        record?.key.kind === kind ? { ...record, body: show(record.body) } : record,
      ),
    commit: async (batch) => {
      const { puts = [] } = batch
      const stored = await storage.get(puts.map(({ key }) => key))
      const truly = puts.map((put, index) =>
        put.key.kind === kind ? { ...put, body: restore(put.body, stored[index]?.body) } : put,
      )
      return storage.commit({ ...batch, puts: truly })
    },
  })

const asGiven = (body: Body): Body => body

const FAR_AWAY = Date.parse('2099-01-01T00:00:00Z')

/** The expiry is looked at by the timer alone: whoever confirms is not held against it. */
export const withoutExpiry = disguised(
  'session',
  (body) => ({ ...body, expireAt: FAR_AWAY }),
  (body, stored) => ({ ...body, expireAt: stored?.expireAt ?? body.expireAt ?? null }),
)

/** Forgets that a payment was reversed already. */
export const withoutReversals = disguised('transaction', ({ reversalTransactionId: _, ...body }) => body, asGiven)

/** Takes a delivery that was answered with 4xx for done: its row leaves the outbox. */
export const withoutRetries = (storage: StorageAdapter): StorageAdapter => ({
  ...storage,
  commit: (batch) =>
    storage.commit({
      ...batch,
      tasks: (batch.tasks ?? []).map((task) =>
        task.change === 'postpone' && batch.puts?.some(({ key }) => key.kind === 'webhookDelivery') === true
          ? { change: 'finish', held: task.held }
          : task,
      ),
    }),
})

const shared = (key: UniqueKey): UniqueKey =>
  key.scope === 'idempotency' ? { ...key, businessAccountId: 'everybody' } : key

/** Keys of one tenant count for all of them. */
export const withoutTenantsInKeys = (storage: StorageAdapter): StorageAdapter => ({
  ...storage,
  lookup: (key) => storage.lookup(shared(key)),
  commit: (batch) =>
    storage.commit({
      ...batch,
      claims: (batch.claims ?? []).map((claim) => ({ ...claim, key: shared(claim.key) })),
    }),
})

/** A code that was used stays good. */
export const withoutUsedCodes = disguised('stepUp', asGiven, (body, stored) =>
  stored?.code === undefined || body.code !== undefined ? body : { ...body, code: stored.code },
)

/** Nobody remembers a STOP, neither of the phone nor of its workflows. */
export const withoutOptOuts = (storage: StorageAdapter): StorageAdapter =>
  disguised(
    'smsRecipient',
    (body) => ({ ...body, status: 'OPTED_IN' }),
    asGiven,
  )(disguised('session', ({ unreachable: _, ...body }) => body, asGiven)(storage))
