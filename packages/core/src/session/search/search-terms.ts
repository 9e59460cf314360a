const MAXIMUM_CHARACTERS = 128
const MAXIMUM_TERMS = 64
/** Longer texts are cut before anything else is done with them. */
const MAXIMUM_READ_CHARACTERS = 1_024
const notWord = /[^\p{L}\p{N}]+/u

/** What a term is about; it stands before the word, as in `name:john`. */
export type TermSpace = 'name' | 'email' | 'phone' | 'id'

/** What a session can be found by. */
export interface SearchableParty {
  readonly workflowId?: string
  readonly firstName?: string
  readonly lastName?: string
  readonly email?: string
  /** Raw numbers and E.164 ones; each is found as it was typed, digits only. */
  readonly phoneNumbers: readonly string[]
}

const fold = (text: string): string =>
  text.slice(0, MAXIMUM_READ_CHARACTERS).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC')

/** A term with its space, lower case, without accents, at most 128 characters. */
export const term = (space: TermSpace, word: string): string => `${space}:${fold(word)}`.slice(0, MAXIMUM_CHARACTERS)

/** The words of a text, split where no letter or digit stands; an apostrophe joins (`O'Neil` is `oneil`). */
export const searchWords = (text: string): readonly string[] =>
  fold(text)
    .replace(/['’]/g, '')
    .split(notWord)
    .filter((word) => word !== '')

/** The digits of a phone number, whatever script and punctuation it is written in. */
export const phoneDigits = (text: string): string => fold(text).replace(/[^0-9]/g, '')

const orNothing = (space: TermSpace, word: string | undefined): readonly string[] =>
  word === undefined || word === '' ? [] : [term(space, word)]

/** The words that a session is found by, each once, at most 64: exactly what storage compares. */
export const searchTerms = ({
  workflowId,
  firstName,
  lastName,
  email,
  phoneNumbers,
}: SearchableParty): readonly string[] => {
  const names = searchWords(`${firstName ?? ''} ${lastName ?? ''}`).map((word) => term('name', word))
  const phones = phoneNumbers.flatMap((number) => orNothing('phone', phoneDigits(number)))
  const all = [...orNothing('id', workflowId), ...orNothing('email', email), ...phones, ...names]
  return [...new Set(all)].slice(0, MAXIMUM_TERMS)
}
