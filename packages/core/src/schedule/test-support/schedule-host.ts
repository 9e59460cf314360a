import type { Instant } from '@linx/contracts'
import type { Actor, Decision } from '../../decision/index.ts'
import type { Result } from '../../issue/index.ts'
import {
  type CatchUpPolicy,
  createSchedule,
  decideHandled,
  decideNothingDue,
  decideScheduleStatus,
  dueOccurrences,
  type OccurrenceState,
  occurrenceId,
  occurrenceInstant,
  type PlannedOccurrence,
  planOccurrences,
  type ScheduleState,
  type StoredTiming,
  scheduleLifeCycle,
} from '../life/index.ts'

export const actor: Actor = { id: 'employee-1', type: 'employee' }

export const content = (timing: Partial<StoredTiming> = {}) => ({
  name: 'Loan Payment',
  timing: {
    startDateTime: '2026-03-03T09:00:00',
    timeZone: 'America/New_York',
    calendarType: 'DEFAULT',
    recurrenceRule: 'FREQ=DAILY;COUNT=5',
    ...timing,
  } as const,
  transactionSpec: { amount: '10.00' },
})

export const unwrap = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

/** What a host does with a schedule, in memory: it wakes, handles what is due, one commit after the other, and keeps the records. */
export interface ScheduleHost {
  readonly records: ReadonlyMap<string, OccurrenceState>
  state(): ScheduleState
  /** When the timer fires; `undefined` without one. */
  timer(): Instant | undefined
  /** One commit; answers whether another is wanted at once. */
  wake(now: Instant): boolean
  /** Wakes until nothing is due. */
  settle(now: Instant): void
  change(event: 'cancelled' | 'suspended' | 'unsuspended', now: Instant): boolean
}

const MAXIMUM_COMMITS = 2_000

const recordOf = (state: ScheduleState, planned: PlannedOccurrence, handledAt: Instant): OccurrenceState => ({
  schemaVersion: 1,
  id: occurrenceId(state.id, planned.occurrence.nominal),
  businessAccountId: state.businessAccountId,
  scheduleId: state.id,
  nominal: planned.occurrence.nominal,
  local: planned.occurrence.local,
  dueAt: occurrenceInstant(planned.occurrence),
  handledAt,
  mergedCount: planned.occurrence.mergedCount,
  ...(planned.action === 'run' ? { outcome: 'CREATED' } : { outcome: 'SKIPPED', reason: planned.reason }),
})

export const createScheduleHost = (
  timing: Partial<StoredTiming>,
  policy: CatchUpPolicy,
  start: Instant,
): ScheduleHost => {
  const records = new Map<string, OccurrenceState>()
  const identity = { id: 'schedule-1', businessAccountId: 'business-1' }
  const created = unwrap(createSchedule(content(timing), identity, { now: start, actor }))
  let state = created.state
  let timer = created.tasks[0]?.dueAt

  const apply = (decision: Decision<ScheduleState>): void => {
    state = decision.state
    if (decision.removedTaskIds.length > 0) timer = undefined
    for (const { dueAt } of decision.tasks) timer = dueAt
  }

  const handle = (now: Instant): boolean => {
    const { occurrences, laterCount } = unwrap(dueOccurrences(state, now, policy))
    const unhandled = occurrences.filter(({ nominal }) => !records.has(nominal))
    if (unhandled.length === 0 && laterCount === 0) {
      apply(unwrap(decideNothingDue(state, { now, actor })))
      return false
    }
    const planned = planOccurrences(state, unhandled, { now, policy, laterCount })
    const made = planned.map((one) => recordOf(state, one, now))
    for (const record of made) {
      if (records.has(record.nominal)) throw new Error(`A second record for ${record.nominal}.`)
      records.set(record.nominal, record)
    }
    const until = Math.max(...occurrences.map(occurrenceInstant))
    apply(unwrap(decideHandled(state, { occurrences: made, until, hasMore: laterCount > 0 }, { now, actor })))
    return laterCount > 0
  }

  const wake = (now: Instant): boolean => {
    if (timer === undefined || timer > now || scheduleLifeCycle.isEnded(state.status)) return false
    return handle(now)
  }

  return {
    records,
    state: () => state,
    timer: () => timer,
    wake,
    settle: (now) => {
      for (let commits = 0; wake(now); commits += 1) if (commits > MAXIMUM_COMMITS) throw new Error('It never settles.')
    },
    change: (event, now) => {
      const decided = decideScheduleStatus(state, event, { now, actor })
      if (decided.ok) apply(decided.value)
      return decided.ok
    },
  }
}
