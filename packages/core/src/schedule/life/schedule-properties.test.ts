import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expandSchedule } from '../expand-schedule.ts'
import { createScheduleHost, type ScheduleHost, unwrap } from '../test-support/schedule-host.ts'
import { type CatchUpPolicy, defaultCatchUpPolicy } from './catch-up.ts'
import { scheduleLifeCycle } from './schedule-life-cycle.ts'
import type { ScheduleState } from './schedule-state.ts'

const START = Date.parse('2026-03-02T15:00:00Z')
const HOUR_MS = 3_600_000

type Act =
  | { readonly kind: 'move'; readonly hours: number }
  | { readonly kind: 'cancelled' | 'suspended' | 'unsuspended' }

/** Mostly forward, sometimes back; a clock that goes back runs what it then finds due. */
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: -30, max: 120 }).map((hours): Act => ({ kind: 'move', hours })) },
    { weight: 2, arbitrary: fc.constantFrom<Act>({ kind: 'suspended' }, { kind: 'unsuspended' }) },
    { weight: 1, arbitrary: fc.constant<Act>({ kind: 'cancelled' }) },
  ),
  { maxLength: 25 },
)

const timings = fc.record({
  recurrenceRule: fc.constantFrom(
    'FREQ=DAILY;COUNT=9',
    'FREQ=DAILY',
    'FREQ=HOURLY;INTERVAL=5',
    'FREQ=WEEKLY;BYDAY=MO,WE,FR,SU',
    'FREQ=MINUTELY;INTERVAL=30;COUNT=400',
    'FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=30',
  ),
  timeZone: fc.constantFrom('UTC', 'America/New_York', 'Pacific/Apia'),
  calendarType: fc.constantFrom('BANKING', 'DEFAULT'),
})

const policies: fc.Arbitrary<CatchUpPolicy> = fc.record({
  mode: fc.constantFrom('skip', 'runLatest', 'runAll'),
  graceMs: fc.constantFrom(0, HOUR_MS, 48 * HOUR_MS),
  maximumRuns: fc.constantFrom(1, 5, 70),
})

/** Plays the acts one after the other; `look` sees the state before and after each. */
const play = (
  host: ScheduleHost,
  sequence: readonly Act[],
  look: (before: ScheduleState, after: ScheduleState) => void,
): void => {
  let now = START
  for (const act of sequence) {
    const before = host.state()
    if (act.kind === 'move') {
      now += act.hours * HOUR_MS
      host.settle(now)
    } else host.change(act.kind, now)
    look(before, host.state())
  }
}

/** Every occurrence from the creation to where the schedule got. */
const expectedNominals = ({ handledUntil, effectiveFrom, timing }: ScheduleState): readonly string[] => {
  if (handledUntil === undefined) return []
  const [from, to] = [effectiveFrom, handledUntil + 1].map((at) => new Date(at).toISOString())
  return unwrap(expandSchedule(timing, { from, to, limit: 10_000 })).map(({ nominal }) => nominal)
}

describe('a schedule under any sequence of clocks and commands', () => {
  it('has one record for each occurrence up to where it got, grows, and stays ended', () => {
    fc.assert(
      fc.property(timings, policies, acts, (timing, policy, sequence) => {
        const host = createScheduleHost(timing, policy, START)
        play(host, sequence, (before, after) => {
          expect(after.sequence).toBeGreaterThanOrEqual(before.sequence)
          expect(after.handledUntil ?? 0).toBeGreaterThanOrEqual(before.handledUntil ?? 0)
          if (scheduleLifeCycle.isEnded(before.status)) expect(after).toBe(before)
        })
        expect([...host.records.keys()]).toEqual(expectedNominals(host.state()))
      }),
      { numRuns: 300 },
    )
  })

  it('always has a timer before its end, not later than the next occurrence', () => {
    fc.assert(
      fc.property(timings, acts, (timing, sequence) => {
        const host = createScheduleHost(timing, defaultCatchUpPolicy, START)
        play(host, sequence, (_, { status, next }) => {
          if (scheduleLifeCycle.isEnded(status)) expect(host.timer()).toBeUndefined()
          else expect(host.timer()).toBeLessThanOrEqual(next?.at ?? 0)
        })
      }),
      { numRuns: 200 },
    )
  })
})
