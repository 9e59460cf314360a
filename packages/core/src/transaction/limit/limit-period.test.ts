import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfWeek, instantToLocal } from '../../time/index.ts'
import { LIMIT_ZONE, limitInterval } from './limit-period.ts'

const isoOf = ({ from, before }: { readonly from: number; readonly before: number }) =>
  [from, before].map((instant) => new Date(instant).toISOString())

describe('limitInterval', () => {
  it.each([
    ['DAILY', '2026-11-02T04:59:59.999Z', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
    ['DAILY', '2026-11-02T05:00:00.000Z', '2026-11-02T05:00:00.000Z', '2026-11-03T05:00:00.000Z'],
    ['WEEKLY', '2026-11-02T04:59:59.999Z', '2026-10-26T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
    ['WEEKLY', '2026-11-02T05:00:00.000Z', '2026-11-02T05:00:00.000Z', '2026-11-09T05:00:00.000Z'],
    ['MONTHLY', '2024-02-29T12:00:00.000Z', '2024-02-01T05:00:00.000Z', '2024-03-01T05:00:00.000Z'],
    ['MONTHLY', '2026-12-31T12:00:00.000Z', '2026-12-01T05:00:00.000Z', '2027-01-01T05:00:00.000Z'],
  ] as const)('%s at %s is counted in New York', (period, now, from, before) => {
    expect(isoOf(limitInterval(period, Date.parse(now)))).toEqual([from, before])
  })

  it('holds the instant, and the next one starts where it ends', () => {
    const period = fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY')
    fc.assert(
      fc.property(period, fc.integer({ min: 0, max: 4e12 }), (name, now) => {
        const interval = limitInterval(name, now)
        expect(interval.from <= now && now < interval.before).toBe(true)
        expect(limitInterval(name, interval.before).from).toBe(interval.before)
        const firstDay = instantToLocal(interval.from, LIMIT_ZONE).slice(0, 10)
        if (name === 'WEEKLY') expect(dayOfWeek(firstDay)).toBe(1)
        if (name === 'MONTHLY') expect(firstDay.slice(8)).toBe('01')
      }),
    )
  })
})
