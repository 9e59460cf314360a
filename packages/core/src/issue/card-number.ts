const FEWEST_DIGITS = 13
const MOST_DIGITS = 19
const FEWEST_DIGITS_OF_A_GROUP = 3
const separator = /[\p{Zs}\p{Pd}\p{Cf}\t\n\r._\u2212]/u
const decimalDigit = /\p{Nd}/u
const ZERO_CODE = 0x30

/** Decimal digits of every script come in runs of ten that start at zero; the value is the distance to the start. */
const unicodeDigitValue = (codePoint: number): number => {
  let start = codePoint
  while (codePoint - start < 50 && decimalDigit.test(String.fromCodePoint(start - 1))) start -= 1
  return (codePoint - start) % 10
}

/** 0–9 for a decimal digit of any script, -1 for any other character. */
const digitValue = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return code >= ZERO_CODE && code <= ZERO_CODE + 9 ? code - ZERO_CODE : -1
  return decimalDigit.test(character) ? unicodeDigitValue(code) : -1
}

/** The groups of digits of each run; within a run only spaces, dashes, dots and underscores stand between them. */
const digitRuns = (text: string): readonly (readonly (readonly number[])[])[] => {
  const runs: number[][][] = []
  let run: number[][] = []
  let isInGroup = false
  for (const character of text) {
    const value = digitValue(character)
    if (value >= 0) {
      if (!isInGroup) run.push([])
      run.at(-1)?.push(value)
      isInGroup = true
      continue
    }
    isInGroup = false
    if (separator.test(character)) continue
    runs.push(run)
    run = []
  }
  return [...runs, run]
}

const passesLuhn = (digits: readonly number[]): boolean => {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits[digits.length - 1 - place] ?? 0
    const doubled = digit * 2
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const isCardNumber = (digits: readonly number[]): boolean =>
  digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS && passesLuhn(digits)

/** A card number may have its expiry or another number beside it: neighbouring groups of three and more are tried together. */
const startsCardNumber = (run: readonly (readonly number[])[], first: number): boolean => {
  let digits: readonly number[] = []
  for (let last = first; last < run.length && digits.length <= MOST_DIGITS; last += 1) {
    const group = run[last] ?? []
    if (group.length < FEWEST_DIGITS_OF_A_GROUP) return false
    digits = [...digits, ...group.slice(0, MOST_DIGITS + 1)]
    if (isCardNumber(digits)) return true
  }
  return false
}

/** An id of RFC 9562; its digits are no card's, and one in some hundred would pass for one. */
const uuid = /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![0-9a-z])/gi

const thirteenDigits = /\p{Nd}(?:\P{Nd}*\p{Nd}){12}/u

/**
 * `true` if the text holds 13–19 digits that pass the Luhn check: in one piece, or with spaces, dashes, dots or
 * underscores between, in the digits of any script. One number in ten of that length passes by chance. UUIDs are passed over.
 */
export const containsCardNumber = (text: string): boolean =>
  text.length >= FEWEST_DIGITS &&
  thirteenDigits.test(text) &&
  digitRuns(text.replaceAll(uuid, 'id')).some(
    (run) =>
      isCardNumber(run.flat().slice(0, MOST_DIGITS + 1)) || run.some((_group, first) => startsCardNumber(run, first)),
  )
