import { RailError } from '@linx/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeImad } from './imad.ts'
import { isWireReference, makeWireReference, referenceOfUetr, uetrOf } from './wire-reference.ts'

const attempt = fc.record({ transactionId: fc.string({ minLength: 1 }), number: fc.integer({ min: 1, max: 1000 }) })

describe('makeWireReference', () => {
  it('makes a UETR of version 4 in lower case and ids of at most 35 characters of it', () => {
    fc.assert(
      fc.property(attempt, (given) => {
        const { reference, details } = makeWireReference(given)
        expect(details).toEqual({ uetr: uetrOf(reference), endToEndId: reference })
        expect(uetrOf(reference)).toMatch(/^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/)
        expect(reference.length).toBeLessThanOrEqual(35)
        expect(isWireReference(reference)).toBe(true)
        expect(referenceOfUetr(uetrOf(reference).toUpperCase())).toBe(reference)
      }),
    )
  })

  it('is the same for all time: a stored reference of an earlier release is found again', () => {
    const { reference } = makeWireReference({ transactionId: 'transaction-1', number: 1 })
    expect(reference).toBe('ba7c685e1a754054afda93a8710bd984')
  })

  it.each(['', 'NOTPROVIDED', '018f5b4e-5e80-7000-8000-000000000001', 'x'.repeat(36)])(
    'reads no reference from %j',
    (text) => {
      expect(referenceOfUetr(text)).toBeUndefined()
    },
  )
})

describe('makeImad', () => {
  it('joins cycle date, source and sequence', () => {
    expect(makeImad('2026-03-02', 'LINXWIRE', 1)).toBe('20260302LINXWIRE000001')
    expect(makeImad('2026-03-02', 'LINXWIRE', 999_999)).toBe('20260302LINXWIRE999999')
  })

  it.each([
    ['2026-3-2', 'LINXWIRE', 1],
    ['2026-03-02', 'linxwire', 1],
    ['2026-03-02', 'LINX', 1],
    ['2026-03-02', 'LINXWIRE', 0],
    ['2026-03-02', 'LINXWIRE', 1_000_000],
    ['2026-03-02', 'LINXWIRE', 1.5],
  ])('refuses %s, %s, %s', (day, source, sequence) => {
    expect(() => makeImad(day, source, sequence)).toThrow(RailError)
  })
})
