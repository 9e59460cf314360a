import { describe, expect, it } from 'vitest'
import { expandSchedule } from './expand-schedule.ts'
import { instantsOfLine } from './test-support/printed-dates.ts'
import { rfcExamples } from './test-support/rfc-5545-examples.ts'

const NEW_YORK = 'America/New_York'

const runsOf = (startDateTime: string, recurrenceRule: string, limit: number) => {
  const result = expandSchedule({ startDateTime, timeZone: NEW_YORK, recurrenceRule }, { limit })
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

describe('examples of RFC 5545', () => {
  it.each(rfcExamples)('$start $rule', ({ start, rule, printed, times = ['09:00'], goesOn }) => {
    const expected = printed.flatMap((line) => instantsOfLine(line, times))
    const limit = goesOn ? expected.length : expected.length + 1
    expect(runsOf(`${start}T09:00:00`, rule, limit).map(({ at }) => at)).toEqual(expected)
    expect(runsOf(`${start}T09:00:00`, rule, expected.length + 1)).toHaveLength(expected.length + (goesOn ? 1 : 0))
  })

  it('are more than 40', () => {
    expect(rfcExamples.length).toBeGreaterThan(40)
  })

  it('end where UNTIL ends, though the RFC prints one more for three hours from 9 to 17', () => {
    const runs = runsOf('1997-09-02T09:00:00', 'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z', 9)
    expect(runs.map(({ local }) => local)).toEqual(['1997-09-02T09:00:00', '1997-09-02T12:00:00'])
  })
})

describe('what RFC 5545 says about dates and times that do not exist', () => {
  it('moves a time in a gap by the offset before it, counts it, and returns to the time (erratum 4271)', () => {
    expect(runsOf('2026-03-07T02:30:00', 'FREQ=DAILY;COUNT=3', 9)).toEqual([
      { at: '2026-03-07T07:30:00.000Z', local: '2026-03-07T02:30:00', nominal: '2026-03-07T02:30:00', mergedCount: 1 },
      { at: '2026-03-08T07:30:00.000Z', local: '2026-03-08T03:30:00', nominal: '2026-03-08T02:30:00', mergedCount: 1 },
      { at: '2026-03-09T06:30:00.000Z', local: '2026-03-09T02:30:00', nominal: '2026-03-09T02:30:00', mergedCount: 1 },
    ])
  })

  it('runs once where a moved time meets another one, and counts both', () => {
    const runs = runsOf('2026-03-08T00:00:00', 'FREQ=DAILY;BYHOUR=2,3;BYMINUTE=30;COUNT=3', 9)
    expect(runs.map(({ local, nominal, mergedCount }) => [local, nominal, mergedCount])).toEqual([
      ['2026-03-08T03:30:00', '2026-03-08T02:30:00', 2],
      ['2026-03-09T02:30:00', '2026-03-09T02:30:00', 1],
    ])
  })

  it('runs at the first of two equal times', () => {
    const runs = runsOf('2026-10-31T01:30:00', 'FREQ=DAILY;COUNT=3', 9)
    expect(runs.map(({ at }) => at.slice(5, 16))).toEqual(['10-31T05:30', '11-01T05:30', '11-02T06:30'])
  })

  it('skips a day that does not exist and does not count it', () => {
    const runs = runsOf('2026-01-30T09:00:00', 'FREQ=MONTHLY;COUNT=3', 9)
    expect(runs.map(({ local }) => local.slice(0, 10))).toEqual(['2026-01-30', '2026-03-30', '2026-04-30'])
  })

  it('runs on 29 February in leap years only, of which 2100 is none', () => {
    const runs = runsOf('2088-02-29T09:00:00', 'FREQ=YEARLY', 5)
    expect(runs.map(({ local }) => local.slice(0, 4))).toEqual(['2088', '2092', '2096', '2104', '2108'])
  })
})

describe('ways to mean the end of a month', () => {
  const monthEnds = [
    ...['2027-11-30', '2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'],
    ...['2028-05-31', '2028-06-30', '2028-07-31', '2028-08-31', '2028-09-30', '2028-10-31', '2028-11-30'],
    ...['2028-12-31', '2029-01-31', '2029-02-28'],
  ]
  const days = (rule: string, limit: number): string[] =>
    runsOf('2027-11-30T09:00:00', rule, limit).map(({ local }) => local.slice(0, 10))

  it.each(['FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1'])(
    '%s is the last day of every month',
    (rule) => {
      expect(days(rule, monthEnds.length)).toEqual(monthEnds)
    },
  )

  it('FREQ=MONTHLY;BYMONTHDAY=31 skips the shorter months', () => {
    expect(days('FREQ=MONTHLY;BYMONTHDAY=31', 9)).toEqual(
      [...monthEnds.filter((date) => date.endsWith('-31')), '2029-03-31'].slice(0, 9),
    )
  })

  it('FREQ=MONTHLY;BYMONTHDAY=30,-1;BYSETPOS=1 is the 30th, in February the last day', () => {
    expect(days('FREQ=MONTHLY;BYMONTHDAY=30,-1;BYSETPOS=1', 5)).toEqual([
      ...['2027-11-30', '2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30'],
    ])
  })
})
