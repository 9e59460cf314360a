import * as v from 'valibot'
import { choice, listOf, rule } from '../input/index.ts'
import { isRealDate } from '../time/index.ts'

const MAXIMUM_TEXT = 256

/** A text to look for, 1–256 characters. */
export const searchText = v.pipe(
  v.string(),
  rule<string>(
    { code: 'input_length', expected: `1 to ${MAXIMUM_TEXT} characters, not only spaces`, fix: 'Search for less' },
    (text) => text.trim() !== '' && text.length <= MAXIMUM_TEXT,
  ),
  v.metadata({ maxLength: MAXIMUM_TEXT }),
)

/** A real day written `YYYY-MM-DD`. */
export const dayText = v.pipe(
  v.string(),
  rule<string>(
    { code: 'date_format', expected: 'a real day written YYYY-MM-DD', fix: 'Write the day like 2023-02-01' },
    (text) => isRealDate(text),
  ),
  v.metadata({ format: 'date' }),
)

/** Query strings have text, programs numbers. */
const pageNumber = v.pipe(
  v.unknown(),
  rule<unknown>(
    { code: 'input_type', expected: 'a whole number', fix: 'Use a whole number' },
    (value) => typeof value === 'string' || typeof value === 'number',
  ),
  v.transform((value) => value as string | number),
  v.metadata({ type: 'integer', minimum: 1 }),
)

/** The members that every paged query has. */
export const pageEntries = { page: v.optional(pageNumber), size: v.optional(pageNumber) }

/** One value or a list of 1 to `maximum`; comes out as a list. */
export const oneOrMore = <Value extends string>(value: v.GenericSchema<Value>, maximum: number) => {
  const list = listOf(value, 1, maximum)
  return v.pipe(
    choice([value, list], (input): v.GenericSchema<unknown, Value | Value[]> => (Array.isArray(input) ? list : value)),
    v.transform((given): readonly Value[] => (Array.isArray(given) ? given : [given])),
  )
}
