import * as v from 'valibot'
import { checkShape, members } from '../input/index.ts'
import { type Result, success } from '../issue/index.ts'
import { parseInstant } from '../time/index.ts'
import type { ExtendCommand } from './session-commands.ts'

/** The body of an extension. */
export const extensionSchema = members({ expireAt: v.pipe(v.string(), v.metadata({ format: 'date-time' })) })

/** Checks `{ expireAt }`, an ISO 8601 instant with `Z` or an offset. Whether it is late enough is the decision's to say. */
export const validateExtension = (input: unknown): Result<ExtendCommand> => {
  const shape = checkShape(extensionSchema, input)
  if (!shape.ok) return shape
  const instant = parseInstant(shape.value.expireAt, 'expireAt')
  return instant.ok ? success({ expireAt: instant.value }) : instant
}
