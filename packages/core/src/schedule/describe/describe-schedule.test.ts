import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CALENDARS, nextBankingDay, withOverrides } from '../../time/index.ts'
import { expandSchedule } from '../expand-schedule.ts'
import { FREQUENCIES, NUMBER_LISTS, parseRecurrenceRule, WEEKDAYS } from '../rule/index.ts'
import { goldenSentences } from '../test-support/golden-sentences.ts'
import type { ScheduleTiming } from '../timing.ts'
import { describeSchedule } from './describe-schedule.ts'

const base: ScheduleTiming = { startDateTime: '2026-01-31T09:00:00', timeZone: 'America/New_York' }

const describeOk = (timing: Partial<ScheduleTiming>): string => {
  const described = describeSchedule({ ...base, ...timing })
  if (!described.ok) throw new Error(described.issues.map(({ message }) => message).join('\n'))
  return described.value
}

const numbersOf = ({ minimum, maximum, isSigned }: (typeof NUMBER_LISTS)[number]): readonly number[] => {
  const positive = Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index)
  return isSigned ? [...positive, ...positive.map((value) => -value)] : positive
}

const ordinals = ['', '1', '2', '3', '53', '-1', '-2', '-5', '-52']
const days = WEEKDAYS.flatMap((weekday) => ordinals.map((ordinal) => `${ordinal}${weekday}`))
const ends = ['COUNT=1', 'COUNT=12', 'UNTIL=20301224T090000', 'UNTIL=99991231T235959Z']

const listOf = (name: string, values: readonly (string | number)[]): fc.Arbitrary<string> =>
  fc
    .uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: values.length, size: 'max' })
    .map((chosen) => `${name}=${chosen.join(',')}`)

/** Rules of any parts with lists of any length; those that the reader refuses are left out. */
const ruleTexts: fc.Arbitrary<string> = fc
  .record({
    frequency: fc.constantFrom(...FREQUENCIES).map((frequency) => `FREQ=${frequency}`),
    interval: fc.option(fc.integer({ min: 1, max: 1e12 }).map((interval) => `INTERVAL=${interval}`)),
    end: fc.option(fc.constantFrom(...ends)),
    weekStart: fc.option(fc.constantFrom(...WEEKDAYS).map((weekday) => `WKST=${weekday}`)),
    byDay: fc.option(fc.oneof(listOf('BYDAY', WEEKDAYS), listOf('BYDAY', days))),
    lists: fc.tuple(...NUMBER_LISTS.map((row) => fc.option(listOf(row.name, numbersOf(row)), { freq: 1 }))),
  })
  .map(({ lists, ...parts }) => [...Object.values(parts), ...lists].filter((part) => part !== null).join(';'))
  .filter((text) => parseRecurrenceRule(text, '').ok)

const shifts = fc.record({
  calendarType: fc.constantFrom('BANKING', 'DEFAULT'),
  convention: fc.constantFrom('following', 'preceding', 'modified-following', 'modified-preceding'),
  calendar: fc.constantFrom<ScheduleTiming['calendar']>(
    'US-FED',
    'CA-PAYMENTS',
    withOverrides(CALENDARS['US-FED'], 'x'.repeat(1_000), {}),
  ),
})

describe('describeSchedule', () => {
  it.each(goldenSentences)('$sentence', ({ sentence, ...timing }) => {
    expect(describeOk(timing)).toBe(sentence)
  })

  it('has no sentence for two of these schedules', () => {
    const sentences = goldenSentences.map((golden) => describeOk(golden))
    expect(sentences.length).toBeGreaterThanOrEqual(60)
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it('has at most 400 readable characters for every legal rule', () => {
    fc.assert(
      fc.property(ruleTexts, shifts, fc.constantFrom('09:00:00', '23:59:59.999'), (recurrenceRule, shift, time) => {
        const text = describeOk({ ...shift, recurrenceRule, startDateTime: `2026-01-31T${time}` })
        expect(text.length).toBeLessThanOrEqual(400)
        expect(text).toMatch(/^every [^\s]/)
        expect(text).not.toMatch(/ {2}|,,| ,|, $|undefined|NaN|null/)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'preceding'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'modified-following'],
    ['FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1', 'preceding'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'modified-following'],
  ] as const)('says "the last banking day" of %s, %s, and that is so in every month', (recurrenceRule, convention) => {
    const timing = { ...base, calendarType: 'BANKING', calendar: 'CA-PAYMENTS', convention, recurrenceRule } as const
    expect(describeOk(timing)).toBe('every month on the last Canadian banking day, at 09:00 New York time')
    const runs = expandSchedule(timing, { limit: 480 })
    const days = runs.ok ? runs.value.map(({ local }) => local.slice(0, 10)) : []
    const canada = CALENDARS['CA-PAYMENTS']
    const isLast = (day: string) => nextBankingDay(day, canada).slice(0, 7) !== day.slice(0, 7)
    expect(days).toHaveLength(480)
    expect(days.filter((day) => !canada.isBankingDay(day) || !isLast(day))).toEqual([])
  })

  it('tells how much of a long list is left out', () => {
    const everyOtherDay = Array.from({ length: 16 }, (_, index) => index * 2 + 1).join(',')
    expect(describeOk({ recurrenceRule: `FREQ=MONTHLY;BYMONTHDAY=${everyOtherDay}` })).toContain('the 23rd and 4 more')
  })

  it('changes with the order and letter case of the parts in nothing', () => {
    expect(describeOk({ recurrenceRule: 'byday=fr,mo;freq=weekly' })).toBe(
      describeOk({ recurrenceRule: 'FREQ=WEEKLY;BYDAY=MO,FR' }),
    )
  })

  it('answers every reason against a bad schedule', () => {
    const refused = describeSchedule({ ...base, timeZone: 'EST', recurrenceRule: 'FREQ=DAILY;BYDAY=XX' })
    expect(refused).toMatchObject({ ok: false, issues: [{ code: 'time_zone_unknown' }, { code: 'rule_value_form' }] })
  })
})
