import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAmount, parseAmount } from './amount.ts'
import { type CurrencyCode, currencyTable, parseCurrency } from './currency.ts'

const currencies = currencyTable.map((row) => row.code)
const minor = fc.bigInt({ min: 1n, max: 10n ** 17n - 1n })

/** Long multiplication by hand, one digit after the other: an oracle that shares nothing with the code. */
const readByHand = (text: string, digits: number): bigint => {
  const [whole = '', fraction = ''] = text.split('.')
  let value = 0n
  for (const digit of whole + fraction) value = value * 10n + BigInt('0123456789'.indexOf(digit))
  for (let missing = digits - fraction.length; missing > 0; missing -= 1) value *= 10n
  return value
}

describe('parseAmount', () => {
  it.each([
    ['256.25', 'USD', 25_625n],
    [256.25, 'USD', 25_625n],
    ['1000.00', 'CAD', 100_000n],
    ['0.01', 'USD', 1n],
    [1, 'USD', 100n],
    ['5', 'JPY', 5n],
    ['1.234', 'BHD', 1_234n],
    ['999999999999999.99', 'USD', 99_999_999_999_999_999n],
  ] as const)('reads %s in %s', (input, currency, expected) => {
    expect(parseAmount(input, currency, 'amount')).toEqual({ ok: true, value: expected })
  })

  it.each([
    0.1 + 0.2,
    1e21,
    1.005,
    '1,000.00',
    '１２.00',
    '0x10',
    '1e3',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '01',
    '.5',
    '1000.',
    0,
    '0.00',
    -1,
    '-1',
    '+1',
    ' 1',
    '1\n',
    '1.234',
    '9999999999999999',
    '9'.repeat(1_000_000),
    true,
    {},
    ['1'],
    10n,
  ])('refuses %s', (input) => {
    const result = parseAmount(input, 'USD', 'parameters.amount')
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'amount_format', path: 'parameters.amount' }] })
  })

  it.each([undefined, null, ''])('says that %j is missing', (input) => {
    expect(parseAmount(input, 'USD', 'amount')).toMatchObject({ ok: false, issues: [{ code: 'input_required' }] })
  })

  it('refuses any fraction of a yen', () => {
    expect(parseAmount('5.0', 'JPY', 'amount').ok).toBe(false)
  })

  it('agrees with reading by hand, digit after digit', () => {
    const text = fc.tuple(fc.stringMatching(/^[1-9][0-9]{0,14}$/), fc.stringMatching(/^(\.[0-9]{1,2})?$/))
    fc.assert(
      fc.property(text, ([whole, fraction]) => {
        const written = whole + fraction
        expect(parseAmount(written, 'USD', '')).toEqual({ ok: true, value: readByHand(written, 2) })
      }),
      { numRuns: 2_000 },
    )
  })

  it('takes a number exactly when its shortest text is such a decimal', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (value) => {
        const isPlain = /^[0-9]+(\.[0-9]{1,2})?$/.test(String(value)) && value > 0
        expect(parseAmount(value, 'USD', '').ok).toBe(isPlain)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('formatAmount', () => {
  it('is read back as the same amount in every currency', () => {
    fc.assert(
      fc.property(minor, fc.constantFrom<CurrencyCode>(...currencies), (amount, currency) => {
        const limited = currency === 'JPY' ? amount % 10n ** 15n || 1n : amount
        expect(parseAmount(formatAmount(limited, currency), currency, '')).toEqual({ ok: true, value: limited })
      }),
    )
  })

  it.each([
    [25_625n, 'USD', '256.25'],
    [5n, 'USD', '0.05'],
    [0n, 'CAD', '0.00'],
    [-5n, 'USD', '-0.05'],
    [5n, 'JPY', '5'],
    [5n, 'BHD', '0.005'],
  ] as const)('writes %s in %s', (amount, currency, text) => {
    expect(formatAmount(amount, currency)).toBe(text)
  })
})

describe('parseCurrency', () => {
  it('takes the active currencies only', () => {
    expect(['USD', 'CAD', 'JPY', 'usd', '', null].map((code) => parseCurrency(code, 'currency').ok)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})
