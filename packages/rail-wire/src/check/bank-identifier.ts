const ABA_WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7, 1]

/** Nine digits with the check digit of the American Bankers Association (weights 3, 7, 1). */
export const isAbaRoutingNumber = (text: string): boolean =>
  /^[0-9]{9}$/.test(text) &&
  text !== '000000000' &&
  ABA_WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(text.charAt(place)), 0) % 10 === 0

/** Canada: 0, three digits of the institution, five of the transit; there is no check digit. */
export const isCanadianRoutingNumber = (text: string): boolean => /^0[0-9]{8}$/.test(text) && text !== '000000000'

/** ISO 9362: 8 or 11 capitals and digits, the country at the fifth and sixth place. */
export const isBic = (text: string): boolean => /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text)
