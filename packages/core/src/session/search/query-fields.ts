import * as v from 'valibot'
import { rule } from '../../input/index.ts'
import { isRealDate } from '../../time/index.ts'

const MAXIMUM_TEXT = 256
const fewestPhoneDigits = 4
const mostPhoneDigits = 15
const phoneCharacters = /^[\p{Nd} ()+./-]{1,40}$/u

/** A text to look for, 1–256 characters. */
export const searchText = v.pipe(
  v.string(),
  rule<string>(
    { code: 'input_length', expected: `1 to ${MAXIMUM_TEXT} characters, not only spaces`, fix: 'Search for less' },
    (text) => text.trim() !== '' && text.length <= MAXIMUM_TEXT,
  ),
)

/** `true` for digits with the punctuation of phone numbers, 4–15 of them: a whole number as people type it. */
export const isPhoneText = (text: string): boolean => {
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0
  return phoneCharacters.test(text) && digits >= fewestPhoneDigits && digits <= mostPhoneDigits
}

/** A whole phone number as it was given or in E.164; punctuation does not matter, the digits must all be there. */
export const phoneText = v.pipe(
  v.string(),
  rule<string>(
    { code: 'phone_number_format', expected: 'a whole phone number of 4 to 15 digits', fix: 'Give all digits' },
    isPhoneText,
  ),
)

/** A real day written `YYYY-MM-DD`. */
export const dayText = v.pipe(
  v.string(),
  rule<string>(
    { code: 'date_format', expected: 'a real day written YYYY-MM-DD', fix: 'Write the day like 2023-02-01' },
    (text) => isRealDate(text),
  ),
)

/** Query strings have text, programs numbers. */
export const pageNumber = v.pipe(
  v.unknown(),
  rule<unknown>(
    { code: 'input_type', expected: 'a whole number', fix: 'Use a whole number' },
    (value) => typeof value === 'string' || typeof value === 'number',
  ),
  v.transform((value) => value as string | number),
)
