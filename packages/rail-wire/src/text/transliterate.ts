import { REPLACEMENT, TRANSLITERATIONS, WIRE_CHARACTERS } from './transliteration-table.ts'

const isInvisible = (character: string): boolean => /^[\p{M}\p{Cf}]$/u.test(character)
const isSpace = (character: string): boolean => /^[\p{Z}\p{Cc}]$/u.test(character)

const writeCharacter = (character: string): string => {
  if (WIRE_CHARACTERS.test(character)) return character
  const known = TRANSLITERATIONS.get(character)
  if (known !== undefined) return known
  if (isSpace(character)) return ' '
  return isInvisible(character) ? '' : REPLACEMENT
}

/** A letter and its accents come apart; the accents are invisible then. */
const writeOne = (character: string): string =>
  TRANSLITERATIONS.get(character) ?? [...character.normalize('NFKD')].map(writeCharacter).join('')

/**
 * Text in the x character set of Swift: accents fall, known letters and signs are replaced, the rest becomes `?`. White space is
 * single, with none at the ends. May be longer than the original.
 */
export const transliterate = (text: string): string =>
  [...text.normalize('NFC')].map(writeOne).join('').replaceAll(/ +/g, ' ').trim()
