import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { instantToWall, localOf, parseTimeZone, wallToInstant } from '../time/index.ts'
import { expandSchedule } from './expand-schedule.ts'
import { dateRules, elapsedRules, type RuleCase, ZONES } from './test-support/rule-arbitrary.ts'
import { ruleTextOf } from './test-support/rule-text-of.ts'
import { slowDates, slowInstants } from './test-support/slow-reference.ts'

const DAY = 86_400_000
const LIMIT = 12
const YEARS_MS = 12 * 366 * DAY
/** `LINX_LONG_TESTS=1` compares ten times as many rules. */
const TIMES = process.env.LINX_LONG_TESTS === '1' ? 10 : 1
/** Each in all zones: in one of them against Temporal, in the others with the table that has a test of its own. */
const RULES_OF_DATES = 500 * TIMES
const RULES_OF_TIMES = 100 * TIMES

const instantsOf = (start: number, recurrenceRule: string, timeZone: string, to: number, limit: number): number[] => {
  const schedule = { startDateTime: localOf(start), timeZone, recurrenceRule }
  const result = expandSchedule(schedule, { to: new Date(to).toISOString(), limit })
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'))
  return result.value.map(({ at }) => Date.parse(at))
}

/** Temporal's `compatible` is RFC 5545 section 3.3.5: a gap with the offset before it, an overlap the first time. */
const toInstant = (wall: number, timeZone: string): number =>
  Temporal.PlainDateTime.from(localOf(wall)).toZonedDateTime(timeZone).epochMilliseconds

const toInstantByTable = (wall: number, timeZone: string): number => {
  const zone = parseTimeZone(timeZone, '')
  return zone.ok ? wallToInstant(wall, zone.value) : Number.NaN
}

const expectedInstants = (
  { rule }: RuleCase,
  walls: readonly number[],
  convert: (wall: number) => number,
): number[] => {
  const { until } = rule
  const instants = walls.map(convert)
  const kept = until?.kind === 'instant' ? instants.filter((instant) => instant <= until.at) : instants
  return [...new Set(kept)].sort((left, right) => left - right)
}

/** A rule ends at COUNT; without one, only so many are compared that a moved or merged last one can't make a difference. */
const compareLength = (rule: RuleCase['rule']): number => (rule.count === undefined ? LIMIT - 4 : LIMIT)

describe('expansion', () => {
  it(`equals the slow reference for ${RULES_OF_DATES} random rules of days, weeks, months and years in 12 zones`, () => {
    fc.assert(
      fc.property(dateRules, fc.constantFrom(...ZONES), (input, zoneByTemporal) => {
        const before = input.start + YEARS_MS
        const walls = slowDates(input.rule, { start: input.start, before, limit: LIMIT + 8 })
        const text = ruleTextOf(input.rule)
        for (const zone of ZONES) {
          const length = compareLength(input.rule)
          const convert = zone === zoneByTemporal ? toInstant : toInstantByTable
          const expected = expectedInstants(input, walls, (wall) => convert(wall, zone)).filter(
            (instant) => instant < before - 2 * DAY,
          )
          const actual = instantsOf(input.start, text, zone, before - 2 * DAY, length)
          expect(actual, `${text} from ${localOf(input.start)} in ${zone}`).toEqual(expected.slice(0, length))
        }
      }),
      { numRuns: RULES_OF_DATES },
    )
  })

  it('equals the slow reference for random rules of hours, minutes and seconds, stepping in elapsed time', () => {
    const spans = { HOURLY: 40 * DAY, MINUTELY: DAY, SECONDLY: DAY / 24 } as const
    fc.assert(
      fc.property(elapsedRules, fc.constantFrom(...ZONES), ({ rule, start }, zoneId) => {
        const zone = parseTimeZone(zoneId, '')
        if (!zone.ok || !(rule.frequency in spans)) throw new Error('unreachable')
        const wallOf = (instant: number): number => instantToWall(instant, zone.value)
        const startAt = wallToInstant(start, zone.value)
        const before = startAt + spans[rule.frequency as keyof typeof spans]
        const text = ruleTextOf(rule)
        const expected = slowInstants(rule, { startAt, before, limit: 60, wallOf })
        const actual = instantsOf(start, text, zoneId, before, 60)
        expect(actual, `${text} from ${localOf(start)} in ${zoneId}`).toEqual(expected)
      }),
      { numRuns: RULES_OF_TIMES },
    )
  })
})
