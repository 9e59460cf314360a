import { describe, expect, it } from 'vitest'
import { expandSchedule } from './expand-schedule.ts'
import { everyDayAt } from './test-support/printed-dates.ts'
import type { ScheduleTiming } from './timing.ts'

const runsOf = (schedule: ScheduleTiming, limit = 200) => {
  const result = expandSchedule(schedule, { limit })
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

describe('examples of seed 004', () => {
  const mondays: ScheduleTiming = {
    startDateTime: '2023-08-31T12:00:00',
    timeZone: 'America/New_York',
    recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO',
  }

  it('every Monday from a Thursday begins on Monday, 4 September 2023', () => {
    expect(runsOf(mondays, 2).map(({ local }) => local)).toEqual(['2023-09-04T12:00:00', '2023-09-11T12:00:00'])
  })

  it('the same on a BANKING calendar begins on the Tuesday, since the Monday is Labor Day', () => {
    expect(runsOf({ ...mondays, calendarType: 'BANKING' }, 2)).toEqual([
      { at: '2023-09-05T16:00:00.000Z', local: '2023-09-05T12:00:00', nominal: '2023-09-04T12:00:00', mergedCount: 1 },
      { at: '2023-09-11T16:00:00.000Z', local: '2023-09-11T12:00:00', nominal: '2023-09-11T12:00:00', mergedCount: 1 },
    ])
  })

  it('every day until local midnight of 24 December 1997 keeps 9 AM over the change of offset', () => {
    const runs = runsOf({
      startDateTime: '1997-09-02T09:00:00',
      timeZone: 'America/New_York',
      recurrenceRule: 'FREQ=DAILY;UNTIL=19971224T000000',
    })
    expect(runs.map(({ at }) => at)).toEqual([
      ...everyDayAt('1997-09-02', '1997-10-25', '13:00:00'),
      ...everyDayAt('1997-10-26', '1997-12-23', '14:00:00'),
    ])
    expect(runs.every(({ local, nominal }) => local.endsWith('T09:00:00') && nominal === local)).toBe(true)
  })
})

describe('sample request of seed 004', () => {
  const sample: ScheduleTiming = {
    startDateTime: '2023-12-01T10:15:30.000',
    timeZone: 'America/Toronto',
    calendarType: 'BANKING',
    recurrenceRule: 'FREQ=DAILY;UNTIL=20231224T000000',
  }

  it('is refused as printed, with the start as it has to be written', () => {
    const result = expandSchedule({ ...sample, startDateTime: '2023-12-01T10:15:30:00' }, { limit: 1 })
    const issues = result.ok ? [] : result.issues
    expect(issues.map(({ code, path }) => [code, path])).toEqual([['start_date_time_format', 'startDateTime']])
    expect(issues[0]?.message).toContain('2023-12-01T10:15:30.000')
  })

  it.each([
    ['US-FED', 'following', 17, '2023-12-26T10:15:30'],
    ['CA-PAYMENTS', 'following', 17, '2023-12-27T10:15:30'],
    ['US-FED', 'preceding', 16, '2023-12-22T10:15:30'],
  ] as const)('runs 23 days in %s, %s, as %i payments, the last at %s', (calendar, convention, count, last) => {
    const runs = runsOf({ ...sample, calendar, convention })
    expect(runs.reduce((sum, { mergedCount }) => sum + mergedCount, 0)).toBe(23)
    expect([runs.length, runs.at(-1)?.local]).toEqual([count, last])
  })

  it('pays once on a Monday for Saturday, Sunday and Monday', () => {
    const monday = runsOf({ ...sample, calendar: 'CA-PAYMENTS' }).find(({ local }) => local.startsWith('2023-12-04'))
    expect(monday).toEqual({
      at: '2023-12-04T15:15:30.000Z',
      local: '2023-12-04T10:15:30',
      nominal: '2023-12-02T10:15:30',
      mergedCount: 3,
    })
  })
})
