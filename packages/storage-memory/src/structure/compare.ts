import type { IndexValue } from '@linx/contracts'

const FIRST_SURROGATE = 0xd800
const LAST_SURROGATE = 0xdfff
const BEHIND_ALL_UNITS = 0x10000

/** Code units in code point order: a surrogate begins a code point behind every single unit. */
const rank = (unit: number): number =>
  unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE ? unit + BEHIND_ALL_UNITS : unit

/** Orders texts by code point, as the contract wants; `<` alone would order by code unit. */
export const compareText = (left: string, right: string): number => {
  const shared = Math.min(left.length, right.length)
  for (let position = 0; position < shared; position += 1) {
    const difference = rank(left.charCodeAt(position)) - rank(right.charCodeAt(position))
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Orders values of one index: `null` first. */
export const compareIndexValue = (left: IndexValue, right: IndexValue): number => {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return compareText(String(left), String(right))
}

/** Orders what is ASCII or a number. */
export const comparePlain = <Value extends string | number>(left: Value, right: Value): number => {
  if (left === right) return 0
  return left < right ? -1 : 1
}
