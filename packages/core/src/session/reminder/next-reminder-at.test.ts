import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAllowedInstant, recipientHours } from '../../message/index.ts'
import { DAY_MS, formatInstant, HOUR_MS, localToInstant, parseTimeZone, type TimeZone } from '../../time/index.ts'
import { nextReminderAt, type ReminderFacts } from './next-reminder-at.ts'
import { reminderPolicies } from './reminder-policy.ts'

const zoneOf = (id: string): TimeZone => {
  const zone = parseTimeZone(id, 'timeZone')
  if (!zone.ok) throw new Error(`no zone ${id}`)
  return zone.value
}

const zone = zoneOf('America/Toronto')
const at = (local: string) => localToInstant(local, zone)

const factsOf = (sentAt: number, lifeMs: number, change: Partial<ReminderFacts> = {}): ReminderFacts => ({
  policy: reminderPolicies.default,
  firstNotifiedAt: sentAt,
  lastNotifiedAt: sentAt,
  sentCount: 0,
  expireAt: sentAt + lifeMs,
  now: sentAt,
  phoneNumber: '+16471234567',
  timeZone: zone,
  ...change,
})

/** Every reminder of a life, each sent `lateMs` after it was due. */
const remindersOf = (first: ReminderFacts, lateMs: readonly number[] = []): readonly number[] => {
  const sent: number[] = []
  let facts = first
  for (;;) {
    const due = nextReminderAt(facts)
    if (due === undefined) return sent
    sent.push(due)
    const now = due + (lateMs[sent.length % Math.max(1, lateMs.length)] ?? 0)
    facts = { ...facts, sentCount: facts.sentCount + 1, lastNotifiedAt: now, now }
  }
}

const hoursAfter = (from: number, times: readonly number[]) => times.map((time) => (time - from) / HOUR_MS)

describe('the default cadence', () => {
  it('reminds twice in 48 hours: after 24 and 6 before the end', () => {
    const sentAt = at('2026-11-02T15:00:00')
    expect(hoursAfter(sentAt, remindersOf(factsOf(sentAt, 48 * HOUR_MS)))).toEqual([24, 42])
  })

  it('reminds eight times in 90 days: 24 h, 72 h, weekly, then 72 h, 24 h and 6 h before the end', () => {
    const sentAt = at('2026-11-02T15:00:00')
    const hours = hoursAfter(sentAt, remindersOf(factsOf(sentAt, 90 * DAY_MS)))
    const before = [72, 24, 6].map((hour) => 90 * 24 - hour)
    expect(hours).toEqual([24, 72, 72 + 168, 72 + 336, 72 + 504, ...before])
  })

  it('reminds nobody whose link lives for less than the gap', () => {
    expect(remindersOf(factsOf(at('2026-11-02T15:00:00'), 12 * HOUR_MS))).toEqual([])
  })

  it('counts the reminders before an extension', () => {
    const sentAt = at('2026-11-02T15:00:00')
    expect(nextReminderAt(factsOf(sentAt, 90 * DAY_MS, { sentCount: 8 }))).toBeUndefined()
  })
})

describe('the daily cadence', () => {
  it('reminds every 24 hours until the end', () => {
    const sentAt = at('2026-11-02T15:00:00')
    const facts = factsOf(sentAt, 5 * DAY_MS, { policy: reminderPolicies.daily })
    expect(hoursAfter(sentAt, remindersOf(facts))).toEqual([24, 48, 72, 96])
  })

  it('keeps 09:00 for what was sent at night, even if the worker is a little late', () => {
    const sentAt = at('2026-11-02T21:00:00')
    const facts = factsOf(sentAt, 5 * DAY_MS, { policy: reminderPolicies.daily })
    const locals = remindersOf(facts, [5_000]).map((time) => formatInstant(time))
    expect(locals).toEqual(['04', '05', '06', '07'].map((day) => `2026-11-${day}T14:00:00.000Z`))
  })
})

describe('the hours of the recipient', () => {
  it('wait for the opening', () => {
    const sentAt = at('2026-11-02T22:30:00')
    expect(nextReminderAt(factsOf(sentAt, 30 * DAY_MS))).toBe(at('2026-11-04T09:00:00'))
  })

  it('are 19:00–22:30 UTC for a North American number of unknown zone', () => {
    const sentAt = Date.UTC(2026, 10, 2, 8)
    const { timeZone: _, ...facts } = factsOf(sentAt, 30 * DAY_MS)
    expect(nextReminderAt(facts)).toBe(Date.UTC(2026, 10, 3, 19))
  })

  it('bring the last reminder forward where none is left before the end', () => {
    const sentAt = at('2026-11-02T12:00:00')
    const expireAt = at('2026-11-06T08:00:00')
    const facts = factsOf(sentAt, expireAt - sentAt, { sentCount: 3, lastNotifiedAt: at('2026-11-05T07:30:00') })
    expect(nextReminderAt({ ...facts, now: at('2026-11-05T07:30:00') })).toBe(at('2026-11-05T19:45:00'))
  })

  it('give up where no place is left at all', () => {
    const sentAt = at('2026-11-02T12:00:00')
    const facts = factsOf(sentAt, 30 * DAY_MS, { now: at('2026-12-02T11:59:59') })
    expect(
      nextReminderAt({ ...facts, expireAt: at('2026-12-03T05:00:00'), now: at('2026-12-02T21:00:00') }),
    ).toBeUndefined()
  })
})

describe('missed and crowded reminders', () => {
  it('sends one at once for all that were missed', () => {
    const sentAt = at('2026-11-02T15:00:00')
    const now = at('2026-11-20T11:00:00')
    expect(nextReminderAt(factsOf(sentAt, 90 * DAY_MS, { now }))).toBe(now)
  })

  it('leaves out what falls within 12 hours after a message that was resent', () => {
    const sentAt = at('2026-11-02T15:00:00')
    const resentAt = at('2026-11-03T11:00:00')
    const facts = factsOf(sentAt, 90 * DAY_MS, { lastNotifiedAt: resentAt, now: resentAt })
    expect(nextReminderAt(facts)).toBe(at('2026-11-05T15:00:00'))
  })

  it('is over at the end', () => {
    const sentAt = at('2026-11-02T15:00:00')
    expect(nextReminderAt(factsOf(sentAt, DAY_MS, { now: sentAt + DAY_MS }))).toBeUndefined()
  })
})

const zones = ['America/Toronto', 'America/St_Johns', 'Pacific/Honolulu', 'Europe/London', 'Asia/Kolkata'].map(zoneOf)

const lives = fc.record({
  policy: fc.constantFrom(reminderPolicies.default, reminderPolicies.daily),
  sentAt: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }),
  lifeHours: fc.integer({ min: 1, max: 8_760 }),
  timeZone: fc.option(fc.constantFrom(...zones), { nil: undefined }),
  lateMs: fc.array(fc.integer({ min: 0, max: 3 * HOUR_MS }), { maxLength: 5 }),
})

describe('every life of a link', () => {
  it('keeps the hours, the gap, the number and the end', () => {
    fc.assert(
      fc.property(lives, ({ policy, sentAt, lifeHours, timeZone, lateMs }) => {
        const facts = factsOf(sentAt, lifeHours * HOUR_MS, { policy, timeZone })
        const reminders = remindersOf(facts, lateMs)
        const hours = recipientHours(facts, policy.hours)
        expect(reminders.length).toBeLessThanOrEqual(policy.maximumCount)
        expect(reminders.every((time) => isAllowedInstant(time, hours))).toBe(true)
        expect(reminders.every((time) => time < facts.expireAt)).toBe(true)
        const all = [sentAt, ...reminders]
        expect(reminders.every((time, index) => time - (all[index] ?? 0) >= policy.minimumGapMs)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('never moves a reminder to an earlier time because time has passed', () => {
    fc.assert(
      fc.property(
        lives,
        fc.integer({ min: 0, max: 100 * DAY_MS }),
        ({ policy, sentAt, lifeHours, timeZone }, waitMs) => {
          const facts = factsOf(sentAt, lifeHours * HOUR_MS, { policy, timeZone })
          const early = nextReminderAt(facts)
          const late = nextReminderAt({ ...facts, now: sentAt + waitMs })
          if (early !== undefined && late !== undefined) expect(late).toBeGreaterThanOrEqual(early)
          if (early === undefined) expect(late).toBeUndefined()
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
