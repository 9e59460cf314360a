import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfWeek, instantToLocal } from '../time/index.ts'
import { checkPeriodLimits, LIMIT_ZONE, limitInterval } from './period-limits.ts'

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

describe('checkPeriodLimits', () => {
  const check = (amountMinor: bigint) =>
    checkPeriodLimits(
      {
        amountMinor,
        currency: 'USD',
        limits: [
          { period: 'DAILY', maximumMinor: 100_000n, usedMinor: 60_000n },
          { period: 'WEEKLY', maximumMinor: 100_000n, usedMinor: 120_000n },
          { period: 'MONTHLY', maximumMinor: 900_000n, usedMinor: 120_000n },
        ],
      },
      { now: Date.parse('2026-11-02T15:00:00.000Z'), path: 'amount' },
    )

  it('names every period that the amount breaks, what is left of it, and until when', () => {
    expect(check(40_001n).map(({ message }) => message)).toEqual([
      'amount: expected at most 400.00 USD, what is left of the DAILY limit, received "400.01". Lower the amount, or wait until 2026-11-03T05:00:00.000Z.',
      'amount: expected at most 0.00 USD, what is left of the WEEKLY limit, received "400.01". Lower the amount, or wait until 2026-11-09T05:00:00.000Z.',
    ])
  })

  it('takes what fills a period exactly', () => {
    expect(check(40_000n).map(({ expected }) => expected)).toEqual([expect.stringContaining('WEEKLY')])
  })
})
