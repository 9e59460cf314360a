import { createIssue } from '../issue/issue.ts'
import { failure, type Result, success } from '../issue/result.ts'
import { type CurrencyCode, minorDigitsOf } from './currency.ts'

const MAXIMUM_WHOLE_DIGITS = 15
const decimal = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/

/**
 * Reads a plain decimal as minor units: no sign, exponent, separator or leading zero, at most 15 digits before the point
 * and `minorDigits` after it. `undefined` if the text is anything else.
 */
export const readDecimal = (text: string, minorDigits: number): bigint | undefined => {
  if (text.length > MAXIMUM_WHOLE_DIGITS + 1 + minorDigits) return undefined
  const [, whole = '', fraction = ''] = decimal.exec(text) ?? []
  const isDecimal = whole !== '' && whole.length <= MAXIMUM_WHOLE_DIGITS && fraction.length <= minorDigits
  return isDecimal ? BigInt(whole + fraction.padEnd(minorDigits, '0')) : undefined
}

const exampleOf = (minorDigits: number): string =>
  minorDigits === 0 ? '"256"' : `"256.${'2525'.slice(0, minorDigits)}"`

const expectation = (minorDigits: number): string =>
  minorDigits === 0
    ? 'a positive whole number as text'
    : `a positive decimal text with at most ${minorDigits} digits after the point`

/**
 * Reads an amount as minor units. The documented form is a text (`"256.25"`). A number is taken only if its shortest text
 * is such a decimal (seed 000 has `256.25`), so that `0.1 + 0.2` and `1e21` are refused. Errors: `input_required` if absent
 * or empty, `amount_format` otherwise; zero is refused.
 */
export const parseAmount = (input: unknown, currency: CurrencyCode, path: string): Result<bigint> => {
  const minorDigits = minorDigitsOf(currency)
  const expected = expectation(minorDigits)
  if (input === undefined || input === null || input === '') {
    return failure(createIssue('input_required', { path, expected, received: input, fix: 'Give the amount' }))
  }
  const text = typeof input === 'string' ? input : typeof input === 'number' ? String(input) : ''
  const minor = readDecimal(text, minorDigits)
  if (minor !== undefined && minor > 0n) return success(minor)
  const fix = `Write the amount in ${currency} like ${exampleOf(minorDigits)}`
  return failure(createIssue('amount_format', { path, expected, received: input, fix }))
}

/** Writes minor units as a decimal with exactly the minor digits of the currency: 25625n in USD is `256.25`. */
export const formatAmount = (minor: bigint, currency: CurrencyCode): string => {
  const minorDigits = minorDigitsOf(currency)
  const sign = minor < 0n ? '-' : ''
  const digits = (minor < 0n ? -minor : minor).toString().padStart(minorDigits + 1, '0')
  const point = digits.length - minorDigits
  return minorDigits === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}
