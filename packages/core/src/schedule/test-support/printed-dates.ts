import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../time/index.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const HOURS_BEHIND = { EDT: 4, EST: 5 } as const

const daysOf = (text: string): readonly number[] =>
  text.split(',').flatMap((days) => {
    const [first = 0, last = first] = days.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })

const timeOf = (text: string): number => Number(text.slice(0, 2)) * HOUR_MS + Number(text.slice(3)) * MINUTE_MS

/**
 * Reads a line as RFC 5545 prints results: `1997 EDT Sep 2,9,16; Oct 7-9` are days of a year in one offset of New York.
 * `times` are `HH:MM`, each on every day.
 */
export const instantsOfLine = (line: string, times: readonly string[]): readonly string[] => {
  const zone = line.slice(5, 8)
  if (zone !== 'EDT' && zone !== 'EST') throw new RangeError(`Expected EDT or EST in ${line}.`)
  return line
    .slice(9)
    .split('; ')
    .flatMap((month) =>
      daysOf(month.slice(4)).map((day) => Date.UTC(Number(line.slice(0, 4)), MONTHS.indexOf(month.slice(0, 3)), day)),
    )
    .flatMap((day) => times.map((time) => new Date(day + timeOf(time) + HOURS_BEHIND[zone] * HOUR_MS).toISOString()))
}

/** The days from one date to another, as instants at a time of day in UTC. */
export const everyDayAt = (first: string, last: string, time: string): readonly string[] => {
  const [from, to] = [Date.parse(`${first}T${time}Z`), Date.parse(`${last}T${time}Z`)]
  return Array.from({ length: (to - from) / DAY_MS + 1 }, (_, index) => new Date(from + index * DAY_MS).toISOString())
}
