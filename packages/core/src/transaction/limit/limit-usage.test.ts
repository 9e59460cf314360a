import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMIT_PERIODS, limitInterval } from './limit-period.ts'
import { countDebit, type LimitUsage, releaseDebit, usedMinor } from './limit-usage.ts'

const empty: LimitUsage = {
  schemaVersion: 1,
  businessAccountId: 'business',
  id: 'usage',
  scopeType: 'BUSINESS_ACCOUNT',
  scopeId: 'business',
  currency: 'USD',
  periods: {},
}

const sunday = Date.parse('2026-11-01T15:00:00Z')
const monday = Date.parse('2026-11-02T15:00:00Z')
const usedAt = (usage: LimitUsage, now: number) => LIMIT_PERIODS.map((period) => usedMinor(usage, period, now))

describe('what a scope has used', () => {
  it('is nothing before the first debit', () => {
    expect(LIMIT_PERIODS.map((period) => usedMinor(undefined, period, sunday))).toEqual([0n, 0n, 0n])
  })

  it('begins anew with each day, week and month', () => {
    const usage = countDebit(empty, 10_000n, sunday)
    expect(usedAt(usage, sunday)).toEqual([10_000n, 10_000n, 10_000n])
    expect(usedAt(usage, monday)).toEqual([0n, 0n, 10_000n])
    expect(usedAt(countDebit(usage, 500n, monday), monday)).toEqual([500n, 500n, 10_500n])
  })

  it('is given back to the periods that are still there', () => {
    const usage = countDebit(countDebit(empty, 10_000n, sunday), 500n, monday)
    expect(usedAt(releaseDebit(usage, 10_000n, sunday), monday)).toEqual([500n, 500n, 500n])
    expect(usedAt(releaseDebit(usage, 500n, monday), monday)).toEqual([0n, 0n, 10_000n])
  })

  it('does not shrink when a clock that is behind counts into a period that has begun', () => {
    const usage = countDebit(countDebit(empty, 10_000n, monday), 500n, sunday)
    expect(usedAt(usage, monday)).toEqual([10_500n, 10_500n, 10_500n])
  })

  it('is the sum of the debits of the period that were not given back, in any order', () => {
    const debit = fc.record({
      minor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
      at: fc.integer({ min: 0, max: 3_000_000_000 }).map((offset) => monday + offset),
      isReleased: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(debit, { maxLength: 12 }), (unsorted) => {
        const debits = unsorted.toSorted((left, right) => left.at - right.at)
        const counted = debits.reduce((usage, { minor, at }) => countDebit(usage, minor, at), empty)
        const released = debits.filter(({ isReleased }) => isReleased)
        const usage = released.reduce((state, { minor, at }) => releaseDebit(state, minor, at), counted)
        const now = debits.at(-1)?.at ?? monday
        for (const period of LIMIT_PERIODS) {
          const { from, before } = limitInterval(period, now)
          const kept = debits.filter(({ at, isReleased }) => at >= from && at < before && !isReleased)
          expect(usedMinor(usage, period, now)).toBe(kept.reduce((sum, { minor }) => sum + minor, 0n))
        }
      }),
    )
  })
})
