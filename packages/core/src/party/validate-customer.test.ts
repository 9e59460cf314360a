import { describe, expect, it } from 'vitest'
import { validateCustomer } from './validate-customer.ts'
import { validateCustomerAccountAnswer } from './validate-customer-account-answer.ts'

const address = (more: object = {}) => ({
  type: 'MAILING',
  streetLine1: '1 Main Street',
  cityName: 'Toronto',
  stateCode: 'ON',
  countryCode: 'CAN',
  zipCode: 'M5V 2T6',
  ...more,
})

const customer = (more: object = {}) => ({
  firstName: 'John',
  lastName: 'Doe',
  primaryPhoneNumber: { number: '+1 647 123 4567', type: 'MOBILE' },
  ...more,
})

const issuesOf = (input: unknown, today?: string): readonly string[] => {
  const result = validateCustomer(input, today === undefined ? {} : { today })
  return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`)
}

describe('validateCustomer', () => {
  it('takes the least that is needed and fills in the rest', () => {
    expect(validateCustomer(customer())).toEqual({
      ok: true,
      value: {
        status: 'ACTIVE',
        firstName: 'John',
        lastName: 'Doe',
        primaryPhoneNumber: { number: '+1 647 123 4567', e164: '+16471234567', type: 'MOBILE' },
        addresses: [],
        otherPhoneNumbers: [],
      },
    })
  })

  it('keeps the number of seed 002 as it is', () => {
    const input = customer({ primaryPhoneNumber: { number: '55512345678', type: 'HOME' } })
    expect(validateCustomer(input)).toMatchObject({
      value: { primaryPhoneNumber: { number: '55512345678', type: 'HOME' } },
    })
  })

  it.each<[object, readonly string[]]>([
    [{ firstName: '' }, ['input_required firstName']],
    [{ lastName: 'x'.repeat(41) }, ['input_length lastName']],
    [{ primaryEmail: 'x' }, ['email_format primaryEmail']],
    [{ dateOfBirth: '2023-02-30' }, ['date_format dateOfBirth']],
    [{ dateOfBirth: '1879-12-31' }, ['date_of_birth_range dateOfBirth']],
    [{ dateOfBirth: '2030-01-01' }, ['date_of_birth_range dateOfBirth']],
    [{ primaryPhoneNumber: { number: 'x', type: 'MOBILE' } }, ['phone_number_format primaryPhoneNumber.number']],
    [{ otherPhoneNumbers: [{ number: '1', type: 'FAX' }] }, ['input_value otherPhoneNumbers[0].type']],
    [{ addresses: [address({ stateCode: 'XX' })] }, ['address_state addresses[0].stateCode']],
    [{ addresses: [address({ stateCode: undefined })] }, ['address_state addresses[0].stateCode']],
    [{ addresses: [address({ countryCode: 'CA' })] }, ['country_unknown addresses[0].countryCode']],
    [{ addresses: [address({ type: 'SHIPPING' })] }, ['input_required addresses[0].name']],
    [
      { addresses: [address({ type: 'PHYSICAL', streetLine1: 'P.O. Box 12' })] },
      ['address_post_office_box addresses[0].streetLine1'],
    ],
    [{ addresses: [address({ cityName: 'x'.repeat(26) })] }, ['input_length addresses[0].cityName']],
    [
      { addresses: [address({ isPrimary: true }), address({ isPrimary: true })] },
      ['address_primary addresses[1].isPrimary'],
    ],
    [{ nickname: 'J' }, ['input_unknown_member nickname']],
  ])('refuses %j', (more, expected) => {
    expect(issuesOf(customer(more), '2026-11-21')).toEqual(expected)
  })

  it.each<object>([
    { addresses: [address({ type: 'MAILING', streetLine1: 'PO Box 12' })] },
    { addresses: [address({ countryCode: 'FRA', stateCode: undefined })] },
    { addresses: [address({ type: 'SHIPPING', name: 'John Doe' })] },
    { addresses: [address({ isPrimary: true }), address({ isPrimary: true, type: 'PHYSICAL' })] },
    { id: '4py56a34-4686-1539-c2ga-1a723g55dlq3', status: 'SUSPENDED' },
    { dateOfBirth: '2024-02-29' },
  ])('takes %j', (more) => {
    expect(issuesOf(customer(more), '2026-11-21')).toEqual([])
  })
})

describe('validateCustomerAccountAnswer', () => {
  it('takes name and e-mail, nothing more', () => {
    const answer = { firstName: 'Ana', lastName: "O'Neil", primaryEmail: 'ana@abc.com' }
    expect(validateCustomerAccountAnswer(answer)).toEqual({ ok: true, value: answer })
    expect(validateCustomerAccountAnswer({ ...answer, phoneNumber: '+16471234567' }).ok).toBe(false)
    expect(validateCustomerAccountAnswer({ firstName: 'Ana' }).ok).toBe(false)
  })
})
