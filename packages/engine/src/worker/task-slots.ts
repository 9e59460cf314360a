import { QUERY_LIMITS } from '@linx/contracts'
import { kindsOf, resourceOf, TASK_RESOURCES, type TaskResource } from './task-kinds.ts'
import type { WorkerPolicy } from './worker-policy.ts'

/** What may be claimed now. */
export interface ClaimRoom {
  /** 0: nothing. */
  readonly limit: number
  /** Absent: tasks of any kind. */
  readonly kinds?: readonly string[]
}

/** Which bound of the policy an adapter is under: each rail has all of `rail` for itself. */
const boundOf = (resource: Exclude<TaskResource, 'storage'>): keyof WorkerPolicy['adapterConcurrency'] =>
  resource === 'sms' || resource === 'webhook' ? resource : 'rail'

/** Bounds what runs at the same time, as a whole and for each adapter, so that a slow one cannot take every place. */
export class TaskSlots {
  readonly #policy: Pick<WorkerPolicy, 'concurrency' | 'adapterConcurrency'>
  readonly #running = new Map<TaskResource, number>(TASK_RESOURCES.map((resource) => [resource, 0]))

  constructor(policy: Pick<WorkerPolicy, 'concurrency' | 'adapterConcurrency'>) {
    this.#policy = policy
  }

  take(kind: string): void {
    this.#add(resourceOf(kind), 1)
  }

  leave(kind: string): void {
    this.#add(resourceOf(kind), -1)
  }

  /** Whether a task of this kind may begin. */
  hasRoom(kind: string): boolean {
    return this.#freeOf(resourceOf(kind)) > 0
  }

  /** No more than the adapter with the fewest free places could take, whatever kinds are due, and than a claim may ask for. */
  room(): ClaimRoom {
    const open = TASK_RESOURCES.filter((resource) => this.#freeOf(resource) > 0)
    if (open.length === 0) return { limit: 0 }
    const limit = Math.min(QUERY_LIMITS.page, ...open.map((resource) => this.#freeOf(resource)))
    return open.length === TASK_RESOURCES.length ? { limit } : { limit, kinds: kindsOf(new Set(open)) }
  }

  running(): { readonly [resource in TaskResource]: number } {
    return Object.fromEntries(this.#running) as { [resource in TaskResource]: number }
  }

  #add(resource: TaskResource, change: number): void {
    this.#running.set(resource, (this.#running.get(resource) ?? 0) + change)
  }

  #freeOf(resource: TaskResource): number {
    const { concurrency, adapterConcurrency } = this.#policy
    const total = [...this.#running.values()].reduce((sum, count) => sum + count, 0)
    const own = resource === 'storage' ? concurrency : adapterConcurrency[boundOf(resource)]
    return Math.min(concurrency - total, own - (this.#running.get(resource) ?? 0))
  }
}
