import type { RailIssue } from '@linx/contracts'
import { FORMATS } from '../table/format-table.ts'
import { wireIssue } from './wire-issue.ts'
import type { WireFormat, WirePayment } from './wire-payment.ts'

const DECIMAL = /^(?:0|[1-9][0-9]{0,15})\.[0-9]{2}$/

const minorUnits = (amount: string): bigint => BigInt(amount.replace('.', ''))

/** The rules of amount and currency. */
export const amountIssues = (
  { amount, currency }: Pick<WirePayment, 'amount' | 'currency'>,
  format: WireFormat,
): readonly RailIssue[] => {
  const { currencies, maximumAmount } = FORMATS[format]
  const isAmount = DECIMAL.test(amount) && minorUnits(amount) > 0n && minorUnits(amount) <= minorUnits(maximumAmount)
  const amountDetail = {
    expected: `a decimal with two places above 0.00, at most ${maximumAmount}`,
    received: amount,
    fix: 'Write it like 256.25, or split it',
  }
  const currencyDetail = {
    expected: currencies.join(' or '),
    received: currency,
    fix: `A ${format} of this rail carries no other`,
  }
  return [
    ...(isAmount ? [] : [wireIssue('wire_amount', 'amount', amountDetail)]),
    ...(currencies.includes(currency) ? [] : [wireIssue('wire_currency', 'currency', currencyDetail)]),
  ]
}
