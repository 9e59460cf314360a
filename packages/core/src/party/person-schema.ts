import * as v from 'valibot'
import { freeText, parseStoredPhoneNumber, rule } from '../input/index.ts'
import { createIssue, type Issue, type Result } from '../issue/index.ts'
import { isRealDate } from '../time/index.ts'
import type { CustomerPhoneNumber, PhoneNumberType } from './customer.ts'

const MAXIMUM_NAME = 40
const MAXIMUM_SALUTATION = 20
const EARLIEST_BIRTH = '1880-01-01'

export const firstName = freeText(MAXIMUM_NAME)
export const lastName = freeText(MAXIMUM_NAME)
export const salutation = freeText(MAXIMUM_SALUTATION)

/** A real day written `YYYY-MM-DD`. */
export const date = v.pipe(
  v.string(),
  rule<string>(
    { code: 'date_format', expected: 'a real day written YYYY-MM-DD', fix: 'Write the day like 1984-02-29' },
    (text) => isRealDate(text),
  ),
  v.metadata({ format: 'date' }),
)

/** Nobody is born after today or has lived since before 1880. `today` is `YYYY-MM-DD` at the caller's place. */
export const dateOfBirthIssues = (dateOfBirth: string, today: string | undefined, path: string): readonly Issue[] => {
  if (dateOfBirth >= EARLIEST_BIRTH && (today === undefined || dateOfBirth <= today)) return []
  const expected = `a day from ${EARLIEST_BIRTH} to ${today ?? 'today'}`
  return [createIssue('date_of_birth_range', { path, expected, received: dateOfBirth, fix: 'Correct the year' })]
}

/** Keeps the number as it was written, beside its E.164 if it has one. */
export const toPhoneNumber = (number: string, type: PhoneNumberType, path: string): Result<CustomerPhoneNumber> => {
  const parsed = parseStoredPhoneNumber(number, path)
  if (!parsed.ok) return parsed
  const { raw, e164 } = parsed.value
  return { ok: true, value: e164 === undefined ? { number: raw, type } : { number: raw, e164, type } }
}
