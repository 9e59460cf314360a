import { type Result, success } from '../../issue/index.ts'
import { compileSchedule } from '../compile-schedule.ts'
import type { ScheduleTiming } from '../timing.ts'

/** A schedule in words, for example `every month on the last banking day, at 09:00 New York time`. */
export const describeSchedule = (schedule: ScheduleTiming): Result<string> => {
  const compiled = compileSchedule(schedule)
  return compiled.ok ? success(compiled.value.rule === undefined ? 'once' : 'again and again') : compiled
}
