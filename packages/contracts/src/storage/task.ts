import type { Instant } from '../instant.ts'
import type { JsonObject } from '../json.ts'

/** Where a task lives. A task with a name of its own (`<workflow id>:expiry`) is replaced by a put under the same id. */
export interface TaskKey {
  readonly businessAccountId: string
  /** 1–160 visible ASCII characters, unique in the tenant. */
  readonly id: string
}

/** An effect that is wanted: a timer, an SMS, a payment, a webhook. The only way to cause one. */
export interface Task {
  readonly key: TaskKey
  /** What runs it, for example `send-sms`. */
  readonly kind: string
  /** Not claimed before this instant. */
  readonly dueAt: Instant
  /** 0–99; 0 is the most urgent. Claims order by priority, then `dueAt`, then id. */
  readonly priority: number
  readonly body: JsonObject
}

/** A task in the hands of one worker. */
export interface ClaimedTask extends Task {
  /**
   * Grows with each claim and each replacement of the task. A change that carries an older fence is refused, so a worker
   * whose task was claimed again or replaced can no longer write. A lapsed lease alone takes nothing away: until the next
   * claim the task is still held. Postponing and parking give it up. An id that was removed starts again at fence 1: a
   * name that is used again SHOULD be replaced (finish and put in one batch), or its commits be guarded by a version.
   */
  readonly fence: number
  /** The lease ends here, by the clock that the adapter judges leases with. */
  readonly leasedUntil: Instant
}

/** A held task, named by the fence under which it is held. */
export interface HeldTask {
  readonly key: TaskKey
  readonly fence: number
}

/**
 * What a commit does to tasks. Fences are compared with the store as it was before the batch. A batch names a task in at
 * most one `put` and at most one other change; the put is done last, so that it replaces a task that the batch finishes.
 */
export type TaskChange =
  /**
   * Adds the task, or replaces the one with the same key, parked or not (its fence grows, so a worker that holds it loses
   * it). With `lease` it is born leased to the committing process under fence 1 (or, in a replacement, the next one: see
   * `leased` of the result) and is not claimable until the lease, which runs from the batch's `now`, lapses: the
   * committing process runs it at once without a claim.
   */
  | {
      readonly change: 'put'
      readonly task: Task
      readonly lease?: { readonly owner: string; readonly leaseMs: number }
    }
  /** Removes a task that this worker holds. */
  | { readonly change: 'finish'; readonly held: HeldTask }
  /** Gives a held task back, due at `dueAt`, with another body if given. */
  | { readonly change: 'postpone'; readonly held: HeldTask; readonly dueAt: Instant; readonly body?: JsonObject }
  /** Takes a held task out of the queue for a person to look at; `reason` (not empty) is stored beside it. */
  | { readonly change: 'park'; readonly held: HeldTask; readonly reason: string }
  /** Changes nothing, but the batch conflicts unless the task is still held under this fence. */
  | { readonly change: 'hold'; readonly held: HeldTask }
  /** Removes a task whoever holds it; not there is no conflict. */
  | { readonly change: 'remove'; readonly key: TaskKey }
  /** Puts a parked task back in the queue; not parked is a fence conflict. */
  | { readonly change: 'unpark'; readonly key: TaskKey; readonly dueAt: Instant }

/** A task that was taken out of the queue, with the reason. */
export interface ParkedTask extends Task {
  readonly reason: string
}
