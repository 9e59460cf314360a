import { describe, expect, it } from 'vitest'
import { type Body, body, issuesOf } from './test-support/request-probe.ts'
import { seedFacts } from './test-support/workflow-fixtures.ts'
import { validateWorkflowRequest } from './validate-workflow-request.ts'

describe('members of the request', () => {
  it.each<[string, (request: Body) => void, readonly string[]]>([
    ['no title', (request) => delete request.title, ['input_required title']],
    ['an empty title', (request) => Object.assign(request, { title: '' }), ['input_required title']],
    ['a title of spaces', (request) => Object.assign(request, { title: '  ' }), ['input_length title']],
    ['a title of 201', (request) => Object.assign(request, { title: 'x'.repeat(201) }), ['input_length title']],
    [
      'a title of a megabyte',
      (request) => Object.assign(request, { title: 'x'.repeat(1e6) }),
      ['input_too_large title'],
    ],
    ['a lone surrogate', (request) => Object.assign(request, { title: 'a\ud800' }), ['input_characters title']],
    [
      'a memo of 501',
      (request) => Object.assign(request, { customerMemo: 'x'.repeat(501) }),
      ['input_length customerMemo'],
    ],
    ['0 hours', (request) => Object.assign(request, { expireInHours: 0 }), ['input_value expireInHours']],
    ['8,761 hours', (request) => Object.assign(request, { expireInHours: 8_761 }), ['input_value expireInHours']],
    ['half an hour', (request) => Object.assign(request, { expireInHours: 0.5 }), ['input_value expireInHours']],
    ['hours as text', (request) => Object.assign(request, { expireInHours: '48' }), ['input_type expireInHours']],
    [
      'an unknown member',
      (request) => Object.assign(request, { expiryInHours: 48 }),
      ['input_unknown_member expiryInHours'],
    ],
    [
      'an unknown parameter',
      (request) => Object.assign(request.parameters, { phone: '1' }),
      ['input_unknown_member parameters.phone'],
    ],
    [
      'steps that are no list',
      (request) => Object.assign(request, { steps: { name: 'notification' } }),
      ['input_type steps'],
    ],
    [
      'inputs where none belong',
      (request) => Object.assign(request.steps[0] ?? {}, { inputs: {} }),
      ['input_unknown_member steps[0].inputs'],
    ],
    ['no inputs where some belong', (request) => delete request.steps[2]?.inputs, ['input_required steps[2].inputs']],
    [
      'an empty enhance-profile',
      (request) => Object.assign(request.steps[2]?.inputs ?? {}, { user: {} }),
      ['input_required steps[2].inputs.user'],
    ],
    [
      'two phone numbers',
      (request) => Object.assign(request.steps[2]?.inputs?.user ?? {}, { phoneNumber: ['HOME', 'WORK'] }),
      ['input_length steps[2].inputs.user.phoneNumber'],
    ],
    [
      'an item asked for twice',
      (request) => Object.assign(request.steps[2]?.inputs?.user ?? {}, { personalInfo: ['salutation', 'salutation'] }),
      ['input_value steps[2].inputs.user.personalInfo'],
    ],
    [
      'an unknown item',
      (request) => Object.assign(request.steps[2]?.inputs?.user ?? {}, { addresses: ['BILLING'] }),
      ['input_value steps[2].inputs.user.addresses[0]'],
    ],
    [
      'no documents',
      (request) => Object.assign(request.steps[4]?.inputs?.user ?? {}, { documents: [] }),
      ['input_length steps[4].inputs.user.documents'],
    ],
    [
      'a card number in the memo',
      (request) => Object.assign(request, { customerMemo: 'for 4111 1111 1111 1111' }),
      ['input_card_number customerMemo'],
    ],
  ])('refuses %s', (_name, change, expected) => {
    const request = body()
    change(request)
    const found = issuesOf(request)
    expect(found.filter((issue) => !issue.startsWith('step_') && !issue.startsWith('parameter_'))).toEqual(expected)
  })

  it('lets a memo have lines, a title none', () => {
    expect(issuesOf({ ...body(), customerMemo: 'Hi\nJohn' })).toEqual([])
    expect(issuesOf({ ...body(), title: 'Hi\nJohn' })).toEqual(['input_characters title'])
  })

  it('expires after 90 days by default, or as the host says', () => {
    const request = { ...body(), expireInHours: undefined }
    expect(validateWorkflowRequest(request, seedFacts)).toMatchObject({ value: { expireInHours: 2_160 } })
    const facts = { ...seedFacts, defaultExpireInHours: 72 }
    expect(validateWorkflowRequest(request, facts)).toMatchObject({ value: { expireInHours: 72 } })
  })
})
