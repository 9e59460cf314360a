import * as v from 'valibot'
import { checkShape, freeText, members, rule } from '../input/index.ts'
import type { Result } from '../issue/index.ts'
import type { DeclineCommand } from './session-commands.ts'
import { DECLINE_REASONS, type DeclineReason } from './session-state.ts'

/** The longest text of a Customer's own reason. */
export const MAXIMUM_DECLINE_CHARACTERS = 280

const isReason = (text: string): text is DeclineReason => DECLINE_REASONS.some((reason) => reason === text)

const reasonSchema = v.pipe(
  v.string(),
  rule<string>(
    { code: 'input_value', expected: `one of ${DECLINE_REASONS.join(', ')}`, fix: 'Use one of the documented reasons' },
    isReason,
  ),
)

const otherSchema = members({ reason: v.literal('OTHER'), text: freeText(MAXIMUM_DECLINE_CHARACTERS) })
const reasonedSchema = members({ reason: reasonSchema, text: v.optional(freeText(MAXIMUM_DECLINE_CHARACTERS)) })

const isOther = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'reason' in input && input.reason === 'OTHER'

/** Checks why the Customer declines: one of `DECLINE_REASONS`; `OTHER` needs a text of at most 280 characters. */
export const validateDecline = (input: unknown): Result<DeclineCommand> =>
  checkShape<DeclineCommand>(
    (isOther(input) ? otherSchema : reasonedSchema) as v.GenericSchema<unknown, DeclineCommand>,
    input,
  )
