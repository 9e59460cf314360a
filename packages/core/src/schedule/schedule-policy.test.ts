import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expandSchedule } from './expand-schedule.ts'
import { checkSchedulePolicy } from './schedule-policy.ts'
import type { ScheduleTiming } from './timing.ts'

const now = Date.parse('2026-03-01T00:00:00Z')
const base: ScheduleTiming = { startDateTime: '2026-03-02T09:00:00', timeZone: 'America/New_York' }

const codesOf = (timing: Partial<ScheduleTiming>, minimumIntervalMinutes?: number): readonly string[] => {
  const facts = minimumIntervalMinutes === undefined ? { now } : { now, minimumIntervalMinutes }
  const checked = checkSchedulePolicy({ ...base, ...timing }, facts)
  return checked.ok ? [] : checked.issues.map(({ code }) => code)
}

const almostAllMinutes = Array.from({ length: 59 }, (_, minute) => minute).join(',')
const allHours = Array.from({ length: 24 }, (_, hour) => hour).join(',')

describe('checkSchedulePolicy', () => {
  it.each([
    ['no rule', undefined],
    ['one run a day', 'FREQ=DAILY'],
    ['every hour', 'FREQ=HOURLY'],
    ['every hour of the wall clock, one of which is missing once a year', `FREQ=DAILY;BYHOUR=${allHours}`],
    ['sixty minutes in seconds', 'FREQ=SECONDLY;INTERVAL=3600'],
    ['only one near run before the end', 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0,30;COUNT=1'],
    ['29 February', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'],
  ])('takes %s', (_, recurrenceRule) => {
    expect(codesOf({ recurrenceRule })).toEqual([])
  })

  it.each([
    ['every minute', 'FREQ=MINUTELY'],
    ['two times of one hour', 'FREQ=DAILY;BYMINUTE=0,30'],
    ['two times of one hour, in December only', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24;BYHOUR=9;BYMINUTE=0,30'],
    [
      'two times around midnight of days that touch in leap years',
      'FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=1,29;BYHOUR=0,23;BYMINUTE=15,45;BYSETPOS=8,9',
    ],
    ['a nearness that a clock put forward makes', 'FREQ=DAILY;BYHOUR=1,3;BYMINUTE=0,30;BYSETPOS=2,3'],
    ['one run on most days and two on some', `FREQ=SECONDLY;INTERVAL=3539;BYHOUR=9;BYMINUTE=${almostAllMinutes}`],
  ])('refuses %s', (_, recurrenceRule) => {
    expect(codesOf({ recurrenceRule })).toEqual(['rule_too_frequent'])
  })

  it('finds a nearness that comes first after hundreds of runs', () => {
    const recurrenceRule = `FREQ=SECONDLY;INTERVAL=3539;BYHOUR=9;BYMINUTE=${almostAllMinutes}`
    const startDateTime = '2026-03-02T09:20:00'
    const runs = expandSchedule({ ...base, startDateTime, recurrenceRule }, { limit: 2_000 })
    const instants = runs.ok ? runs.value.map(({ at }) => Date.parse(at)) : []
    const firstNear = instants.findIndex((at, index) => at - (instants[index - 1] ?? 0) < 3_600_000)
    expect(firstNear).toBeGreaterThan(300)
    expect(codesOf({ startDateTime, recurrenceRule })).toEqual(['rule_too_frequent'])
  })

  it('knows clocks that are changed by half an hour', () => {
    const timing = { recurrenceRule: 'FREQ=HOURLY;BYMINUTE=45', timeZone: 'Australia/Lord_Howe' }
    expect(codesOf(timing)).toEqual(['rule_too_frequent'])
    expect(codesOf({ ...timing, recurrenceRule: 'FREQ=HOURLY' })).toEqual([])
    expect(codesOf({ ...timing, timeZone: 'Europe/London' })).toEqual([])
  })

  it('looks at runs after the shift to banking days', () => {
    expect(codesOf({ recurrenceRule: 'FREQ=HOURLY;INTERVAL=25' })).toEqual([])
    expect(codesOf({ recurrenceRule: 'FREQ=HOURLY;INTERVAL=49;BYMINUTE=0', calendarType: 'BANKING' })).toEqual([])
    expect(codesOf({ recurrenceRule: 'FREQ=MINUTELY;INTERVAL=1450', calendarType: 'BANKING' })).toEqual([
      'rule_too_frequent',
    ])
  })

  it.each([
    ['30 February', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
    ['an end before the start', 'FREQ=DAILY;UNTIL=20250101T000000'],
    ['a position that no set has', 'FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=2'],
  ])('says that %s never occurs', (_, recurrenceRule) => {
    expect(codesOf({ recurrenceRule })).toEqual(['rule_never_occurs'])
  })

  it('refuses a schedule whose runs are over, and one without rule that started before', () => {
    const startDateTime = '2026-02-01T09:00:00'
    expect(codesOf({ startDateTime, recurrenceRule: 'FREQ=DAILY;COUNT=5' })).toEqual(['schedule_start_in_past'])
    expect(codesOf({ startDateTime })).toEqual(['schedule_start_in_past'])
    expect(codesOf({ startDateTime, recurrenceRule: 'FREQ=DAILY;COUNT=100' })).toEqual([])
  })

  it('takes a first run up to ten years from now', () => {
    expect(codesOf({ startDateTime: '2036-02-28T09:00:00' })).toEqual([])
    expect(codesOf({ startDateTime: '2036-03-03T09:00:00' })).toEqual(['first_occurrence_too_late'])
    const leapMonday = 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO'
    expect(codesOf({ recurrenceRule: leapMonday })).toEqual(['first_occurrence_too_late'])
  })

  it('refuses a text of more than 256 characters, with everything else', () => {
    const recurrenceRule = `FREQ=MINUTELY;BYMONTHDAY=${Array.from({ length: 90 }, () => '15').join(',')}`
    expect(codesOf({ recurrenceRule })).toEqual(['rule_length', 'rule_too_frequent'])
  })

  it('refuses the timing itself before any policy', () => {
    expect(codesOf({ recurrenceRule: 'FREQ=MINUTELY;COUNT=0' })).toEqual(['rule_value_range'])
  })

  it('decides as the distances of the runs do, for any times, days and minimum', () => {
    const parts = fc.record({
      days: fc.constantFrom(
        'FREQ=DAILY',
        'FREQ=WEEKLY;BYDAY=MO,TU',
        'FREQ=MONTHLY;BYMONTHDAY=1,-1',
        'FREQ=DAILY;INTERVAL=2',
      ),
      hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 4 }),
      minutes: fc.uniqueArray(fc.constantFrom(0, 15, 30, 45), { minLength: 1, maxLength: 2 }),
      calendarType: fc.constantFrom('BANKING', 'DEFAULT'),
      minimum: fc.constantFrom(15, 30, 60, 120, 600, 1_380, 1_440, 2_880),
    })
    fc.assert(
      fc.property(parts, ({ days, hours, minutes, calendarType, minimum }) => {
        const recurrenceRule = `${days};BYHOUR=${hours.join(',')};BYMINUTE=${minutes.join(',')}`
        const timing = { ...base, calendarType, recurrenceRule } as const
        const runs = expandSchedule(timing, { to: '2031-01-01T00:00:00Z', limit: 20_000 })
        const instants = runs.ok ? runs.value.map(({ at }) => Date.parse(at)) : []
        const isNear = instants.some((at, index) => index > 0 && at - (instants[index - 1] ?? 0) < minimum * 60_000)
        expect(codesOf(timing, minimum)).toEqual(isNear ? ['rule_too_frequent'] : [])
      }),
      { numRuns: 150 },
    )
  })
})
