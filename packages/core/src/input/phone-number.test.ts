import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { describe, expect, it } from 'vitest'
import { parsePhoneNumber, parseStoredPhoneNumber } from './phone-number.ts'

describe('parsePhoneNumber', () => {
  it.each([
    ['+16471234567', '+16471234567'],
    ['+1 (647) 123-4567', '+16471234567'],
    ['+442071838750', '+442071838750'],
    ['+１６４７１２３４５６７', '+16471234567'],
  ])('takes %s as %s and keeps it as written', (raw, e164) => {
    expect(parsePhoneNumber(raw, 'p')).toEqual({ ok: true, value: { raw, e164 } })
  })

  it.each([
    '55512345678',
    '+1911',
    '911',
    '+1647123456',
    '+164712345678',
    '+16471234567;ext=5',
    '+16471234567 ext 5',
    'tel:+16471234567',
    '+999123456789',
    '++16471234567',
    'call +16471234567',
    '',
    `+1${'6'.repeat(300)}`,
    16471234567,
    null,
    undefined,
    {},
  ])('refuses %j', (input) => {
    expect(parsePhoneNumber(input, 'p')).toMatchObject({
      ok: false,
      issues: [{ code: 'phone_number_format', path: 'p' }],
    })
  })

  it('says of North American numbers what the library says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+1[0-9]{8,12}$/), (text) => {
        const expected = parsePhoneNumberFromString(text, { extract: false })
        const found = parsePhoneNumber(text, '')
        expect(found.ok).toBe(expected?.isPossible() === true)
        if (found.ok) expect(found.value.e164).toBe(expected?.number)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('parseStoredPhoneNumber', () => {
  it('keeps a number without country code as it is', () => {
    expect(parseStoredPhoneNumber('55512345678', 'p')).toEqual({ ok: true, value: { raw: '55512345678' } })
    expect(parseStoredPhoneNumber('(555) 123-4567', 'p')).toEqual({ ok: true, value: { raw: '(555) 123-4567' } })
  })

  it('adds E.164 where there is one', () => {
    expect(parseStoredPhoneNumber('+1 647 123 4567', 'p')).toMatchObject({ value: { e164: '+16471234567' } })
  })

  it.each(['911', 'abc', '1'.repeat(16), '555x1234567', 5_551_234_567, ''])('refuses %j', (input) => {
    expect(parseStoredPhoneNumber(input, 'p').ok).toBe(false)
  })
})
