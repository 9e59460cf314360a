import type { JsonObject } from '@linx/contracts'
import { type DecidedTask, fanOutTask, toOutboxEvent } from '@linx/core'
import { type CommittedEvent, type RecordChange, recordChange } from '../store/change.ts'
import { outboxKind } from './webhook-kinds.ts'

/** What events add to the commit that brings them about, if anybody listens. */
export interface Outbox {
  readonly records: readonly RecordChange[]
  /** One a lane. */
  readonly tasks: readonly DecidedTask[]
}

export const toOutbox = (events: readonly CommittedEvent[]): Outbox => {
  const outbox = events.map(({ businessAccountId, at, envelope: { id, type, data } }) => {
    return toOutboxEvent(businessAccountId, { id, type, at, data: data as JsonObject })
  })
  const lanes = new Map(outbox.map(({ lane, event }) => [lane, event.at]))
  return {
    records: outbox.map((event) => recordChange(outboxKind, event)),
    tasks: [...lanes].map(([lane, at]) => fanOutTask(lane, at)),
  }
}
