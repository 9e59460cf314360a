import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePercent, percentOf } from './percent.ts'

describe('percentOf', () => {
  it.each([
    [1n, '0.5', 0n],
    [10_000n, '0.1225', 1_225n],
    [9_007_199_254_740_993n, '0.9999', 9_006_298_534_815_518n],
    [100n, '1', 100n],
    [0n, '1', 0n],
    [-500n, '0.5', 0n],
  ])('takes of %s the share %s', (balance, share, expected) => {
    expect(percentOf(balance, share)).toBe(expected)
  })

  it('is the largest whole number of minor units that is not more than the share', () => {
    const tenThousandths = fc.integer({ min: 1, max: 10_000 })
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), tenThousandths, (balance, share) => {
        const text = share === 10_000 ? '1' : `0.${String(share).padStart(4, '0')}`
        const taken = percentOf(balance, text)
        expect(taken * 10_000n <= balance * BigInt(share)).toBe(true)
        expect((taken + 1n) * 10_000n > balance * BigInt(share)).toBe(true)
      }),
    )
  })

  it('throws for a text that was never checked', () => {
    expect(() => percentOf(1n, 'half')).toThrow(RangeError)
  })
})

describe('parsePercent', () => {
  it.each(['0.0001', '0.1225', '1', '1.0000'])('takes %s', (text) => {
    expect(parsePercent(text, '')).toEqual({ ok: true, value: text })
  })

  it.each(['0', '0.0000', '1.0001', '0.12345', '.5', '50%', '-0.5', '', 0.5, null])('refuses %j', (input) => {
    expect(parsePercent(input, 'p')).toMatchObject({ ok: false, issues: [{ code: 'percent_format', path: 'p' }] })
  })
})
