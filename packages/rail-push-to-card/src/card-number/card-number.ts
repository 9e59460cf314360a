/** Digits that may be parted by one space or hyphen each, as people write card numbers. */
const DIGIT_RUN = /\d(?:[ -]?\d)*/g
/** Ids of RFC 9562 are no card numbers, whatever their digits. */
const UUID = /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![0-9a-z])/gi
const MINIMUM_DIGITS = 13
const MAXIMUM_DIGITS = 19

/** The check digit of ISO/IEC 7812-1 (Luhn): from the right, every second digit is doubled, and the sum ends in 0. */
export const isLuhnValid = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return digits !== '' && sum % 10 === 0
}

/** Whether a run of 13 to 19 digits with a valid check digit stands in the text. One in ten numbers of that length is no card. */
export const containsCardNumber = (text: string): boolean =>
  (text.replaceAll(UUID, 'id').match(DIGIT_RUN) ?? [])
    .map((run) => run.replaceAll(/\D/g, ''))
    .some((digits) => digits.length >= MINIMUM_DIGITS && digits.length <= MAXIMUM_DIGITS && isLuhnValid(digits))
