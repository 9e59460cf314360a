const FORM = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/

/** A digit stays, `A` is 10, `Z` is 35 (ISO 7064, MOD 97-10). */
const digitsOf = (character: string): string => String(Number.parseInt(character, 36))

/** ISO 13616 by form and check digits; lengths by country are the bank's to check. Spaces are not taken. */
export const isIban = (text: string): boolean => {
  if (!FORM.test(text)) return false
  const digits = [...`${text.slice(4)}${text.slice(0, 4)}`].map(digitsOf).join('')
  return [...digits].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0) === 1
}
