const MAXIMUM_NAME = 30
/** What networks take in names beside letters and digits: space, full stop, comma, apostrophe, hyphen. */
const NOT_PLAIN = /[^A-Za-z0-9 .,'-]/g

/** A name without accents and marks that networks refuse, cut to 30 characters. May come out empty. */
export const plainName = (name: string): string =>
  name.normalize('NFKD').replaceAll(NOT_PLAIN, '').trim().slice(0, MAXIMUM_NAME).trim()
