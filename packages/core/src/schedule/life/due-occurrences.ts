import type { Instant } from '@linx/contracts'
import type { Result } from '../../issue/index.ts'
import { formatInstant, HOUR_MS } from '../../time/index.ts'
import { expandSchedule, nextOccurrence } from '../expand-schedule.ts'
import type { Occurrence } from '../timing.ts'
import type { ScheduleState } from './schedule-state.ts'

/**
 * So far back of what was handled is looked at again: a new zone table may bring an occurrence forward, at most by the width of the
 * date line. What has a record already is not handled twice.
 */
const LOOK_BACK_MS = 25 * HOUR_MS

/** Occurrences looked at in one go. */
export const MAXIMUM_DUE_OCCURRENCES = 100

/** What is due at `now`, oldest first, handled or not: at most `MAXIMUM_DUE_OCCURRENCES` from the look-back on. */
export const dueOccurrences = (state: ScheduleState, now: Instant): Result<readonly Occurrence[]> => {
  const lookBack = (state.handledUntil ?? state.effectiveFrom) - LOOK_BACK_MS
  return expandSchedule(state.timing, {
    from: formatInstant(Math.max(lookBack, state.effectiveFrom)),
    to: formatInstant(now + 1),
    limit: MAXIMUM_DUE_OCCURRENCES,
  })
}

/** The first occurrence behind an instant, worked out from the current zone table. */
export const followingOccurrence = (state: ScheduleState, after: Instant): Result<Occurrence | undefined> =>
  nextOccurrence(state.timing, after)
