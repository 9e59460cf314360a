import type { JournalEntry } from '@linx/contracts'
import { type Actor, formatInstant } from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import type { EventEnvelope } from '../store/change.ts'

/** One line of the audit: who did what to which record, and the events that came of it. */
export interface AuditEntry {
  /** Sorts by time; `after` of the next page. */
  readonly id: string
  readonly at: string
  readonly actor: Actor
  /** `workflow.confirm`. */
  readonly action: string
  /** `session/<workflow id>`. */
  readonly subject: string
  readonly events: readonly EventEnvelope[]
}

export interface AuditQuery {
  /** `session/<workflow id>` or `transaction/<transaction id>`; absent: everything of the Business Account. */
  readonly subject?: string
  readonly after?: string
  /** Default 100; more than 1,000 counts as 1,000, what is no positive number as 1. */
  readonly limit?: number
}

const DEFAULT_LIMIT = 100
const MAXIMUM_LIMIT = 1_000

const toAuditEntry = (entry: JournalEntry): AuditEntry => {
  const body = entry.body as unknown as {
    readonly action: string
    readonly actor: Actor
    readonly events: readonly Omit<EventEnvelope, 'createdAt'>[]
  }
  const at = formatInstant(entry.at)
  return {
    id: entry.id,
    at,
    actor: body.actor,
    action: body.action,
    subject: entry.subject,
    events: body.events.map((event) => ({ ...event, createdAt: at })),
  }
}

/** Reads the journal of the caller's Business Account, oldest first. */
export const listAudit = async (
  parts: EngineParts,
  { businessAccountId }: Caller,
  { subject, after, limit = DEFAULT_LIMIT }: AuditQuery = {},
): Promise<readonly AuditEntry[]> => {
  await parts.ready()
  const entries = await parts.store.storage.readJournal({
    businessAccountId,
    limit: Math.max(1, Math.min(Math.floor(limit) || 1, MAXIMUM_LIMIT)),
    ...(subject === undefined ? {} : { subject }),
    ...(after === undefined ? {} : { afterId: after }),
  })
  return entries.map(toAuditEntry)
}
