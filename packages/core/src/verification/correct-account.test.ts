import { describe, expect, it } from 'vitest'
import { correctAccount } from './correct-account.ts'
import { sampleAccount } from './test-support/sample-verification.ts'

const corrected = (changes: { readonly [field: string]: string }) => correctAccount(sampleAccount, changes)

describe('correctAccount', () => {
  it('takes over routing number, account number, kind and name, and masks the number anew', () => {
    const changes = { routingNumber: '021000021', accountNumber: '99988877', subType: 'SAVING', nameOnAccount: 'J DOE' }
    expect(corrected({ ...changes, transactionCode: '37', individualId: 'X' })).toMatchObject({
      outcome: 'corrected',
      fields: ['accountNumber', 'nameOnAccount', 'routingNumber', 'subType'],
      account: {
        bank: { routingNumber: '021000021', accountNumber: '99988877' },
        maskedAccountNumber: '******8877',
        subType: 'SAVING',
        nameOnAccount: 'J DOE',
      },
    })
  })

  it.each([
    ['a routing number with a wrong check digit', { routingNumber: '021000022' }],
    ['an account number with a space', { accountNumber: '12 34' }],
    ['a kind of account that cannot be kept', { transactionCode: '52' }],
    ['one right and one wrong value', { accountNumber: '99988877', routingNumber: '1' }],
    ['what nobody can read', { correctedData: '???' }],
    ['nothing', {}],
  ])('leaves %s to a person, and changes nothing', (_, changes) => {
    expect(corrected(changes)).toMatchObject({ outcome: 'unclear' })
  })

  it.each([
    ['what is known already', { accountNumber: '444555666' }],
    ['what is not about the account', { individualId: '77' }],
  ])('passes over %s', (_, changes) => {
    expect(corrected(changes)).toEqual({ outcome: 'unchanged' })
  })

  it('shows no value in the message', () => {
    expect(JSON.stringify(corrected({ accountNumber: 'secret 123' }))).not.toContain('secret')
  })
})
