import type { Instant, UniqueClaim } from '@linx/contracts'
import type { Actor, DecidedTask, DomainEvent } from '@linx/core'
import type { Loaded, RecordKind, StoredState } from './record-kind.ts'

/** A record before and after a decision; without `before` it is new, without `after` it goes. */
export interface RecordChange {
  readonly kind: RecordKind<StoredState>
  readonly before?: Loaded<StoredState>
  readonly after?: StoredState
}

/** Everything one command wants to happen: written by `commitChange` in one batch. */
export interface Change {
  readonly businessAccountId: string
  readonly actor: Actor
  /** What was done, for the audit entry: `workflow.create`. */
  readonly action: string
  /** `<kind>/<id>` of the record that the command is about. */
  readonly subject: string
  readonly records: readonly RecordChange[]
  readonly tasks?: readonly DecidedTask[]
  readonly removedTaskIds?: readonly string[]
  /** Parked tasks that `tasks` put anew: conflicts unless they are parked. */
  readonly unparkedTaskIds?: readonly string[]
  readonly events?: readonly DomainEvent[]
  readonly claims?: readonly UniqueClaim[]
  /** `true`: the engine's own books, of which the audit says nothing. */
  readonly isBookkeeping?: boolean
}

/** Pairs a state with its kind, so that a list of changes may hold several kinds. */
export const recordChange = <State extends StoredState>(
  kind: RecordKind<State>,
  after: State | undefined,
  before?: Loaded<State>,
): RecordChange => ({
  kind: kind as unknown as RecordKind<StoredState>,
  ...(after === undefined ? {} : { after }),
  ...(before === undefined ? {} : { before }),
})

/** An event as the business sees it, in process and in webhooks (SPEC section 7). */
export interface EventEnvelope<Type extends string = string, Data = unknown> {
  /** The same for every delivery. */
  readonly id: string
  readonly type: Type
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly data: Data
}

export interface CommittedEvent {
  readonly businessAccountId: string
  readonly at: Instant
  readonly envelope: EventEnvelope
}
