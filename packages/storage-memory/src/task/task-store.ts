import type {
  ClaimedTask,
  ClaimRequest,
  EncodedBatch,
  EncodedTaskPut,
  HeldTask,
  Instant,
  ParkedTask,
  StorageStats,
  TaskKey,
} from '@linx/contracts'
import { comparePlain } from '../structure/compare.ts'
import { firstOf } from '../structure/first-of.ts'
import { claimableAt, newTaskEntry, type TaskEntry, taskName, toClaimedTask, toTask } from './task-entry.ts'
import { TaskOrder } from './task-order.ts'

type Settlement = EncodedBatch['settlements'][number]

const compareKeys = (left: TaskKey, right: TaskKey): number =>
  comparePlain(left.businessAccountId, right.businessAccountId) || comparePlain(left.id, right.id)

/** Tasks of every tenant: queued, leased and parked. */
export class TaskStore {
  readonly #entries = new Map<string, TaskEntry>()
  readonly #order = new TaskOrder()

  /** The first settlement whose task is not held under its fence, or not parked where it should be. */
  conflictOf({ settlements }: EncodedBatch): TaskKey | undefined {
    return settlements.find((settlement) => !this.#isPossible(settlement))?.key
  }

  /** Does what a batch wants done to tasks; answers how those that were put with a lease are held. */
  apply({ settlements, taskPuts, now }: EncodedBatch): readonly HeldTask[] {
    const replaced = new Set(taskPuts.map(({ key }) => taskName(key)))
    for (const settlement of settlements) if (!replaced.has(taskName(settlement.key))) this.#settle(settlement)
    return taskPuts.map((put) => this.#put(put, now)).filter((held) => held !== undefined)
  }

  #settle(settlement: Settlement): void {
    const entry = this.#entries.get(taskName(settlement.key))
    if (entry === undefined || settlement.change === 'hold') return
    this.#order.remove(entry)
    entry.leasedUntil = undefined
    switch (settlement.change) {
      case 'finish':
      case 'remove':
        this.#entries.delete(taskName(entry.key))
        break
      case 'park':
        entry.parkedReason = settlement.reason
        break
      case 'postpone':
        entry.body = settlement.body ?? entry.body
        entry.dueAt = settlement.dueAt
        this.#order.addReady(entry)
        break
      case 'unpark':
        entry.dueAt = settlement.dueAt
        this.#order.addReady(entry)
    }
  }

  /** Adds or replaces a task; answers how it is held if it was put with a lease. */
  #put(put: EncodedTaskPut, now: Instant): HeldTask | undefined {
    const name = taskName(put.key)
    const former = this.#entries.get(name)
    if (former !== undefined) this.#order.remove(former)
    const entry = newTaskEntry(put)
    this.#entries.set(name, entry)
    entry.fence = former === undefined ? Number(put.lease !== undefined) : former.fence + 1
    if (put.lease === undefined) {
      this.#order.addReady(entry)
      return undefined
    }
    this.#order.addLeased(entry, now + put.lease.leaseMs)
    return { key: { ...put.key }, fence: entry.fence }
  }

  claim({ now, limit, leaseMs, kinds, turns }: ClaimRequest): readonly ClaimedTask[] {
    const inTurn = turns === undefined ? {} : { turns }
    return this.#order.takeDue({ now, limit, kinds: kinds && new Set(kinds), ...inTurn }).map((entry) => {
      entry.fence += 1
      this.#order.addLeased(entry, now + leaseMs)
      return toClaimedTask(entry, now + leaseMs)
    })
  }

  renew(now: Instant, leaseMs: number, { key, fence }: HeldTask): boolean {
    const entry = this.#entries.get(taskName(key))
    if (entry === undefined || !this.#isHeld(entry, fence)) return false
    this.#order.remove(entry)
    this.#order.addLeased(entry, now + leaseMs)
    return true
  }

  nextDueAt(): Instant | undefined {
    return this.#order.nextDueAt()
  }

  listParked(businessAccountId: string | undefined, after: TaskKey | undefined, limit: number): readonly ParkedTask[] {
    const parked = [...this.#entries.values()].filter(
      ({ place, key }) =>
        place === 'parked' &&
        (businessAccountId === undefined || key.businessAccountId === businessAccountId) &&
        (after === undefined || compareKeys(key, after) > 0),
    )
    return firstOf(parked, limit, (left, right) => compareKeys(left.key, right.key)).map((entry) => ({
      ...toTask(entry),
      reason: entry.parkedReason,
    }))
  }

  stats(now: Instant): StorageStats {
    const queued = [...this.#entries.values()].filter(({ place }) => place !== 'parked')
    const due = queued.filter((entry) => claimableAt(entry) <= now)
    const counts = {
      queuedTasks: queued.length,
      dueTasks: due.length,
      parkedTasks: this.#entries.size - queued.length,
    }
    if (due.length === 0) return counts
    return { ...counts, oldestDueAt: due.reduce((oldest, { dueAt }) => Math.min(oldest, dueAt), now) }
  }

  #isPossible(settlement: Settlement): boolean {
    const entry = this.#entries.get(taskName(settlement.key))
    if (settlement.change === 'remove') return true
    if (settlement.change === 'unpark') return entry?.place === 'parked'
    return entry !== undefined && this.#isHeld(entry, settlement.fence)
  }

  #isHeld(entry: TaskEntry, fence: number): boolean {
    return entry.fence === fence && entry.leasedUntil !== undefined
  }
}
