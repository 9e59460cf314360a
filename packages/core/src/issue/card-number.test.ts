import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containsCardNumber } from './card-number.ts'
import { describeValue } from './describe-value.ts'

const numbers = [
  '4222222222222',
  '30569309025904',
  '378282246310005',
  '4111111111111111',
  '5555555555554444',
  '6011111111111117',
  '3530111333300000',
  '6304000000000000',
  '6799990100000000019',
  '2223003122003222',
]

const inGroups = (number: string, separator: string): string => number.replace(/(.{4})(?=.)/g, `$1${separator}`)
const inDigitsFrom = (number: string, zero: number): string =>
  [...number].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')

const shapes: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => `my card is ${number}, thanks`,
  (number) => `${number} 12/27 123`,
  (number) => `Nr.${number}.`,
  (number) => inGroups(number, ' '),
  (number) => inGroups(number, '-'),
  (number) => inGroups(number, '.'),
  (number) => inGroups(number, '_'),
  (number) => inGroups(number, '\u00a0'),
  (number) => inGroups(number, '\u2011'),
  (number) => inGroups(number, '\u2013'),
  (number) => inGroups(number, ' - '),
  (number) => inGroups(number, '     '),
  (number) => inGroups(number, '\u200b'),
  (number) => inGroups(number, '\n'),
  (number) => [...number].join(' '),
  (number) => [...number].join('-'),
  (number) => inDigitsFrom(number, 0xff10),
  (number) => inDigitsFrom(number, 0x0660),
  (number) => inDigitsFrom(number, 0x0966),
  (number) => inDigitsFrom(number, 0x1d7ce),
  (number) => inDigitsFrom(number, 0x1d7f6),
]

describe('the card number guard', () => {
  it('finds ten card numbers in each of twenty-two shapes', () => {
    const missed = numbers.flatMap((number) =>
      shapes.map((shape) => shape(number)).filter((text) => !containsCardNumber(text)),
    )
    expect(numbers.length * shapes.length).toBeGreaterThanOrEqual(200)
    expect(missed).toEqual([])
  })

  it.each([
    'd83ee738-786a-43cf-b1db-24c8788523c4',
    '01ac41f3-86a3-4651-b043-c0fbc1e1adff',
    '31c6d624-6a0c-4049-b1f1-f3ea7d00ba35',
    '6a017f06-83a3-44b7-be6f-5e5cae4a9ed7',
    '4py56a34-4686-1539-c2ga-1a723g55dlq3',
    '93f1e6dd-5dc7-4660-91cc-5cb949b74c6d',
    '+16471234567',
    '55512345678',
    '100000333',
    '2023-02-01T17:40:22.601Z',
    '4111111111111112',
    '41111111111111111111',
    'Invoice 4111 of 2023-12-01, 1111 items',
  ])('lets %s pass', (text) => {
    expect(containsCardNumber(text)).toBe(false)
  })

  it('agrees with a plain Luhn check on every run of digits of the length of a card', () => {
    const plainLuhn = (digits: string): boolean =>
      [...digits]
        .reverse()
        .flatMap((digit, place) => [...String(place % 2 === 1 ? Number(digit) * 2 : Number(digit))].map(Number))
        .reduce((sum, digit) => sum + digit, 0) %
        10 ===
      0
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{10,22}$/), (digits) => {
        const isOfLength = digits.length >= 13 && digits.length <= 19
        expect(containsCardNumber(`x${digits}y`)).toBe(isOfLength && plainLuhn(digits))
      }),
      { numRuns: 2_000 },
    )
  })

  it('passes over UUIDs, whose digits may pass the check by chance', () => {
    expect(containsCardNumber('019caf10-3180-7020-9394-d89a7507289d')).toBe(false)
    expect(containsCardNumber('order 019CAF10-3180-7020-9394-D89A7507289D, again')).toBe(false)
    expect(containsCardNumber('019caf10-3180-7020-9394-d89a7507289d 4111-1111-1111-1111')).toBe(true)
  })

  it('answers quickly for long hostile texts', () => {
    expect(containsCardNumber('1 '.repeat(30_000))).toBe(false)
    expect(containsCardNumber(`${'123 '.repeat(30_000)}, 4111111111111111`)).toBe(true)
    expect(containsCardNumber('1a'.repeat(30_000))).toBe(false)
  })

  it('keeps card numbers out of the description of a value', () => {
    expect(describeValue('pay 4111 1111 1111 1111')).toBe('redacted')
    expect(describeValue(4111111111111111)).toBe('redacted')
    expect(describeValue(`${'x'.repeat(55)}4111111111111111`)).toBe('redacted')
  })
})
