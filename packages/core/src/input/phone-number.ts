import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { createIssue } from '../issue/issue.ts'
import { failure, type Result, success } from '../issue/result.ts'

const MAXIMUM_CHARACTERS = 40
/** Every ten-digit number behind +1 is possible; the library takes some 17 µs to say so, and a property test compares. */
const northAmerican = /^\+1[2-9][0-9]{9}$/
const dialled = /^[0-9 ()./-]{4,40}$/

/** A phone number as it was given and as it is dialled. */
export interface PhoneNumber {
  readonly raw: string
  /** E.164: `+` and at most 15 digits. */
  readonly e164: string
}

const parseE164 = (text: string): string | undefined => {
  if (northAmerican.test(text)) return text
  if (text.length > MAXIMUM_CHARACTERS) return undefined
  const parsed = parsePhoneNumberFromString(text, { extract: false })
  return parsed?.isPossible() === true && parsed.ext === undefined ? parsed.number : undefined
}

const refuse = (path: string, received: unknown, expected: string): Result<never> =>
  failure(
    createIssue('phone_number_format', {
      path,
      expected,
      received,
      fix: 'Write it with country code, like +16471234567',
    }),
  )

/**
 * Takes a number that can be dialled: `+`, country code and a possible length (`isPossible`; `isValid` would refuse the number
 * of seed 000). Extensions, short codes and numbers without country code are `phone_number_format`.
 */
export const parsePhoneNumber = (input: unknown, path: string): Result<PhoneNumber> => {
  const e164 = typeof input === 'string' ? parseE164(input) : undefined
  return e164 === undefined || typeof input !== 'string'
    ? refuse(path, input, 'a possible phone number in E.164')
    : success({ raw: input, e164 })
}

/**
 * Takes a number that a host has on file: as above, or digits without country code like `55512345678` (seed 002), which are
 * kept as they are and have no E.164.
 */
export const parseStoredPhoneNumber = (
  input: unknown,
  path: string,
): Result<{ readonly raw: string; readonly e164?: string }> => {
  if (typeof input !== 'string') return refuse(path, input, 'a phone number')
  const e164 = parseE164(input)
  if (e164 !== undefined) return success({ raw: input, e164 })
  const digits = input.replace(/[^0-9]/g, '').length
  const isOnFile = dialled.test(input) && digits >= 4 && digits <= 15
  return isOnFile ? success({ raw: input }) : refuse(path, input, 'a phone number of 4 to 15 digits')
}
