import * as v from 'valibot'
import { rule } from '../input/index.ts'
import { readDecimal } from '../money/index.ts'

/** A balance as decimal text; it may be negative. */
export const balanceText = v.pipe(
  v.string(),
  rule<string>(
    {
      code: 'amount_format',
      expected: 'a decimal text with at most 2 digits after the point',
      fix: 'Write it like "256.25"',
    },
    (text) => readDecimal(text.replace(/^-/, ''), 2) !== undefined,
  ),
)
