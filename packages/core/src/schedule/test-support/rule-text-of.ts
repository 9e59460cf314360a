import { type RecurrenceRule, WEEKDAYS } from '../rule/index.ts'

const digits = (wall: number): string => new Date(wall).toISOString().replace(/[-:]|\.\d+Z/g, '')

const listPart = (name: string, values: readonly number[] | undefined): string[] =>
  values === undefined ? [] : [`${name}=${values.join(',')}`]

/** Writes a rule as RRULE text. */
export const ruleTextOf = (rule: RecurrenceRule): string => {
  const { until, byDay } = rule
  const days = byDay?.map(({ weekday, ordinal }) => `${ordinal === 0 ? '' : ordinal}${WEEKDAYS[weekday]}`)
  return [
    `FREQ=${rule.frequency}`,
    ...(rule.interval === 1 ? [] : [`INTERVAL=${rule.interval}`]),
    ...(rule.count === undefined ? [] : [`COUNT=${rule.count}`]),
    ...(until === undefined ? [] : [`UNTIL=${until.kind === 'local' ? digits(until.wall) : `${digits(until.at)}Z`}`]),
    ...(rule.weekStart === 1 ? [] : [`WKST=${WEEKDAYS[rule.weekStart]}`]),
    ...listPart('BYMONTH', rule.byMonth),
    ...listPart('BYWEEKNO', rule.byWeekNumber),
    ...listPart('BYYEARDAY', rule.byYearDay),
    ...listPart('BYMONTHDAY', rule.byMonthDay),
    ...(days === undefined ? [] : [`BYDAY=${days.join(',')}`]),
    ...listPart('BYHOUR', rule.byHour),
    ...listPart('BYMINUTE', rule.byMinute),
    ...listPart('BYSECOND', rule.bySecond),
    ...listPart('BYSETPOS', rule.bySetPosition),
  ].join(';')
}
