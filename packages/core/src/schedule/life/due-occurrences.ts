import type { Instant } from '@linx/contracts'
import { type Result, success } from '../../issue/index.ts'
import { formatInstant, HOUR_MS } from '../../time/index.ts'
import { expandSchedule, nextOccurrence } from '../expand-schedule.ts'
import type { Occurrence } from '../timing.ts'
import { type CatchUpPolicy, catchUpRuns } from './catch-up.ts'
import type { ScheduleState } from './schedule-state.ts'

/**
 * So far back of what was handled is looked at again: a new zone table may bring an occurrence forward, at most by the width of the
 * date line. What has a record already is not handled twice.
 */
const LOOK_BACK_MS = 25 * HOUR_MS

/** Occurrences looked at in one go, and as many again of those looked back at: storage reads 100 records at once. */
const MAXIMUM_DUE_OCCURRENCES = 50

/** What is due. */
export interface DueOccurrences {
  /** Oldest first, handled or not. */
  readonly occurrences: readonly Occurrence[]
  /** How many more are due behind these, counted up to as many as the policy makes up. */
  readonly laterCount: number
}

const expandBetween = (
  { timing }: ScheduleState,
  from: Instant,
  last: Instant,
  limit: number,
): Result<readonly Occurrence[]> =>
  from > last ? success([]) : expandSchedule(timing, { from: formatInstant(from), to: formatInstant(last + 1), limit })

/** What is due at `now`: some of what was handled last, to be looked at again, and what came after it. */
export const dueOccurrences = (state: ScheduleState, now: Instant, policy: CatchUpPolicy): Result<DueOccurrences> => {
  const { handledUntil = state.effectiveFrom - 1, effectiveFrom } = state
  const lookBack = Math.max(handledUntil - LOOK_BACK_MS, effectiveFrom)
  const before = expandBetween(state, lookBack, Math.min(handledUntil, now), MAXIMUM_DUE_OCCURRENCES)
  const limit = MAXIMUM_DUE_OCCURRENCES + Math.max(catchUpRuns(policy), 1)
  const after = expandBetween(state, Math.max(handledUntil + 1, effectiveFrom), now, limit)
  if (!before.ok) return before
  if (!after.ok) return after
  const occurrences = [...before.value, ...after.value.slice(0, MAXIMUM_DUE_OCCURRENCES)]
  return success({ occurrences, laterCount: Math.max(after.value.length - MAXIMUM_DUE_OCCURRENCES, 0) })
}

/** The first occurrence behind an instant, worked out from the current zone table. */
export const followingOccurrence = (state: ScheduleState, after: Instant): Result<Occurrence | undefined> =>
  nextOccurrence(state.timing, after)
