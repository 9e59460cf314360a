import type { ClaimRequest, ClaimTurns, Instant } from '@linx/contracts'
import { Heap } from '../structure/heap.ts'
import { claimableAt, type TaskEntry } from './task-entry.ts'
import { compareReady, TenantQueues } from './tenant-queues.ts'

const compareLeased = (left: TaskEntry, right: TaskEntry): number => claimableAt(left) - claimableAt(right)

interface TakeRequest extends Pick<ClaimRequest, 'now' | 'limit' | 'turns'> {
  readonly kinds: ReadonlySet<string> | undefined
}

const dueAt = (entry: TaskEntry | undefined, now: Instant): TaskEntry | undefined =>
  entry !== undefined && entry.dueAt <= now ? entry : undefined

/** What one claim takes out of the queue; tasks of other kinds are put back in the end. */
class Taking {
  readonly #taken: TaskEntry[] = []
  readonly #passedOver: TaskEntry[] = []
  readonly #order: TaskOrder
  readonly #limit: number
  readonly #kinds: ReadonlySet<string> | undefined

  constructor(order: TaskOrder, limit: number, kinds: ReadonlySet<string> | undefined) {
    this.#order = order
    this.#limit = limit
    this.#kinds = kinds
  }

  /** Takes what `next` offers, at most `maximum`. */
  takeWhile(next: () => TaskEntry | undefined, maximum: number = this.#limit): void {
    const end = Math.min(this.#limit, this.#taken.length + maximum)
    while (this.#taken.length < end) {
      const entry = next()
      if (entry === undefined) return
      this.#order.remove(entry)
      const isWanted = this.#kinds === undefined || this.#kinds.has(entry.kind)
      ;(isWanted ? this.#taken : this.#passedOver).push(entry)
    }
  }

  end(): readonly TaskEntry[] {
    for (const entry of this.#passedOver) this.#order.addReady(entry)
    return this.#taken.sort((left, right) => left.priority - right.priority || compareReady(left, right))
  }
}

const takeTurns = (taking: Taking, queues: TenantQueues, turns: ClaimTurns, now: Instant): void => {
  for (const next of queues.tenantsInTurn(turns)) taking.takeWhile(() => next(now), turns.perTenant)
}

/** The queue in claiming order: unleased tasks by priority, one heap of leased ones by their lapse. */
export class TaskOrder {
  readonly #ready = new Map<number, TenantQueues>()
  readonly #leased = new Heap<TaskEntry>(compareLeased)

  addReady(entry: TaskEntry): void {
    entry.place = 'ready'
    this.#readyOf(entry.priority).add(entry)
  }

  addLeased(entry: TaskEntry, leasedUntil: Instant): void {
    entry.leasedUntil = leasedUntil
    entry.place = 'leased'
    this.#leased.push(entry)
  }

  /** Takes an entry out of the queue; a parked one is in no heap. */
  remove(entry: TaskEntry): void {
    if (entry.place === 'ready') this.#readyOf(entry.priority).remove(entry)
    if (entry.place === 'leased') this.#leased.remove(entry)
    entry.place = 'parked'
  }

  /** Takes out up to `limit` due entries of these kinds, most urgent first. */
  takeDue({ now, limit, kinds, turns }: TakeRequest): readonly TaskEntry[] {
    this.#endLapsedLeases(now)
    const taking = new Taking(this, limit, kinds)
    for (const priority of [...this.#ready.keys()].sort((left, right) => left - right)) {
      const queues = this.#readyOf(priority)
      if (turns === undefined) taking.takeWhile(() => dueAt(queues.peek(), now))
      else takeTurns(taking, queues, turns, now)
    }
    return taking.end()
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

  #readyOf(priority: number): TenantQueues {
    const queues = this.#ready.get(priority) ?? new TenantQueues()
    this.#ready.set(priority, queues)
    return queues
  }
}
