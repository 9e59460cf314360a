import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkNumbersOf } from './network-numbers.ts'

describe('networkNumbersOf', () => {
  it('takes year, day and hour from the time in the id', () => {
    // 019caf3a5e80 is 2026-03-02T15:17:42Z: the 61st day.
    const madeAt = new Date(0x019caf3a5e80)
    const day = Math.floor((madeAt.getTime() - Date.UTC(2026, 0)) / 86_400_000) + 1
    const stamp = `6${String(day).padStart(3, '0')}${String(madeAt.getUTCHours()).padStart(2, '0')}`
    const { retrievalReferenceNumber } = networkNumbersOf({
      transactionId: '019caf3a-5e80-7000-8000-000000000001',
      number: 1,
    })
    expect(retrievalReferenceNumber.slice(0, 6)).toBe(stamp)
  })

  it('has the form ydddhhnnnnnn and six digits of trace for any id', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 64 }),
        fc.integer({ min: 1, max: 99 }),
        (transactionId, number) => {
          const { retrievalReferenceNumber, systemsTraceAuditNumber } = networkNumbersOf({ transactionId, number })
          expect(retrievalReferenceNumber).toMatch(/^\d{12}$/)
          expect(systemsTraceAuditNumber).toMatch(/^[1-9]\d{5}$/)
          expect(Number(retrievalReferenceNumber.slice(1, 4))).toBeGreaterThanOrEqual(1)
          expect(Number(retrievalReferenceNumber.slice(1, 4))).toBeLessThanOrEqual(366)
          expect(Number(retrievalReferenceNumber.slice(4, 6))).toBeLessThanOrEqual(23)
          expect(networkNumbersOf({ transactionId, number })).toEqual({
            retrievalReferenceNumber,
            systemsTraceAuditNumber,
          })
        },
      ),
    )
  })

  it('differs for 50,000 attempts of one hour', () => {
    const seen = Array.from({ length: 50_000 }, (_, index) => {
      const transactionId = `019caf3a-5e80-7000-8000-${String(index).padStart(12, '0')}`
      return Object.values(networkNumbersOf({ transactionId, number: 1 })).join('/')
    })
    expect(new Set(seen).size).toBe(seen.length)
  })
})
