import { describe, expect, it } from 'vitest'
import { createScheduleHost } from '../test-support/schedule-host.ts'
import type { Occurrence } from '../timing.ts'
import { type CatchUpMode, catchUpRuns, defaultCatchUpPolicy, planOccurrences } from './catch-up.ts'

const START = Date.parse('2026-03-02T15:00:00Z')
const DAY_MS = 86_400_000
const { state } = createScheduleHost({}, defaultCatchUpPolicy, START)

const dueOn = (day: number): Occurrence => {
  const local = `2026-03-0${day}T09:00:00`
  return { at: `2026-03-0${day}T14:00:00.000Z`, local, nominal: local, mergedCount: 1 }
}
const due = [dueOn(3), dueOn(4), dueOn(5), dueOn(6)]

const plan = (mode: CatchUpMode, now: string, { maximumRuns = 31, laterCount = 0 } = {}): string =>
  planOccurrences(state(), due, {
    now: Date.parse(now),
    policy: { ...defaultCatchUpPolicy, mode, maximumRuns },
    laterCount,
  })
    .map((planned) => (planned.action === 'run' ? 'run' : planned.reason))
    .join(' ')

describe('planOccurrences', () => {
  it.each([
    ['skip', 'missed missed missed missed'],
    ['runLatest', 'missed missed missed run'],
    ['runAll', 'run run run run'],
  ] as const)('%s: %s, when all were missed', (mode, expected) => {
    expect(plan(mode, '2026-03-08T00:00:00Z')).toBe(expected)
  })

  it('makes up the latest of those that a bound allows', () => {
    expect(plan('runAll', '2026-03-08T00:00:00Z', { maximumRuns: 2 })).toBe('missed missed run run')
  })

  it.each(['skip', 'runLatest', 'runAll'] as const)('%s runs what is not late', (mode) => {
    expect(plan(mode, '2026-03-06T15:00:00Z')).toMatch(/ run$/)
  })

  it('counts an occurrence as missed a millisecond after the grace', () => {
    expect(plan('skip', '2026-03-06T15:00:00.000Z')).toBe('missed missed missed run')
    expect(plan('skip', '2026-03-06T15:00:00.001Z')).toBe('missed missed missed missed')
  })

  it('leaves the making up to those that are due later', () => {
    expect(plan('runLatest', '2026-03-08T00:00:00Z', { laterCount: 1 })).toBe('missed missed missed missed')
    expect(plan('runAll', '2026-03-08T00:00:00Z', { maximumRuns: 3, laterCount: 2 })).toBe('missed missed missed run')
  })

  it('skips everything of a suspended schedule, late or not', () => {
    const suspended = { ...state(), status: 'SUSPENDED' } as const
    const context = { now: Date.parse('2026-03-06T14:00:00Z'), policy: defaultCatchUpPolicy, laterCount: 0 }
    const planned = planOccurrences(suspended, due, context)
    expect(planned.map((one) => one.action === 'skip' && one.reason)).toEqual(due.map(() => 'suspended'))
  })

  it('makes up none, one, or as many as the bound says', () => {
    expect(catchUpRuns({ ...defaultCatchUpPolicy, mode: 'skip' })).toBe(0)
    expect(catchUpRuns(defaultCatchUpPolicy)).toBe(1)
    expect(catchUpRuns({ ...defaultCatchUpPolicy, mode: 'runAll' })).toBe(31)
    expect(catchUpRuns({ ...defaultCatchUpPolicy, mode: 'runAll', maximumRuns: 1e9 })).toBe(10_000)
  })
})

describe('catching up over many commits', () => {
  it.each([1, 49, 50, 51, 99, 100, 101, 150, 200, 365])(
    'makes up exactly the latest of %i missed occurrences',
    (missed) => {
      const host = createScheduleHost({ recurrenceRule: 'FREQ=DAILY' }, defaultCatchUpPolicy, START)
      host.settle(START + missed * DAY_MS + 3 * 3_600_000)
      const outcomes = [...host.records.values()].map(({ outcome }) => outcome)
      expect(outcomes).toEqual([...Array.from({ length: missed - 1 }, () => 'SKIPPED'), 'CREATED'])
    },
  )

  it('makes up exactly the bound of runAll, whatever a commit holds', () => {
    const policy = { ...defaultCatchUpPolicy, mode: 'runAll', maximumRuns: 60 } as const
    const host = createScheduleHost({ recurrenceRule: 'FREQ=DAILY' }, policy, START)
    host.settle(START + 210 * DAY_MS)
    const outcomes = [...host.records.values()].map(({ outcome }) => outcome)
    expect(outcomes.lastIndexOf('SKIPPED')).toBe(outcomes.length - 61)
    expect(outcomes.indexOf('CREATED')).toBe(outcomes.length - 60)
  })

  it('leaves no gap where many occurrences lie within the hours that are looked back at', () => {
    const host = createScheduleHost({ recurrenceRule: 'FREQ=MINUTELY;INTERVAL=5' }, defaultCatchUpPolicy, START)
    for (let hours = 0; hours <= 60; hours += 1) host.settle(START + hours * 3_600_000)
    const instants = [...host.records.values()].map(({ dueAt }) => dueAt)
    expect(instants.length).toBeGreaterThan(400)
    expect(instants.filter((at, index) => index > 0 && at - (instants[index - 1] ?? 0) !== 300_000)).toEqual([])
  })
})
