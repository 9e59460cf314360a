import type { Instant, JsonObject } from '@linx/contracts'

/** An effect that a decision wants; the engine stores it in the same commit as the state. */
export interface DecidedTask {
  /** Unique in the tenant; a task with a name of its own (`<workflow id>:expiry`) replaces the one before. */
  readonly id: string
  /** What runs it, for example `send-sms`. */
  readonly kind: string
  readonly dueAt: Instant
  /** A row of `taskPriority`. */
  readonly priority: number
  readonly body: JsonObject
}

/** Something that happened, as hosts and webhooks see it. Thin: ids and statuses, no personal data. */
export interface DomainEvent {
  /** A type of SPEC section 7, for example `linx.workflow-updated`. */
  readonly type: string
  readonly data: JsonObject
}

/** What a command comes to: the next state and everything that follows from it. */
export interface Decision<State> {
  /** The same object as before if nothing changed; then the lists are empty too. */
  readonly state: State
  readonly tasks: readonly DecidedTask[]
  /** Timers that are no longer wanted. */
  readonly removedTaskIds: readonly string[]
  readonly events: readonly DomainEvent[]
}

/** Claims order by priority: money before messages, messages before webhooks and housekeeping. */
export const taskPriority = { money: 0, message: 10, timer: 20, webhook: 25, housekeeping: 30 } as const

/** A decision that changes nothing: the answer to a repeated command. */
export const unchanged = <State>(state: State): Decision<State> => ({
  state,
  tasks: [],
  removedTaskIds: [],
  events: [],
})
