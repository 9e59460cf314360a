import * as v from 'valibot'
import { rule } from '../../input/index.ts'

const fewestPhoneDigits = 4
const mostPhoneDigits = 15
const phoneCharacters = /^[\p{Nd} ()+./-]{1,40}$/u

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
