import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAbaRoutingNumber, maskAccountNumber } from './account-number.ts'
import { validateFinancialAccount } from './validate-financial-account.ts'
import { validateFinancialAccountAnswer } from './validate-financial-account-answer.ts'

const bank = { bankName: 'First Bank', routingNumber: '021000021', accountNumber: '000123454523' }
const card = { token: 'tok_4f2a', brand: 'VISA', last4: '1111', expiry: '12/27' }
const address = { streetLine1: '1 Main', cityName: 'Reno', stateCode: 'NV', countryCode: 'USA', zipCode: '89501' }
const owner = { type: 'CUSTOMER', id: 'customer-1' }

const bankAccount = (more: object = {}) => ({
  owner,
  category: 'EXTERNAL',
  type: 'BANK',
  subType: 'CHECKING',
  currency: 'USD',
  nameOnAccount: 'John Doe',
  bank,
  ...more,
})

const issuesOf = (result: { readonly ok: boolean; readonly issues?: readonly { code: string; path: string }[] }) =>
  (result.issues ?? []).map((issue) => `${issue.code} ${issue.path}`)

describe('validateFinancialAccount', () => {
  it('masks the number and fills in what was not said', () => {
    expect(validateFinancialAccount(bankAccount())).toEqual({
      ok: true,
      value: {
        ...bankAccount(),
        holder: 'consumer',
        state: 'ACTIVE',
        maskedAccountNumber: '******4523',
      },
    })
  })

  it('takes a card as its token', () => {
    const { bank: _bank, ...common } = bankAccount()
    const account = { ...common, owner: { type: 'BUSINESS', id: 'b' }, type: 'CARD', subType: 'DEBIT', card }
    expect(validateFinancialAccount(account, { today: '2027-12-31' })).toMatchObject({
      ok: true,
      value: { maskedAccountNumber: '******1111', holder: 'business' },
    })
    expect(issuesOf(validateFinancialAccount(account, { today: '2028-01-01' }))).toEqual(['card_expired card.expiry'])
  })

  it.each<[object, readonly string[]]>([
    [{ type: 'WALLET' }, ['input_value type']],
    [{ type: undefined }, ['input_required type']],
    [{ subType: 'DEBIT' }, ['input_value subType']],
    [{ currency: 'EUR' }, ['input_value currency']],
    [{ card }, ['input_unknown_member card']],
    [{ bank: { ...bank, routingNumber: '021000022' } }, ['routing_number_format bank.routingNumber']],
    [{ bank: { ...bank, accountNumber: '1'.repeat(21) } }, ['account_number_format bank.accountNumber']],
    [{ nameOnAccount: 'x'.repeat(41) }, ['input_length nameOnAccount']],
    [{ billingAddress: { ...address, stateCode: 'ON' } }, ['address_state billingAddress.stateCode']],
    [{ verification: { status: 'MAYBE' } }, ['input_value verification.status']],
    [{ balance: '1.234' }, ['amount_format balance']],
  ])('refuses %j', (more, expected) => {
    expect(issuesOf(validateFinancialAccount(bankAccount(more)))).toEqual(expected)
  })

  it('shows no number and no token in any issue', () => {
    const secrets = ['98765432101234567890123', '111000026', 'secret token']
    const results = [
      validateFinancialAccount(
        bankAccount({ bank: { ...bank, accountNumber: secrets[0], routingNumber: secrets[1] } }),
      ),
      validateFinancialAccount(
        bankAccount({ bank: { ...bank, accountNumber: `${secrets[0]}\u0000`, routingNumber: 111_000_026 } }),
      ),
      validateFinancialAccount({
        ...bankAccount({ type: 'CARD', subType: 'DEBIT' }),
        card: { ...card, token: secrets[2] },
      }),
      validateFinancialAccountAnswer(
        'DEBIT',
        { ...card, token: '4111 1111 1111 1111' },
        { currency: 'USD', needsBillingAddress: false },
      ),
      validateFinancialAccountAnswer(
        'DEBIT',
        { ...card, token: '4111111111111111', nameOnAccount: 'x', last4: '41111' },
        { currency: 'USD', needsBillingAddress: false },
      ),
    ]
    for (const result of results) {
      expect(result.ok).toBe(false)
      const text = JSON.stringify(result)
      for (const secret of [...secrets, '4111', '111000026']) expect(text).not.toContain(secret)
    }
  })
})

describe('validateFinancialAccountAnswer', () => {
  const context = { currency: 'USD', needsBillingAddress: false } as const

  it('takes a bank account and masks it', () => {
    const result = validateFinancialAccountAnswer('SAVING', { nameOnAccount: 'Ana', ...bank }, context)
    expect(result).toEqual({
      ok: true,
      value: { type: 'BANK', subType: 'SAVING', nameOnAccount: 'Ana', bank, maskedAccountNumber: '******4523' },
    })
  })

  it('takes a card', () => {
    const result = validateFinancialAccountAnswer('DEBIT', { nameOnAccount: 'Ana', ...card }, context)
    expect(result).toMatchObject({ ok: true, value: { type: 'CARD', card, maskedAccountNumber: '******1111' } })
  })

  it('needs a billing address for a wire', () => {
    const answer = { nameOnAccount: 'Ana', ...bank }
    const wire = { ...context, needsBillingAddress: true }
    expect(issuesOf(validateFinancialAccountAnswer('CHECKING', answer, wire))).toEqual([
      'billing_address_required billingAddress',
    ])
    expect(validateFinancialAccountAnswer('CHECKING', { ...answer, billingAddress: address }, wire).ok).toBe(true)
  })

  it('takes a Canadian routing number only in CAD', () => {
    const answer = { nameOnAccount: 'Ana', ...bank, routingNumber: '000412345' }
    expect(validateFinancialAccountAnswer('CHECKING', answer, { ...context, currency: 'CAD' }).ok).toBe(true)
    expect(issuesOf(validateFinancialAccountAnswer('CHECKING', answer, context))).toEqual([
      'routing_number_format routingNumber',
    ])
  })

  it('refuses the parts of the other type', () => {
    expect(validateFinancialAccountAnswer('DEBIT', { nameOnAccount: 'Ana', ...bank }, context).ok).toBe(false)
  })
})

describe('account numbers', () => {
  it.each(['021000021', '011401533', '091000019', '122105155'])('takes the routing number %s', (text) => {
    expect(isAbaRoutingNumber(text)).toBe(true)
  })

  it('finds every wrong digit in a routing number', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(9), (place, digit) => {
        const text = '021000021'
        const changed = text.slice(0, place) + digit + text.slice(place + 1)
        expect(isAbaRoutingNumber(changed)).toBe(changed === text)
      }),
    )
  })

  it.each([
    ['000123454523', '******4523'],
    ['12345678', '******5678'],
    ['1234567', '******'],
  ])('masks %s as %s', (number, masked) => {
    expect(maskAccountNumber(number)).toBe(masked)
  })
})
