import { type Result, success } from '../../issue/index.ts'
import { civilDateOf, DAY_MS, type WallTime } from '../../time/index.ts'
import { type CompiledSchedule, compileSchedule } from '../compile-schedule.ts'
import { dateFilterOf } from '../expand/implied-parts.ts'
import type { RecurrenceRule } from '../rule/index.ts'
import type { ScheduleTiming } from '../timing.ts'
import { everyBankingDay, shiftPhrase } from './banking-phrase.ts'
import { type DayPhrase, dayPhrase } from './day-phrase.ts'
import { joinNumbers } from './join-list.ts'
import { isOnceADay, timePhrase, timesOf } from './time-phrase.ts'
import { dateWords, ordinalWord, PERIOD_NAMES, timeWords, WEEKDAY_NAMES } from './words.ts'
import { zoneName } from './zone-name.ts'

/** The longest description. */
const MAXIMUM_CHARACTERS = 400

/** How many values of a list are told, from the wordiest on: the first description that is short enough is taken. */
const LIST_LIMITS = [12, 8, 5, 3, 2, 1] as const

const MONDAY = 1
const ELAPSED: ReadonlySet<string> = new Set(['HOURLY', 'MINUTELY', 'SECONDLY'])

const timeOf = (wall: WallTime): string => timeWords(wall - Math.floor(wall / DAY_MS) * DAY_MS)

const joinPhrases = (phrases: readonly string[]): string =>
  phrases
    .filter((phrase) => phrase !== '')
    .join(', ')
    .replace(',,', ',')

const headOf = ({ frequency, interval }: RecurrenceRule): string =>
  interval === 1 ? `every ${PERIOD_NAMES[frequency]}` : `every ${interval} ${PERIOD_NAMES[frequency]}s`

const positionPhrase = ({ bySetPosition, frequency }: RecurrenceRule, limit: number): string =>
  bySetPosition === undefined
    ? ''
    : `only the ${joinNumbers(bySetPosition, ordinalWord, 'and', limit)} of these in each ${PERIOD_NAMES[frequency]}`

const weekStartPhrase = ({ weekStart, frequency, interval, byWeekNumber, bySetPosition }: RecurrenceRule): string => {
  const dividesWeeks = frequency === 'WEEKLY' && (interval > 1 || bySetPosition !== undefined)
  if (weekStart === MONDAY || !(dividesWeeks || byWeekNumber !== undefined)) return ''
  return `with weeks from ${WEEKDAY_NAMES[weekStart]}`
}

/** Which of the periods an interval means. */
const originPhrase = ({ interval, frequency }: RecurrenceRule, start: WallTime): string => {
  if (interval === 1) return ''
  return `counted from ${dateWords(start)}${ELAPSED.has(frequency) ? ` at ${timeOf(start)}` : ''}`
}

const endPhrase = ({ count, until }: RecurrenceRule): string => {
  if (count !== undefined) return count === 1 ? 'once' : `${count} times`
  if (until === undefined) return ''
  const wall = until.kind === 'instant' ? until.at : until.wall
  return `until ${dateWords(wall)} at ${timeOf(wall)}${until.kind === 'instant' ? ' UTC' : ''}`
}

/** Daily rules with a name of their own. `tellsShift`: nothing more is to be said of banking days. */
const dailyHead = (
  rule: RecurrenceRule,
  compiled: CompiledSchedule,
  days: DayPhrase,
): { readonly text: string; readonly tellsShift: boolean } | undefined => {
  const { frequency, interval, count, bySetPosition } = rule
  if (frequency !== 'DAILY' || interval > 1) return undefined
  if (days.text === ', only on weekdays') return { text: 'every weekday', tellsShift: false }
  if (days.text !== '' || count !== undefined || bySetPosition !== undefined) return undefined
  const text = everyBankingDay(compiled)
  return text === undefined ? undefined : { text, tellsShift: true }
}

const describeRule = (compiled: CompiledSchedule, rule: RecurrenceRule, limit: number): string => {
  const { start, zone } = compiled
  const startDay = Math.floor(start / DAY_MS)
  const filter = dateFilterOf(rule, civilDateOf(startDay), startDay)
  const times = timesOf(rule, start)
  const days = dayPhrase({ rule, filter, compiled, isOnceADay: isOnceADay(times), limit })
  const daily = dailyHead(rule, compiled, days)
  const separator = days.text === '' || days.text.startsWith(',') ? '' : ' '
  const time = timePhrase(times, limit)
  return joinPhrases([
    daily?.text ?? `${headOf(rule)}${separator}${days.text}`,
    time === '' ? zoneName(zone) : `${time} ${zoneName(zone)}`,
    days.tellsPositions ? '' : positionPhrase(rule, limit),
    weekStartPhrase(rule),
    originPhrase(rule, start),
    endPhrase(rule),
    days.tellsShift || daily?.tellsShift === true ? '' : shiftPhrase(compiled),
  ])
}

const describeOnce = (compiled: CompiledSchedule): string => {
  const { start, zone } = compiled
  return joinPhrases([`once on ${dateWords(start)}`, `at ${timeOf(start)} ${zoneName(zone)}`, shiftPhrase(compiled)])
}

const describeCompiled = (compiled: CompiledSchedule): string => {
  const { rule } = compiled
  if (rule === undefined) return describeOnce(compiled)
  let text = ''
  for (const limit of LIST_LIMITS) {
    text = describeRule(compiled, rule, limit)
    if (text.length <= MAXIMUM_CHARACTERS) break
  }
  return text
}

/**
 * A schedule in English words, for example `every month on the last banking day, at 09:00 New York time`; at most 400 characters, in
 * which long lists end with the number of what is left out. What the rule leaves out is told from the start.
 * @returns the text, or every reason against the schedule.
 */
export const describeSchedule = (schedule: ScheduleTiming): Result<string> => {
  const compiled = compileSchedule(schedule)
  return compiled.ok ? success(describeCompiled(compiled.value)) : compiled
}
