const ABA_WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7, 1]
const nineDigits = /^[0-9]{9}$/
const canadian = /^0[0-9]{8}$/
const accountNumber = /^[A-Za-z0-9-]{1,20}$/
const SHOWN_DIGITS = 4
const SHORTEST_SHOWN = 8

/** `true` for nine digits whose weighted sum (3, 7, 1 in turn) is a multiple of ten, the check of the American Bankers Association. */
export const isAbaRoutingNumber = (text: string): boolean =>
  nineDigits.test(text) &&
  text !== '000000000' &&
  ABA_WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(text[place]), 0) % 10 === 0

/** Canada: 0, three digits of the institution, five of the transit (Payments Canada); there is no check digit. */
export const isCanadianRoutingNumber = (text: string): boolean => canadian.test(text) && text !== '000000000'

/** `true` for 1–20 letters, digits and dashes. */
export const isAccountNumber = (text: string): boolean => accountNumber.test(text)

/** Six stars and the last four characters, `******4523`; a number shorter than eight shows none of its own. */
export const maskAccountNumber = (accountNumber: string): string =>
  `******${accountNumber.length < SHORTEST_SHOWN ? '' : accountNumber.slice(-SHOWN_DIGITS)}`
