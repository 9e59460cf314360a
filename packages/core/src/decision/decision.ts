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

/** What is claimed first when more is due than a worker has places for: money, then what somebody waits for, then the rest. */
export const taskPriority = {
  /** Payments and prenotes on their way to a rail. */
  money: 0,
  /** Asking a rail what became of a payment. */
  moneyInquiry: 4,
  /** Occurrences of schedules: they make payments. */
  schedule: 6,
  /** A code that somebody waits for at the page. */
  oneTimeCode: 8,
  /** The link of a workflow. */
  message: 10,
  webhook: 12,
  /** News about a payment, to the Customer. */
  statusMessage: 14,
  /** Expiry: commands decide it by the clock, the timer only makes it visible. */
  timer: 16,
  reminder: 20,
  /** Entries of batches. */
  bulk: 24,
  housekeeping: 30,
} as const

/** A decision that changes nothing: the answer to a repeated command. */
export const unchanged = <State>(state: State): Decision<State> => ({
  state,
  tasks: [],
  removedTaskIds: [],
  events: [],
})
