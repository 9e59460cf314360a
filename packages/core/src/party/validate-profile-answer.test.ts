import { describe, expect, it } from 'vitest'
import type { RequestedProfileInputs } from './answers.ts'
import { validateProfileAnswer } from './validate-profile-answer.ts'

const context = { today: '2026-11-21' }
const address = { streetLine1: '1 Main', cityName: 'Reno', stateCode: 'NV', countryCode: 'USA', zipCode: '89501' }
const everything: RequestedProfileInputs = {
  personalInfo: ['salutation', 'dateOfBirth'],
  addresses: ['SHIPPING', 'MAILING', 'PHYSICAL'],
  phoneNumber: ['HOME'],
}
const answer = {
  personalInfo: { salutation: 'Ms', dateOfBirth: '1984-02-29' },
  addresses: { SHIPPING: { ...address, name: 'Ana' }, MAILING: address, PHYSICAL: address },
  phoneNumber: '+1 775 555 0100',
}

const issuesOf = (requested: RequestedProfileInputs, given: unknown): readonly string[] => {
  const result = validateProfileAnswer(requested, given, context)
  return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`)
}

describe('validateProfileAnswer', () => {
  it('takes exactly what was asked for', () => {
    expect(validateProfileAnswer(everything, answer, context)).toEqual({
      ok: true,
      value: { ...answer, phoneNumber: { number: '+1 775 555 0100', e164: '+17755550100', type: 'HOME' } },
    })
  })

  it('names each item that is missing', () => {
    expect(issuesOf(everything, { personalInfo: {}, addresses: { MAILING: address } })).toEqual([
      'input_required personalInfo.salutation',
      'input_required personalInfo.dateOfBirth',
      'input_required addresses.SHIPPING',
      'input_required addresses.PHYSICAL',
      'input_required phoneNumber',
    ])
  })

  it('refuses what was not asked for', () => {
    expect(issuesOf({ personalInfo: ['salutation'] }, answer)).toEqual([
      'input_unknown_member personalInfo.dateOfBirth',
      'input_unknown_member addresses',
      'input_unknown_member phoneNumber',
    ])
  })

  it('tells all of what breaks a rule', () => {
    const given = {
      personalInfo: { salutation: 'Ms', dateOfBirth: '2026-11-22' },
      addresses: {
        SHIPPING: address,
        MAILING: { ...address, stateCode: 'ON' },
        PHYSICAL: { ...address, streetLine1: 'PO Box 1' },
      },
      phoneNumber: '911',
    }
    expect(issuesOf(everything, given)).toEqual([
      'input_required addresses.SHIPPING.name',
      'phone_number_format phoneNumber',
      'address_state addresses.MAILING.stateCode',
      'address_post_office_box addresses.PHYSICAL.streetLine1',
      'date_of_birth_range personalInfo.dateOfBirth',
    ])
  })
})
