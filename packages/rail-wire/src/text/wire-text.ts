import { FIELD_LENGTHS, NOTE_LENGTH, type TextField } from './field-lengths.ts'
import { transliterate } from './transliterate.ts'

/** A text as it stands in an element: in the x character set, cut to the element's length. */
export const wireText = (field: TextField, text: string): string =>
  transliterate(text).slice(0, FIELD_LENGTHS[field]).trim()

/** Description or memo as it stands in an element: cut to 100 code points first. */
export const wireNote = (field: 'Ustrd' | 'InstrInf', note: string): string =>
  wireText(field, [...note].slice(0, NOTE_LENGTH).join(''))

/** `true` if something of the text is left that a person can read: a letter or a digit of the x character set. */
export const isReadableOnWire = (text: string): boolean => /[A-Za-z0-9]/.test(transliterate(text))
