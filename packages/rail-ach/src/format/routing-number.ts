const WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7] as const

/** Ranges of the first two digits that the American Bankers Association assigns. */
const PREFIX_RANGES: readonly (readonly [number, number])[] = [
  [0, 12],
  [21, 32],
  [61, 72],
  [80, 80],
]

/** The ninth digit that belongs to the first eight (weights 3, 7, 1). */
export const routingCheckDigit = (eightDigits: string): number => {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(eightDigits[index]), 0)
  return (10 - (sum % 10)) % 10
}

/** Nine digits, a prefix that is in use and the right check digit. */
export const isRoutingNumber = (text: string): boolean => {
  if (!/^\d{9}$/.test(text)) return false
  const prefix = Number(text.slice(0, 2))
  const isAssigned = PREFIX_RANGES.some(([low, high]) => prefix >= low && prefix <= high)
  return isAssigned && routingCheckDigit(text) === Number(text[8])
}
