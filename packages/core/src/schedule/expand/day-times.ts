import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type WallTime } from '../../time/index.ts'
import type { RecurrenceRule } from '../rule/index.ts'

/** The times of a day, in milliseconds after midnight: BYHOUR × BYMINUTE × BYSECOND, the rest from the start. */
export const timesOfDay = (rule: RecurrenceRule, start: WallTime): readonly number[] => {
  const ofDay = ((start % DAY_MS) + DAY_MS) % DAY_MS
  const hours = rule.byHour ?? [Math.floor(ofDay / HOUR_MS)]
  const minutes = rule.byMinute ?? [Math.floor(ofDay / MINUTE_MS) % 60]
  const seconds = rule.bySecond ?? [Math.floor(ofDay / SECOND_MS) % 60]
  const millisecond = ofDay % SECOND_MS
  const times: number[] = []
  for (const hour of hours) {
    for (const minute of minutes) {
      for (const second of seconds) {
        times.push(hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + millisecond)
      }
    }
  }
  return times
}
