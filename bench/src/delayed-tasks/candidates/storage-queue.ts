import type { StorageAdapter } from '@linx/contracts'
import { CLAIM_BATCH, drainBy, type TaskQueue } from '../task-queue.ts'

const TENANT = 'bench'
const HOUR_MS = 3_600_000
const LEASE_MS = 60_000

/** A storage adapter: commits of puts, claims of 500, and one commit that finishes what was claimed. */
export const createStorageQueue = async (storage: StorageAdapter): Promise<TaskQueue> => {
  await storage.migrate([{ kind: 'session', indexes: [] }])
  /** What is due is a question of the caller's clock, so making tasks due is looking from a later hour. */
  let aheadMs = 0
  const now = (): number => Date.now() + aheadMs
  const claim = () => storage.claim({ now: now(), limit: CLAIM_BATCH, leaseMs: LEASE_MS, owner: 'bench' })
  return {
    enqueue: async (tasks) => {
      await storage.commit({
        now: now(),
        tasks: tasks.map(({ number, session, kind }) => ({
          change: 'put' as const,
          task: {
            key: { businessAccountId: TENANT, id: `${session}:${kind}` },
            kind,
            dueAt: Math.round(now() + HOUR_MS + Math.random() * HOUR_MS),
            priority: 5,
            body: { number, session },
          },
        })),
      })
    },
    look: claim,
    makeDue: async () => {
      aheadMs = HOUR_MS * 3
    },
    drain: () =>
      drainBy(async () => {
        const tasks = await claim()
        if (tasks.length === 0) return 0
        const result = await storage.commit({
          now: now(),
          tasks: tasks.map((held) => ({ change: 'finish' as const, held })),
        })
        if (!result.committed) throw new Error(`Expected a commit, received a conflict: ${result.conflict.reason}.`)
        return tasks.length
      }),
    stop: () => storage.close(),
  }
}
