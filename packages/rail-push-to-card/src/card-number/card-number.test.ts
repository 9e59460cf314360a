import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containsCardNumber, isLuhnValid } from './card-number.ts'

/** Fourteen digits with the check digit that they need. */
const cardNumber = fc.stringMatching(/^[1-9]\d{13}$/).map((digits) => {
  const check = [...'0123456789'].find((digit) => isLuhnValid(`${digits}${digit}`))
  return `${digits}${check}`
})

describe('isLuhnValid', () => {
  it.each(['4111111111111111', '5555555555554444', '378282246310005', '6011111111111117', '79927398713', '0'])(
    'takes %s',
    (digits) => expect(isLuhnValid(digits)).toBe(true),
  )

  it.each(['4111111111111112', '79927398710', '1', ''])('refuses %j', (digits) => {
    expect(isLuhnValid(digits)).toBe(false)
  })

  it('sees every single wrong digit', () => {
    fc.assert(
      fc.property(cardNumber, fc.nat(14), fc.integer({ min: 1, max: 9 }), (number, place, step) => {
        const digit = (Number(number[place]) + step) % 10
        expect(isLuhnValid(`${number.slice(0, place)}${digit}${number.slice(place + 1)}`)).toBe(false)
      }),
    )
  })
})

describe('containsCardNumber', () => {
  it.each([
    '4111111111111111',
    'card 4111 1111 1111 1111 please',
    '4111-1111-1111-1111',
    'x4111111111111111x',
    '378282246310005, 12/30',
  ])('finds the number in %j', (text) => expect(containsCardNumber(text)).toBe(true))

  it.each([
    'Rebate of March',
    '4111111111111112',
    '411111111111',
    '4111111111111111000011112222',
    '+1 202 555 0123',
    '4111.1111.1111.1111',
    '',
  ])('finds none in %j', (text) => expect(containsCardNumber(text)).toBe(false))

  it('finds every number, however it is grouped and wherever it stands', () => {
    fc.assert(
      fc.property(
        cardNumber,
        fc.constantFrom('', ' ', '-'),
        fc.stringMatching(/^[a-z ,.]{0,9}[a-z]$/),
        (number, mark, word) => {
          const grouped = number.match(/\d{1,4}/g)?.join(mark)
          expect(containsCardNumber(`${word}${grouped}${word}`)).toBe(true)
        },
      ),
    )
  })
})
