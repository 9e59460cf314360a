import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencyOf, majorAmountOf, membersOf, minorAmountOf } from './read-json.ts'

describe('amounts of answers', () => {
  it.each([
    [256.1, '256.10'],
    ['256.10', '256.10'],
    ['0000025.5', '25.50'],
    [0.29, '0.29'],
    [7, '7.00'],
    ['1.2500', '1.25'],
    [1.005, undefined],
    ['1,00', undefined],
    ['', undefined],
    [-1, undefined],
    [1e21, undefined],
    [null, undefined],
    [{}, undefined],
  ])('reads %j in major units as %j', (value, expected) => expect(majorAmountOf(value)).toBe(expected))

  it.each([
    ['25610', '256.10'],
    [5, '0.05'],
    ['0005', '0.05'],
    ['1.5', undefined],
    ['', undefined],
  ])('reads %j in minor units as %j', (value, expected) => expect(minorAmountOf(value)).toBe(expected))

  it('reads back what was written as a JSON number, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (cents) => {
        const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
        expect(majorAmountOf(JSON.parse(JSON.stringify(Number(text))))).toBe(text)
        expect(minorAmountOf(String(cents))).toBe(text)
      }),
    )
  })
})

describe('currencyOf', () => {
  it.each([
    ['840', 'USD'],
    [124, 'CAD'],
    ['USD', 'USD'],
    ['EUR', 'EUR'],
    ['usd', undefined],
    ['978', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (value, expected) => expect(currencyOf(value)).toBe(expected))
})

describe('membersOf', () => {
  it('is empty for what is no object', () => {
    for (const value of [undefined, null, 1, 'text', [1]]) expect(membersOf(value)).toEqual({})
  })
})
