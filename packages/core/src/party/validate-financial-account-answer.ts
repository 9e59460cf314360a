import * as v from 'valibot'
import { checkShape, members } from '../input/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import type { Currency } from '../money/index.ts'
import { maskAccountNumber } from './account-number.ts'
import { bankEntries, cardEntries, expiryIssues, nameOnAccount, routingNumberIssues } from './account-schema.ts'
import type { PostalAddress } from './address.ts'
import { addressIssues, addressSchema } from './address-schema.ts'
import type { FinancialAccountAnswer } from './answers.ts'
import { type BankSubType, type CardSubType, type FinancialAccountSubType, isBankSubType } from './financial-account.ts'

/** What the rest of the workflow asks of the account. */
export interface FinancialAccountAnswerContext {
  readonly currency: Currency
  /** `true` if a wire follows. */
  readonly needsBillingAddress: boolean
  /** `YYYY-MM-DD`; refuses a card that has expired. */
  readonly today?: string
}

const commonEntries = { nameOnAccount, billingAddress: v.optional(addressSchema) }
const bankSchema = members({ ...commonEntries, ...bankEntries })
const cardSchema = members({ ...commonEntries, ...cardEntries })

const billingIssues = (address: PostalAddress | undefined, { needsBillingAddress }: FinancialAccountAnswerContext) => {
  if (address !== undefined) return addressIssues(address, 'billingAddress')
  if (!needsBillingAddress) return []
  const detail = {
    path: 'billingAddress',
    expected: 'a billing address, which a wire needs',
    fix: 'Give billingAddress',
  }
  return [createIssue('billing_address_required', detail)]
}

const checkBank = (
  subType: BankSubType,
  answer: unknown,
  context: FinancialAccountAnswerContext,
): Result<FinancialAccountAnswer> => {
  const shape = checkShape(bankSchema, answer)
  if (!shape.ok) return shape
  const { bankName, routingNumber, accountNumber, ...common } = shape.value
  const issues: Issue[] = [
    ...routingNumberIssues(routingNumber, context.currency, 'routingNumber'),
    ...billingIssues(common.billingAddress, context),
  ]
  const bank = { bankName, routingNumber, accountNumber }
  const maskedAccountNumber = maskAccountNumber(accountNumber)
  return issues.length > 0
    ? failure(...issues)
    : success({ ...common, type: 'BANK', subType, bank, maskedAccountNumber })
}

const checkCard = (
  subType: CardSubType,
  answer: unknown,
  context: FinancialAccountAnswerContext,
): Result<FinancialAccountAnswer> => {
  const shape = checkShape(cardSchema, answer)
  if (!shape.ok) return shape
  const { token, brand, last4, expiry, ...common } = shape.value
  const issues: Issue[] = [
    ...(context.today === undefined ? [] : expiryIssues(expiry, context.today, 'expiry')),
    ...billingIssues(common.billingAddress, context),
  ]
  const card = { token, brand, last4, expiry }
  return issues.length > 0
    ? failure(...issues)
    : success({ ...common, type: 'CARD', subType, card, maskedAccountNumber: `******${last4}` })
}

/**
 * Checks the answer to `financial-account`. Bank: `{nameOnAccount, bankName, routingNumber, accountNumber, billingAddress?}`; card:
 * `{nameOnAccount, token, brand, last4, expiry, billingAddress?}` as the tokeniser gave it. No issue shows a number or a token.
 */
export const validateFinancialAccountAnswer = (
  subType: FinancialAccountSubType,
  answer: unknown,
  context: FinancialAccountAnswerContext,
): Result<FinancialAccountAnswer> =>
  isBankSubType(subType) ? checkBank(subType, answer, context) : checkCard(subType, answer, context)
