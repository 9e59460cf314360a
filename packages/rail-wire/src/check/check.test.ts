import { describe, expect, it } from 'vitest'
import { COUNTRIES } from '../table/country-table.ts'
import { isAbaRoutingNumber, isBic, isCanadianRoutingNumber } from './bank-identifier.ts'
import { isIban } from './iban.ts'

describe('bank identifiers', () => {
  it.each(['021000021', '011401533', '021151080'])('takes the routing number %s', (number) => {
    expect(isAbaRoutingNumber(number)).toBe(true)
  })

  it.each(['021000022', '120000021', '000000000', '02100002', '0210000210', '02100002a', ''])(
    'refuses the routing number %s',
    (number) => {
      expect(isAbaRoutingNumber(number)).toBe(false)
    },
  )

  it('takes 0, institution and transit for Canada', () => {
    expect(['000112345', '100112345', '000000000', '00011234'].map(isCanadianRoutingNumber)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it.each([
    ['CHASUS33', true],
    ['ROYCCAT2XXX', true],
    ['CHASUS3', false],
    ['CHASUS33XX', false],
    ['chasus33', false],
    ['CHAS1133', false],
  ])('says of the BIC %s: %s', (bic, expected) => {
    expect(isBic(bic)).toBe(expected)
  })

  it.each([
    ['GB29NWBK60161331926819', true],
    ['DE89370400440532013000', true],
    ['GB29NWBK60161331926818', false],
    ['GB29 NWBK 6016 1331 9268 19', false],
    ['000111222333', false],
  ])('says of the IBAN %s: %s', (iban, expected) => {
    expect(isIban(iban)).toBe(expected)
  })
})

describe('countries', () => {
  it('are those of ISO 3166-1, each alpha-2 once', () => {
    expect(COUNTRIES.size).toBe(249)
    expect(new Set(COUNTRIES.values()).size).toBe(249)
    expect([...COUNTRIES].every(([long, short]) => /^[A-Z]{3}$/.test(long) && /^[A-Z]{2}$/.test(short))).toBe(true)
  })

  it.each([
    ['USA', 'US'],
    ['CAN', 'CA'],
    ['AUT', 'AT'],
    ['CHE', 'CH'],
    ['SVK', 'SK'],
    ['SVN', 'SI'],
    ['UKR', 'UA'],
  ])('%s is %s', (long, short) => {
    expect(COUNTRIES.get(long)).toBe(short)
  })
})
