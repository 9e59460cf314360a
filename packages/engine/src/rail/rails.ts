import type { IngestOutcome, RailAdapter, RailInbound, Solution } from '@linx/contracts'
import { SHARED_BUSINESS_ACCOUNT_ID } from '@linx/contracts'
import {
  SOLUTIONS,
  type SubmissionAttempt,
  taskPriority,
  transactionTaskId,
  transactionTaskKind,
  verificationTaskId,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { fromRecord } from '../store/record-kind.ts'
import { loadTransaction } from '../transaction/transaction-store.ts'
import { loadVerification } from '../verification/verification-store.ts'
import { findByReference, type RailTarget } from './find-target.ts'
import { type ParkedRailNews, parkedRailNewsKind, parkInbound } from './parked-event.ts'
import { park, takeEvent } from './take-event.ts'

/** Counts of what one webhook or file brought. */
export interface IngestSummary {
  readonly applied: number
  /** Known already. */
  readonly repeated: number
  /** Kept for a person. */
  readonly parked: number
  /** Transactions that are asked about because the news could not be verified. */
  readonly inquired: number
}

/** What rails tell the host, taken in. */
export interface Rails {
  /** Those that have a rail. */
  readonly solutions: readonly Solution[]
  /**
   * Takes in a webhook or a file of a rail. News are deduplicated and may come in any order; what fits no transaction is parked, what is
   * not verified is believed in nothing and only asked about. Throws `TypeError` for a solution without rail.
   */
  ingest(solution: Solution, inbound: RailInbound): Promise<IngestSummary>
  /** News that fit nothing, or that nobody can read, newest first; at most `limit` (1–1,000, default 100). */
  listParked(options?: { readonly limit?: number }): Promise<readonly ParkedRailNews[]>
}

const DEFAULT_LIMIT = 100
const NOTHING: IngestSummary = { applied: 0, repeated: 0, parked: 0, inquired: 0 }

const read = async (rail: RailAdapter, inbound: RailInbound): Promise<IngestOutcome> => {
  try {
    return (await rail.ingest?.(inbound)) ?? { outcome: 'unreadable', reason: 'The rail adapter reads no news.' }
  } catch (error) {
    return {
      outcome: 'unreadable',
      reason: `The rail adapter threw ${error instanceof Error ? error.name : 'a value'}.`,
    }
  }
}

/** The task that asks about each kind of subject. */
const INQUIRIES = {
  transaction: { kindOf: transactionTaskKind.inquire, taskId: transactionTaskId.inquire, member: 'transactionId' },
  verification: {
    kindOf: () => 'inquire-verification',
    taskId: verificationTaskId.inquire,
    member: 'financialAccountId',
  },
} as const

const attemptsOf = async (
  parts: EngineParts,
  { businessAccountId, subject, id }: RailTarget,
): Promise<readonly SubmissionAttempt[]> => {
  if (subject === 'transaction') return (await loadTransaction(parts, businessAccountId, id))?.state.attempts ?? []
  return (await loadVerification(parts, businessAccountId, id))?.verification?.state.attempts ?? []
}

/** Asks about a payment or a verification soon; `false` if the reference is not ours or nothing is open. */
const inquireSoon = async (parts: EngineParts, solution: Solution, reference: string): Promise<boolean> => {
  const target = await findByReference(parts, solution, reference)
  if (target === undefined) return false
  const { businessAccountId, subject, id } = target
  const attempt = (await attemptsOf(parts, target)).find((candidate) => candidate.reference === reference)
  if (attempt === undefined || !['started', 'unknown', 'accepted'].includes(attempt.state)) return false
  const now = parts.clock.now()
  const { kindOf, taskId, member } = INQUIRIES[subject]
  const body = { [member]: id, attemptNumber: attempt.number }
  const task = {
    key: { businessAccountId, id: taskId(id) },
    kind: kindOf(solution),
    dueAt: now,
    priority: taskPriority.moneyInquiry,
    body,
  }
  await parts.store.storage.commit({ now, tasks: [{ change: 'put', task }] })
  return true
}

const takeAll = async (parts: EngineParts, solution: Solution, inbound: RailInbound, outcome: IngestOutcome) => {
  const receivedAt = parts.clock.now()
  if (outcome.outcome === 'unreadable') {
    await park(parts, parkInbound(solution, inbound, { message: outcome.reason, receivedAt }))
    return { ...NOTHING, parked: 1 }
  }
  const counts = { ...NOTHING }
  if (outcome.outcome === 'unverified') {
    for (const reference of outcome.references) counts.inquired += Number(await inquireSoon(parts, solution, reference))
    return counts
  }
  for (const event of outcome.events) counts[await takeEvent(parts, solution, event)] += 1
  return counts
}

export const createRails = (parts: EngineParts): Rails => ({
  solutions: SOLUTIONS.filter((solution) => parts.rails.has(solution)),
  ingest: async (solution, inbound) => {
    const rail = parts.rails.get(solution)
    if (rail === undefined) throw new TypeError(`Expected a solution with a rail, received ${String(solution)}.`)
    await parts.ready()
    return takeAll(parts, solution, inbound, await read(rail, inbound))
  },
  listParked: async ({ limit = DEFAULT_LIMIT } = {}) => {
    await parts.ready()
    const { records } = await parts.store.find({
      businessAccountId: SHARED_BUSINESS_ACCOUNT_ID,
      kind: parkedRailNewsKind.kind,
      where: [{ index: 'status', equals: 'PARKED' }],
      sort: { index: 'receivedAt', direction: 'desc' },
      offset: 0,
      limit,
      countUpTo: 0,
    })
    return records.map((record) => fromRecord<ParkedRailNews>(record).state)
  },
})
