import { containsCardNumber } from './card-number.ts'

const MAXIMUM_CHARACTERS = 64
/** A card number can't hide behind the cut: what is searched is twice what is shown. */
const SEARCHED_CHARACTERS = 2 * MAXIMUM_CHARACTERS

const describeText = (text: string): string => {
  const shown = text.length > MAXIMUM_CHARACTERS ? text.slice(0, MAXIMUM_CHARACTERS) : text
  const quoted = JSON.stringify(shown.toWellFormed()).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    escapeCharacter,
  )
  return text.length > MAXIMUM_CHARACTERS ? `${quoted} … (${text.length} characters)` : quoted
}

const escapeCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

const mayBeCardNumber = (value: unknown): boolean =>
  (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') &&
  containsCardNumber(String(value).slice(0, SEARCHED_CHARACTERS))

/**
 * Says what a value is in at most about 100 printable characters: safe for logs, messages and terminals.
 * What may hold a card number is `redacted`.
 */
export const describeValue = (value: unknown): string => {
  if (mayBeCardNumber(value)) return 'redacted'
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (typeof value === 'string') return describeText(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'bigint') return value.toString().slice(0, MAXIMUM_CHARACTERS)
  if (Array.isArray(value)) return `a list of ${value.length}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
