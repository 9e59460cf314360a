import { createIssue } from '../issue/issue.ts'
import { failure, type Result, success } from '../issue/result.ts'
import { readDecimal } from './amount.ts'

const PERCENT_DECIMALS = 4
const WHOLE = 10n ** BigInt(PERCENT_DECIMALS)

/**
 * Checks a share of a balance: a text above 0 and up to 1 with at most 4 decimals; `"0.1225"` is 12.25 % (seed 004).
 * The text comes back as it is. Error: `percent_format`.
 */
export const parsePercent = (input: unknown, path: string): Result<string> => {
  const share = typeof input === 'string' ? readDecimal(input, PERCENT_DECIMALS) : undefined
  if (typeof input === 'string' && share !== undefined && share > 0n && share <= WHOLE) return success(input)
  return failure(
    createIssue('percent_format', {
      path,
      expected: 'a fraction above 0 and up to 1 as text with at most 4 decimals',
      received: input,
      fix: 'Write 12.25 % as "0.1225"',
    }),
  )
}

/**
 * The share of a balance in minor units, rounded down, so never more than the share; 0n for a balance that is not positive.
 * `percentText` has passed `parsePercent`; throws a RangeError for a text that is no such decimal.
 */
export const percentOf = (balanceMinor: bigint, percentText: string): bigint => {
  const share = readDecimal(percentText, PERCENT_DECIMALS)
  if (share === undefined) throw new RangeError('percentOf takes a text that parsePercent has accepted')
  return balanceMinor > 0n ? (balanceMinor * share) / WHOLE : 0n
}
