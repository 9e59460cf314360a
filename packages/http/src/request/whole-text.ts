import { rule } from '@linx/core'
import * as v from 'valibot'

/** A whole number in a query, which holds texts only. */
export const wholeText = (minimum: number, maximum: number) =>
  v.pipe(
    v.string(),
    rule<string>(
      {
        code: 'input_value',
        expected: `a whole number from ${minimum} to ${maximum}`,
        fix: `Use a whole number from ${minimum} to ${maximum}`,
      },
      (text) => /^[0-9]{1,9}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum,
    ),
    v.metadata({ type: 'integer', minimum, maximum }),
  )
