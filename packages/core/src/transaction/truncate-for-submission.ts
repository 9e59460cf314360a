/** A rail takes so many characters of a description or memo (seed 003). */
export const SUBMITTED_TEXT_CHARACTERS = 100

/** The part of a description or memo that the rail is given: its first 100 characters, none of them cut in two. Stored is the whole. */
export const truncateForSubmission = (text: string): string =>
  text.length <= SUBMITTED_TEXT_CHARACTERS ? text : [...text].slice(0, SUBMITTED_TEXT_CHARACTERS).join('')
