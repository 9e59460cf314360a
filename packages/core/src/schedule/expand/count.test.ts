import { describe, expect, it } from 'vitest'
import { expandSchedule, nextOccurrence } from '../expand-schedule.ts'
import type { ScheduleTiming } from '../timing.ts'

const timingOf = (recurrenceRule: string): ScheduleTiming => ({ startDateTime: '2026-01-31T09:00:00', recurrenceRule })

const lastOf = (rule: string, limit: number): string => {
  const runs = expandSchedule(timingOf(rule), { limit })
  if (!runs.ok || runs.value.length < limit) throw new Error(`${rule} has fewer than ${limit} runs.`)
  return runs.value.at(-1)?.at ?? ''
}

const nextAfter = (rule: string, after: number): string | undefined => {
  const run = nextOccurrence(timingOf(rule), after)
  if (!run.ok) throw new Error(run.issues[0]?.message)
  return run.value?.at
}

describe('COUNT', () => {
  it.each([
    ['FREQ=YEARLY', 401],
    ['FREQ=YEARLY', 7_000],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 98],
    ['FREQ=YEARLY;INTERVAL=3;BYDAY=MO;BYHOUR=9,17', 41_601],
    ['FREQ=MONTHLY', 2_801],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 4_801],
    ['FREQ=MONTHLY;INTERVAL=7;BYDAY=1FR,-1FR', 9_602],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 5_000],
    ['FREQ=WEEKLY', 20_873],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;BYMONTH=1,7;BYSETPOS=-1', 15_000],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29', 200],
    ['FREQ=DAILY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO', 40],
    ['FREQ=DAILY;INTERVAL=71;BYMONTH=1', 3_000],
    ['FREQ=HOURLY;INTERVAL=23;BYHOUR=3', 6_000],
    ['FREQ=MINUTELY;INTERVAL=7919', 20_000],
    ['FREQ=HOURLY;INTERVAL=5;BYMINUTE=0,30;BYSECOND=0,1', 50_001],
  ])('ends %s at its %i-th occurrence, however many cycles of the calendar lie before it', (rule, count) => {
    const last = lastOf(rule, count)
    const counted = `${rule};COUNT=${count}`
    expect(nextAfter(counted, Date.parse(last) - 1)).toBe(last)
    expect(nextAfter(counted, Date.parse(last))).toBeUndefined()
    expect(nextAfter(`${rule};COUNT=${count + 1}`, Date.parse(last))).toBe(nextAfter(rule, Date.parse(last)))
  })

  it('larger than all that there is changes nothing', () => {
    for (const rule of [
      'FREQ=DAILY;INTERVAL=2',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
      'FREQ=SECONDLY;INTERVAL=7919',
    ]) {
      const window = { from: '9000-01-01T00:00:00Z', limit: 500 }
      const counted = expandSchedule(timingOf(`${rule};COUNT=999999999999`), window)
      expect(counted.ok && counted.value.length).toBeGreaterThan(200)
      expect(counted).toEqual(expandSchedule(timingOf(rule), window))
    }
  })

  it.each(['FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=5', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1'])(
    'of a rule that never occurs is never reached: %s',
    (rule) => {
      expect(expandSchedule(timingOf(rule), { limit: 1 })).toEqual({ ok: true, value: [] })
    },
  )
})
