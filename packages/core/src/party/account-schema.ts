import * as v from 'valibot'
import { freeText, rule } from '../input/index.ts'
import { containsCardNumber, createIssue, type Issue } from '../issue/index.ts'
import type { Currency } from '../money/index.ts'
import { isAbaRoutingNumber, isAccountNumber, isCanadianRoutingNumber } from './account-number.ts'

const MAXIMUM_NAME = 40
const MAXIMUM_BRAND = 20
const token = /^[\x21-\x7e]{1,128}$/
const last4 = /^[0-9]{4}$/
const expiry = /^(?:0[1-9]|1[0-2])\/[0-9]{2}$/

/** 1–40 characters, as the bank knows the holder. */
export const nameOnAccount = freeText(MAXIMUM_NAME)

export const bankEntries = {
  bankName: freeText(MAXIMUM_NAME),
  routingNumber: v.string(),
  accountNumber: v.pipe(
    v.string(),
    rule<string>(
      {
        code: 'account_number_format',
        expected: '1 to 20 letters, digits or dashes',
        fix: 'Copy the account number from a statement or cheque',
        isSecret: true,
      },
      isAccountNumber,
    ),
  ),
}

const isNoCardNumber = rule<string>(
  {
    code: 'input_card_number',
    expected: 'a token, not a card number',
    fix: 'Send what your tokeniser gave',
    isSecret: true,
  },
  (text) => !containsCardNumber(text),
)

const cardText = (pattern: RegExp, expected: string, isSecret: boolean) =>
  rule<string>({ code: 'card_details_format', expected, fix: 'Send what your tokeniser gave', isSecret }, (text) =>
    pattern.test(text),
  )

export const cardEntries = {
  token: v.pipe(v.string(), isNoCardNumber, cardText(token, '1 to 128 visible ASCII characters', true)),
  brand: freeText(MAXIMUM_BRAND),
  last4: v.pipe(v.string(), cardText(last4, 'the last four digits', true)),
  expiry: v.pipe(v.string(), cardText(expiry, 'MM/YY', false)),
}

/** USD accounts have an ABA number with its check digit; CAD accounts that or a Canadian one. */
export const routingNumberIssues = (routingNumber: string, currency: Currency, path: string): readonly Issue[] => {
  const isCanadian = currency === 'CAD' && isCanadianRoutingNumber(routingNumber)
  if (isCanadian || isAbaRoutingNumber(routingNumber)) return []
  const expected =
    currency === 'CAD' ? 'nine digits: 0, institution, transit' : 'nine digits with a valid ABA check digit'
  const detail = {
    path,
    expected,
    received: routingNumber,
    isSecret: true,
    fix: 'Copy the number from a statement or cheque',
  }
  return [createIssue('routing_number_format', detail)]
}

/** A card is good through the last day of its month. `today` is `YYYY-MM-DD`. */
export const expiryIssues = (cardExpiry: string, today: string, path: string): readonly Issue[] => {
  const month = `20${cardExpiry.slice(3)}-${cardExpiry.slice(0, 2)}`
  if (month >= today.slice(0, 7)) return []
  const detail = { path, expected: 'a card that has not expired', received: cardExpiry, fix: 'Use another card' }
  return [createIssue('card_expired', detail)]
}
