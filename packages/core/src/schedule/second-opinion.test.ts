import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localOf } from '../time/index.ts'
import { compileSchedule } from './compile-schedule.ts'
import { confirmsWalls, secondOpinion } from './second-opinion.ts'
import { dateRules, type RuleCase } from './test-support/rule-arbitrary.ts'
import { ruleTextOf } from './test-support/rule-text-of.ts'
import { slowDates } from './test-support/slow-reference.ts'

const DAY = 86_400_000

const compiled = ({ rule, start }: RuleCase) => {
  const result = compileSchedule({ startDateTime: localOf(start), recurrenceRule: ruleTextOf(rule) })
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

/** `LINX_LONG_TESTS=1` asks about 2,000. */
const RULES = process.env.LINX_LONG_TESTS === '1' ? 2_000 : 500

describe('second opinion', () => {
  it('agrees with the expansion for random rules, from any day on', () => {
    let asked = 0
    fc.assert(
      fc.property(dateRules, fc.integer({ min: -10, max: 3000 }), (input, days) => {
        const opinion = secondOpinion(compiled(input), input.start + days * DAY)
        if (opinion !== undefined) asked += 1
        expect(opinion, ruleTextOf(input.rule)).not.toBe(false)
      }),
      { numRuns: RULES },
    )
    expect(asked).toBeGreaterThan(RULES / 4)
  })

  it('notices an occurrence that is missing, moved or too many', () => {
    const { rule, start } = compiled({
      rule: { frequency: 'MONTHLY', interval: 1, weekStart: 1, byMonthDay: [15] },
      start: Date.UTC(2026, 0, 1, 9),
    })
    if (rule === undefined) throw new Error('unreachable')
    const walls = slowDates(rule, { start, before: start + 400 * DAY, limit: 6 })
    const [first = 0, second = 0, ...others] = walls
    expect(confirmsWalls(rule, start, start, walls)).toBe(true)
    expect(confirmsWalls(rule, start, start, [first, ...others])).toBe(false)
    expect(confirmsWalls(rule, start, start, [second, ...others])).toBe(false)
    expect(confirmsWalls(rule, start, start, [first, second + DAY, ...others])).toBe(false)
    expect(confirmsWalls(rule, start, start, [first, first + DAY, second, ...others])).toBe(false)
  })

  it.each([
    'FREQ=HOURLY',
    'FREQ=YEARLY;BYWEEKNO=1',
    'FREQ=MONTHLY;BYDAY=MO,1FR',
    'FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-5',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
  ])('is not asked about %s', (recurrenceRule) => {
    const result = compileSchedule({ startDateTime: '2026-01-01T09:00:00', recurrenceRule })
    expect(result.ok && secondOpinion(result.value, Date.UTC(2026, 0, 1))).toBeUndefined()
  })
})
