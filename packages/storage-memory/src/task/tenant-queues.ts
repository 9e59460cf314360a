import type { ClaimTurns, Instant } from '@linx/contracts'
import { comparePlain } from '../structure/compare.ts'
import { Heap, type HeapItem } from '../structure/heap.ts'
import type { TaskEntry } from './task-entry.ts'

export const compareReady = (left: TaskEntry, right: TaskEntry): number =>
  left.dueAt - right.dueAt ||
  comparePlain(left.key.id, right.key.id) ||
  comparePlain(left.key.businessAccountId, right.key.businessAccountId)

interface TenantQueue extends HeapItem {
  readonly tasks: Heap<TaskEntry>
}

/** A queue is in the heap of queues only while it has tasks. */
const compareHeads = (left: TenantQueue, right: TenantQueue): number => {
  const [first, second] = [left.tasks.peek(), right.tasks.peek()]
  return first === undefined || second === undefined ? 0 : compareReady(first, second)
}

/** The unleased tasks of one priority: in the order of all, and of each tenant. */
export class TenantQueues {
  readonly #queues = new Map<string, TenantQueue>()
  readonly #heads = new Heap<TenantQueue>(compareHeads)

  add(entry: TaskEntry): void {
    const { businessAccountId } = entry.key
    const known = this.#queues.get(businessAccountId)
    const queue = known ?? { heapPosition: 0, tasks: new Heap<TaskEntry>(compareReady) }
    if (known === undefined) this.#queues.set(businessAccountId, queue)
    else this.#heads.remove(known)
    queue.tasks.push(entry)
    this.#heads.push(queue)
  }

  remove(entry: TaskEntry): void {
    const { businessAccountId } = entry.key
    const queue = this.#queues.get(businessAccountId)
    if (queue === undefined) return
    this.#heads.remove(queue)
    queue.tasks.remove(entry)
    if (queue.tasks.size === 0) this.#queues.delete(businessAccountId)
    else this.#heads.push(queue)
  }

  peek(): TaskEntry | undefined {
    return this.#heads.peek()?.tasks.peek()
  }

  /** The most urgent due task of each tenant, over and over until the caller has enough of it. */
  *tenantsInTurn({ after }: ClaimTurns): Generator<(now: Instant) => TaskEntry | undefined> {
    for (const tenant of [...this.#queues.keys()].filter((id) => comparePlain(id, after) > 0).sort(comparePlain)) {
      yield (now) => {
        const next = this.#queues.get(tenant)?.tasks.peek()
        return next !== undefined && next.dueAt <= now ? next : undefined
      }
    }
  }
}
