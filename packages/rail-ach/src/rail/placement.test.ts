import { describe, expect, it } from 'vitest'
import { createFederalReserveCalendar } from '../calendar/federal-reserve-calendar.ts'
import { instantOf, localTimeOf } from '../calendar/zoned-time.ts'
import { sameDayLimits } from '../table/same-day-limits.ts'
import { createRailBench, examplePayment, exampleReference } from '../test-support/rail-bench.ts'
import { FEDERAL_RESERVE_ZONE, federalReserveWindows, type MissedWindowPolicy } from './ach-window.ts'
import { placeInLateFile, placePayment, type WindowSettings } from './placement.ts'

const settings = (missedWindow: MissedWindowPolicy = 'reject'): WindowSettings => ({
  windows: federalReserveWindows,
  timeZone: FEDERAL_RESERVE_ZONE,
  calendar: createFederalReserveCalendar(),
  missedWindow,
  sameDayLimits,
})

const at = (date: string, time: string) => instantOf({ date, time }, FEDERAL_RESERVE_ZONE)

const place = (
  priority: 'SAME_DAY' | 'NEXT_DAY',
  instant: number,
  missedWindow: MissedWindowPolicy = 'reject',
  amount = 100n,
) => {
  const placed = placePayment({ priority, amount }, instant, settings(missedWindow))
  if (!('slot' in placed)) return placed
  const { date, time } = localTimeOf(placed.cutoffAt, FEDERAL_RESERVE_ZONE)
  return [`${date} ${time}`, placed.effectiveDate, placed.priority]
}

describe('placePayment', () => {
  it.each([
    ['SAME_DAY', '2026-03-02', '08:00', '2026-03-02 09:30', '2026-03-02'],
    ['SAME_DAY', '2026-03-02', '09:29', '2026-03-02 09:30', '2026-03-02'],
    ['SAME_DAY', '2026-03-02', '09:30', '2026-03-02 13:45', '2026-03-02'],
    ['SAME_DAY', '2026-03-02', '15:44', '2026-03-02 15:45', '2026-03-02'],
    ['NEXT_DAY', '2026-03-02', '08:00', '2026-03-02 19:00', '2026-03-03'],
    ['NEXT_DAY', '2026-03-02', '19:00', '2026-03-03 19:00', '2026-03-04'],
    ['NEXT_DAY', '2026-03-06', '18:59', '2026-03-06 19:00', '2026-03-09'],
    ['NEXT_DAY', '2026-03-06', '20:00', '2026-03-09 19:00', '2026-03-10'],
    ['NEXT_DAY', '2026-11-25', '12:00', '2026-11-25 19:00', '2026-11-27'],
    ['NEXT_DAY', '2026-11-26', '12:00', '2026-11-27 19:00', '2026-11-30'],
    ['NEXT_DAY', '2026-07-03', '12:00', '2026-07-03 19:00', '2026-07-06'],
  ] as const)('%s on %s at %s goes at %s for %s', (priority, date, time, cutoff, effective) => {
    expect(place(priority, at(date, time))).toEqual([cutoff, effective, priority])
  })

  it.each([
    ['after the last window', '2026-03-02', '15:45'],
    ['on a Saturday', '2026-03-07', '09:00'],
    ['on a holiday', '2026-11-26', '09:00'],
  ])('refuses SAME_DAY %s, or moves it and says so', (_, date, time) => {
    expect(place('SAME_DAY', at(date, time))).toMatchObject({ code: 'ach_window_missed' })
    const moved = placePayment({ priority: 'SAME_DAY', amount: 1n }, at(date, time), settings('next-day'))
    expect(moved).toMatchObject({
      priority: 'NEXT_DAY',
      notice: expect.stringContaining('NEXT_DAY instead of SAME_DAY'),
    })
  })

  it('has a dated limit for the same day', () => {
    const limit = 100_000_000n
    const morning = at('2026-03-02', '08:00')
    expect(place('SAME_DAY', morning, 'reject', limit)).toEqual(['2026-03-02 09:30', '2026-03-02', 'SAME_DAY'])
    expect(place('SAME_DAY', morning, 'reject', limit + 1n)).toMatchObject({
      code: 'ach_same_day_limit',
      reason: '1000000.01 is more than the same-day limit of 1000000.00.',
    })
    expect(place('SAME_DAY', morning, 'next-day', limit + 1n)).toEqual(['2026-03-02 19:00', '2026-03-03', 'NEXT_DAY'])
    expect(place('SAME_DAY', at('2021-03-01', '08:00'), 'reject', 10_000_001n)).toMatchObject({
      code: 'ach_same_day_limit',
    })
  })

  it('keeps the wall clock over daylight saving', () => {
    const before = placePayment({ priority: 'NEXT_DAY', amount: 1n }, at('2026-03-06', '12:00'), settings())
    const after = placePayment({ priority: 'NEXT_DAY', amount: 1n }, at('2026-03-09', '12:00'), settings())
    expect(before).toMatchObject({ slot: '20260307T000000Z', settlesAt: Date.parse('2026-03-09T12:30:00Z') })
    expect(after).toMatchObject({ slot: '20260309T230000Z', settlesAt: Date.parse('2026-03-10T12:30:00Z') })
  })
})

describe('a file that is made late', () => {
  const placed = placePayment({ priority: 'SAME_DAY', amount: 1n }, at('2026-03-02', '08:00'), settings())
  if (!('slot' in placed)) throw new Error('not placed')

  it('changes nothing before the deadline', () => {
    expect(placeInLateFile(placed, placed.deadlineAt, settings())).toBe(placed)
  })

  it('leaves a same-day payment out, or sends it for the next banking day with a notice', () => {
    const late = at('2026-03-06', '22:00')
    expect(placeInLateFile(placed, late, settings())).toMatchObject({ code: 'ach_window_missed' })
    expect(placeInLateFile(placed, late, settings('next-day'))).toMatchObject({
      priority: 'NEXT_DAY',
      effectiveDate: '2026-03-09',
      notice: expect.stringContaining('instead of 2026-03-02'),
    })
  })

  it('tells the policy in flush and inquire', async () => {
    for (const missedWindow of ['reject', 'next-day'] as const) {
      const bench = createRailBench({ missedWindow })
      await bench.submit(examplePayment(1, { settlementPriority: 'SAME_DAY' }))
      await bench.submit(examplePayment(2))
      bench.moveTo(at('2026-03-03', '07:00'))
      const summary = await bench.rail.flush()
      const told = await bench.inquire(exampleReference(bench, 1))
      expect(summary.made[0]?.entryCount).toBe(missedWindow === 'reject' ? 1 : 2)
      expect(summary.leftOut).toHaveLength(missedWindow === 'reject' ? 1 : 0)
      expect(summary.notices).toHaveLength(missedWindow === 'reject' ? 1 : 2)
      expect(told).toMatchObject(
        missedWindow === 'reject' ? { state: 'failed', code: 'ach_window_missed' } : { state: 'pending' },
      )
    }
  })
})

describe('plan', () => {
  const { rail } = createRailBench({ missedWindow: 'next-day' })

  it('submits half an hour before the cut-off, so that a payment can be cancelled until then', () => {
    expect(rail.plan(examplePayment(1), { now: at('2026-03-02', '10:00') })).toEqual({
      submitAt: at('2026-03-02', '18:30'),
      valueDate: '2026-03-03',
      settlementPriority: 'NEXT_DAY',
    })
  })

  it('submits at once when the cut-off is near', () => {
    const now = at('2026-03-02', '18:45')
    expect(rail.plan(examplePayment(1), { now }).submitAt).toBe(now)
  })

  it('says when the priority is another', () => {
    const plan = rail.plan(examplePayment(1, { settlementPriority: 'SAME_DAY' }), { now: at('2026-03-02', '17:00') })
    expect(plan).toMatchObject({ settlementPriority: 'NEXT_DAY', notice: expect.stringContaining('SAME_DAY') })
  })
})

describe('local times', () => {
  it.each([
    ['2026-03-08', '02:30', '2026-03-08T07:30:00Z'],
    ['2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['2026-07-01', '00:00', '2026-07-01T04:00:00Z'],
    ['2026-01-01', '23:59', '2026-01-02T04:59:00Z'],
  ])('%s %s in New York is %s', (date, time, instant) => {
    expect(new Date(at(date, time)).toISOString().replace('.000', '')).toBe(instant)
  })
})
