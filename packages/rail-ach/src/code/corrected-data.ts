import { isRoutingNumber } from '../format/routing-number.ts'
import { findTransactionCode } from '../table/transaction-code-table.ts'
import { type ChangedField, type CorrectedPosition, findChangeCode } from './change-code-table.ts'

/** The corrected values of a notification of change. */
export type CorrectedValues = { readonly [field in ChangedField]?: string }

/** What a corrected value must look like; decides whether a reading by position makes sense. */
const LOOKS_RIGHT: { readonly [field in ChangedField]: (text: string) => boolean } = {
  routingNumber: isRoutingNumber,
  accountNumber: (text) => /^\S+$/.test(text),
  nameOnAccount: (text) => text !== '',
  transactionCode: (text) => findTransactionCode(text) !== undefined,
  individualId: (text) => text !== '',
}

const check = (positions: readonly CorrectedPosition[], texts: readonly string[]): CorrectedValues | undefined => {
  const values: { [field in ChangedField]?: string } = {}
  for (const [index, { field }] of positions.entries()) {
    const text = texts[index] ?? ''
    if (!LOOKS_RIGHT[field](text)) return undefined
    values[field] = text
  }
  return values
}

/** What stands between the fields must be blank, else a value has slipped out of its field. */
const isBlankBetween = (positions: readonly CorrectedPosition[], data: string): boolean =>
  [...data].every(
    (character, index) =>
      character === ' ' || positions.some(({ start, end }) => index + 1 >= start && index + 1 <= end),
  )

const byPosition = (positions: readonly CorrectedPosition[], data: string): CorrectedValues | undefined =>
  isBlankBetween(positions, data)
    ? check(
        positions,
        positions.map(({ start, end }) => data.slice(start - 1, end).trim()),
      )
    : undefined

/** Some banks part the values by spaces instead. */
const byWhitespace = (positions: readonly CorrectedPosition[], data: string): CorrectedValues | undefined => {
  const words = data.trim().split(/ +/)
  return words.length === positions.length ? check(positions, words) : undefined
}

/**
 * Reads the 29 characters of corrected data: by position as the rules print it, else by spaces. `undefined` if neither makes sense or
 * the code is unknown; no values if the code carries none.
 */
export const readCorrectedData = (changeCode: string, data: string): CorrectedValues | undefined => {
  const positions = findChangeCode(changeCode)?.positions
  if (positions === undefined) return undefined
  return byPosition(positions, data) ?? byWhitespace(positions, data)
}

/** Writes corrected values by position. Throws `RangeError` for a code that carries none or a value that is missing. */
export const writeCorrectedData = (changeCode: string, values: CorrectedValues): string => {
  const positions = findChangeCode(changeCode)?.positions ?? []
  if (positions.length === 0) throw new RangeError(`Expected a code with corrected data, received ${changeCode}.`)
  let data = ''
  for (const { field, start, end } of positions) {
    const value = values[field]
    if (value === undefined) throw new RangeError(`Expected ${field} for ${changeCode}, received none.`)
    data = data.padEnd(start - 1) + value.slice(0, end - start + 1)
  }
  return data
}
