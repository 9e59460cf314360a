import { RailError } from '@linx/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEW_YORK } from '../test-support/example-wire.ts'
import { type BankingWindow, demandWindow } from './banking-window.ts'
import { executionDay, planWire } from './plan-wire.ts'
import { instantOf, localTimeAt } from './zoned-time.ts'

const at = (text: string): number => Date.parse(text)
const text = (instant: number): string => new Date(instant).toISOString()
const planned = (settlementPriority: 'IMMEDIATE' | 'SAME_DAY' | 'NEXT_DAY', now: string) => {
  const plan = planWire({ settlementPriority }, NEW_YORK, at(now))
  return [text(plan.submitAt), plan.valueDate, plan.notice === undefined ? 'no notice' : 'notice']
}

describe('planWire, 08:00 to 17:00 in New York', () => {
  it.each([
    [
      'inside the hours: now',
      'SAME_DAY',
      '2026-03-02T15:00:00.000Z',
      '2026-03-02T15:00:00.000Z',
      '2026-03-02',
      'no notice',
    ],
    [
      'before the opening: at the opening',
      'SAME_DAY',
      '2026-03-02T12:00:00.000Z',
      '2026-03-02T13:00:00.000Z',
      '2026-03-02',
      'no notice',
    ],
    [
      'a millisecond before the cut-off',
      'IMMEDIATE',
      '2026-03-02T21:59:59.999Z',
      '2026-03-02T21:59:59.999Z',
      '2026-03-02',
      'no notice',
    ],
    [
      'at the cut-off: the next day',
      'IMMEDIATE',
      '2026-03-02T22:00:00.000Z',
      '2026-03-03T13:00:00.000Z',
      '2026-03-03',
      'notice',
    ],
    [
      'Friday evening, with the change of the clocks: Monday',
      'SAME_DAY',
      '2026-03-06T23:00:00.000Z',
      '2026-03-09T12:00:00.000Z',
      '2026-03-09',
      'notice',
    ],
    ['on a Saturday', 'SAME_DAY', '2026-03-07T15:00:00.000Z', '2026-03-09T12:00:00.000Z', '2026-03-09', 'notice'],
    ['on a holiday', 'SAME_DAY', '2026-05-25T15:00:00.000Z', '2026-05-26T12:00:00.000Z', '2026-05-26', 'notice'],
    [
      'a Friday before a holiday on Saturday is open',
      'SAME_DAY',
      '2026-07-03T15:00:00.000Z',
      '2026-07-03T15:00:00.000Z',
      '2026-07-03',
      'no notice',
    ],
    [
      'NEXT_DAY goes out at once',
      'NEXT_DAY',
      '2026-03-02T15:00:00.000Z',
      '2026-03-02T15:00:00.000Z',
      '2026-03-03',
      'no notice',
    ],
    [
      'NEXT_DAY on a Friday is for Monday',
      'NEXT_DAY',
      '2026-03-06T23:00:00.000Z',
      '2026-03-06T23:00:00.000Z',
      '2026-03-09',
      'no notice',
    ],
    [
      'the day is that of New York, not of UTC',
      'NEXT_DAY',
      '2026-03-03T03:00:00.000Z',
      '2026-03-03T03:00:00.000Z',
      '2026-03-03',
      'no notice',
    ],
  ] as const)('%s', (_, priority, now, submitAt, valueDate, notice) => {
    expect(planned(priority, now)).toEqual([submitAt, valueDate, notice])
  })

  it('the message that is written at the planned time asks for the planned day', () => {
    const instants = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') })
    const priorities = fc.constantFrom('IMMEDIATE' as const, 'SAME_DAY' as const, 'NEXT_DAY' as const)
    fc.assert(
      fc.property(instants, priorities, (now, settlementPriority) => {
        const plan = planWire({ settlementPriority }, NEW_YORK, now)
        expect(plan.submitAt).toBeGreaterThanOrEqual(now)
        expect(executionDay({ settlementPriority }, NEW_YORK, plan.submitAt)).toBe(plan.valueDate)
        expect(NEW_YORK.calendar.isBankingDay(plan.valueDate ?? '')).toBe(true)
      }),
    )
  })

  it('a calendar without banking days is an error, not an endless search', () => {
    const never: BankingWindow = { ...NEW_YORK, calendar: { isBankingDay: () => false } }
    expect(() => planWire({ settlementPriority: 'SAME_DAY' }, never, 0)).toThrow(RailError)
  })
})

describe('zoned time', () => {
  it.each(['America/New_York', 'America/Toronto', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'])(
    'a wall clock reading of %s is the instant at which the clocks read it',
    (timeZone) => {
      const days = fc.integer({ min: 0, max: 20_000 }).map((day) => text(day * 86_400_000).slice(0, 10))
      fc.assert(
        fc.property(days, (day) => {
          expect(localTimeAt(instantOf(day, '17:30', timeZone), timeZone)).toEqual({ day, time: '17:30:00' })
        }),
      )
    },
  )
})

describe('demandWindow', () => {
  it.each([
    [{ timeZone: 'Mars/Base' }],
    [{ cutOff: '17:60' }],
    [{ cutOff: '5 pm' }],
    [{ opensAt: '18:00' }],
    [{ opensAt: '17:00' }],
  ])('refuses %j', (members) => {
    expect(() => demandWindow({ ...NEW_YORK, ...members })).toThrow(RailError)
  })
})
