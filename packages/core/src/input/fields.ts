import * as v from 'valibot'
import { containsCardNumber } from '../issue/card-number.ts'
import { rule } from './expectation.ts'
import { isLongerThan } from './text-rules.ts'

const visibleAscii = /^[\x21-\x7e]{1,64}$/
const emailLocal = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u
const emailLabel = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u
const MAXIMUM_EMAIL_CHARACTERS = 254

/** An object with exactly these members: every other one is refused by name. */
export const members = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, Object.keys(entries).join(' '))

/** For texts that have a rule of their own beside `freeText`. */
export const noCardNumber = rule<string>(
  {
    code: 'input_card_number',
    expected: 'no card number',
    fix: 'Leave card numbers to your tokeniser',
    isSecret: true,
  },
  (text) => !containsCardNumber(text),
)

/** Text that people read, 1 to `maximum` characters, not only spaces, without card number. */
export const freeText = (maximum: number) =>
  v.pipe(
    v.string(),
    noCardNumber,
    rule<string>(
      {
        code: 'input_length',
        expected: `1 to ${maximum} characters, not only spaces`,
        fix: `Write 1 to ${maximum} characters`,
      },
      (text) => text.trim() !== '' && !isLongerThan(text, maximum),
    ),
    v.metadata({ maxLength: maximum }),
  )

/** A reference: 1–64 visible ASCII characters, compared exactly; seeds have ids that are no UUIDs. */
export const identifier = () =>
  v.pipe(
    v.string(),
    rule<string>(
      { code: 'id_format', expected: '1 to 64 visible ASCII characters', fix: 'Use the id as the API gave it' },
      (text) => visibleAscii.test(text),
    ),
    v.metadata({ pattern: visibleAscii.source }),
  )

const isEmail = (text: string): boolean => {
  if (text.length > MAXIMUM_EMAIL_CHARACTERS) return false
  const at = text.lastIndexOf('@')
  const labels = text.slice(at + 1).split('.')
  return (
    at > 0 && emailLocal.test(text.slice(0, at)) && labels.length > 1 && labels.every((label) => emailLabel.test(label))
  )
}

/** `local@domain` of at most 254 characters, without card number; the domain has at least two labels. */
export const emailAddress = () =>
  v.pipe(
    v.string(),
    noCardNumber,
    rule<string>({ code: 'email_format', expected: 'an e-mail address', fix: 'Write it like jsmith@abc.com' }, isEmail),
    v.metadata({ maxLength: MAXIMUM_EMAIL_CHARACTERS, examples: ['jsmith@abc.com'] }),
  )

/** An amount as it is given; `parseAmount` checks it once the currency is known. */
export const amountInput = v.pipe(
  v.unknown(),
  v.metadata({
    anyOf: [
      { type: 'string', pattern: '^[0-9]+(\\.[0-9]{1,2})?$' },
      { type: 'number', exclusiveMinimum: 0 },
    ],
    examples: ['256.25'],
  }),
)

/** A whole number inside a range. */
export const wholeNumber = (minimum: number, maximum: number) =>
  v.pipe(
    v.number(),
    rule<number>(
      {
        code: 'input_value',
        expected: `a whole number from ${minimum} to ${maximum}`,
        fix: `Use a whole number from ${minimum} to ${maximum}`,
      },
      (value) => Number.isInteger(value) && value >= minimum && value <= maximum,
    ),
    v.metadata({ type: 'integer', minimum, maximum }),
  )

const entryCount = (minimum: number, maximum: number): string => {
  if (minimum < maximum) return `${minimum} to ${maximum} entries`
  return minimum === 1 ? 'exactly one entry' : `exactly ${minimum} entries`
}

/** A list of bounded length; its entries are looked at only if the length is right. */
export const listOf = <Item extends v.GenericSchema>(item: Item, minimum: number, maximum: number) =>
  v.pipe(
    v.array(v.unknown()),
    rule<unknown[]>(
      {
        code: 'input_length',
        expected: entryCount(minimum, maximum),
        fix: `Send ${entryCount(minimum, maximum)}`,
      },
      (list) => list.length >= minimum && list.length <= maximum,
    ),
    v.array(item),
    v.metadata({ minItems: minimum, maxItems: maximum }),
  )
