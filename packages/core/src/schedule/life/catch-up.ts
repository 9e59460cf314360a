import type { Instant } from '@linx/contracts'
import { parseInstant } from '../../time/index.ts'
import type { Occurrence } from '../timing.ts'
import type { ScheduleState, SkipReason } from './schedule-state.ts'

/** What happens to occurrences that were missed, for example because no worker ran. */
export type CatchUpMode = 'skip' | 'runLatest' | 'runAll'

export interface CatchUpPolicy {
  /** Default `runLatest`. */
  readonly mode: CatchUpMode
  /** An occurrence that is handled later than this was missed. Default 3,600,000. */
  readonly graceMs: number
  /** Of `runAll`: how many missed ones are made up at most, the latest; default 31, at most 10,000. */
  readonly maximumRuns: number
}

export const defaultCatchUpPolicy: CatchUpPolicy = { mode: 'runLatest', graceMs: 3_600_000, maximumRuns: 31 }

/** What is to be done with one occurrence. */
export type PlannedOccurrence =
  | { readonly occurrence: Occurrence; readonly action: 'run' }
  | { readonly occurrence: Occurrence; readonly action: 'skip'; readonly reason: SkipReason }

/** The instant of an occurrence that the expansion made. */
export const occurrenceInstant = ({ at }: Occurrence): Instant => {
  const instant = parseInstant(at, 'at')
  if (!instant.ok) throw new TypeError(`An occurrence at ${at} is no instant.`)
  return instant.value
}

/** What a host may ask for at most. */
const MAXIMUM_RUNS = 10_000

/** How many missed occurrences are made up. */
export const catchUpRuns = ({ mode, maximumRuns }: CatchUpPolicy): number => {
  if (mode === 'skip') return 0
  return mode === 'runLatest' ? 1 : Math.min(maximumRuns, MAXIMUM_RUNS)
}

/**
 * Sorts out what is due, oldest first: on time is run; what was missed is run or skipped by policy; a suspended schedule skips all.
 * `laterCount`: so many more are due behind these, so that the latest are not all among these.
 */
export const planOccurrences = (
  state: ScheduleState,
  due: readonly Occurrence[],
  { now, policy, laterCount }: { readonly now: Instant; readonly policy: CatchUpPolicy; readonly laterCount: number },
): readonly PlannedOccurrence[] => {
  const firstToRun = due.length + laterCount - catchUpRuns(policy)
  return due.map((occurrence, index) => {
    if (state.status === 'SUSPENDED') return { occurrence, action: 'skip', reason: 'suspended' }
    const isMissed = now - occurrenceInstant(occurrence) > policy.graceMs
    return isMissed && index < firstToRun
      ? { occurrence, action: 'skip', reason: 'missed' }
      : { occurrence, action: 'run' }
  })
}
