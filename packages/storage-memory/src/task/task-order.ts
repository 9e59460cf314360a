import type { Instant } from '@linx/contracts'
import { comparePlain } from '../structure/compare.ts'
import { Heap } from '../structure/heap.ts'
import { claimableAt, type TaskEntry } from './task-entry.ts'

const compareReady = (left: TaskEntry, right: TaskEntry): number =>
  left.dueAt - right.dueAt ||
  comparePlain(left.key.id, right.key.id) ||
  comparePlain(left.key.businessAccountId, right.key.businessAccountId)

const compareLeased = (left: TaskEntry, right: TaskEntry): number => claimableAt(left) - claimableAt(right)

/** The queue in claiming order: one heap of unleased tasks for each priority, one heap of leased ones by their lapse. */
export class TaskOrder {
  readonly #ready = new Map<number, Heap<TaskEntry>>()
  readonly #leased = new Heap<TaskEntry>(compareLeased)

  addReady(entry: TaskEntry): void {
    entry.place = 'ready'
    this.#readyHeap(entry.priority).push(entry)
  }

  addLeased(entry: TaskEntry, leasedUntil: Instant): void {
    entry.leasedUntil = leasedUntil
    entry.place = 'leased'
    this.#leased.push(entry)
  }

  /** Takes an entry out of the queue; a parked one is in no heap. */
  remove(entry: TaskEntry): void {
    if (entry.place === 'ready') this.#readyHeap(entry.priority).remove(entry)
    if (entry.place === 'leased') this.#leased.remove(entry)
    entry.place = 'parked'
  }

  /** Takes out up to `limit` due entries of these kinds, most urgent first. */
  takeDue(now: Instant, limit: number, kinds: ReadonlySet<string> | undefined): readonly TaskEntry[] {
    this.#endLapsedLeases(now)
    const taken: TaskEntry[] = []
    const passedOver: TaskEntry[] = []
    for (const priority of [...this.#ready.keys()].sort((left, right) => left - right)) {
      const heap = this.#readyHeap(priority)
      for (let next = heap.peek(); next !== undefined && next.dueAt <= now; next = heap.peek()) {
        if (taken.length === limit) break
        this.remove(next)
        const isWanted = kinds === undefined || kinds.has(next.kind)
        ;(isWanted ? taken : passedOver).push(next)
      }
    }
    for (const entry of passedOver) this.addReady(entry)
    return taken
  }

  nextDueAt(): Instant | undefined {
    const firsts = [...this.#ready.values(), this.#leased]
      .map((heap) => heap.peek())
      .filter((entry) => entry !== undefined)
    return firsts.length === 0 ? undefined : Math.min(...firsts.map(claimableAt))
  }

  /** A lapse that was seen once stays: a caller whose clock is behind does not bring the lease back. */
  #endLapsedLeases(now: Instant): void {
    for (let next = this.#leased.peek(); next !== undefined; next = this.#leased.peek()) {
      if (claimableAt(next) > now) return
      this.#leased.pop()
      this.addReady(next)
    }
  }

  #readyHeap(priority: number): Heap<TaskEntry> {
    const heap = this.#ready.get(priority) ?? new Heap<TaskEntry>(compareReady)
    this.#ready.set(priority, heap)
    return heap
  }
}
