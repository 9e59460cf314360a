import * as v from 'valibot'
import { checkShape, freeText, members } from '../input/index.ts'
import type { Result } from '../issue/index.ts'
import type { SetVerificationCommand } from './verification-commands.ts'

const MAXIMUM_MESSAGE = 200

/** The body of a verification result. */
export const verificationResultSchema = members({
  status: v.picklist(['APPROVED', 'DECLINED', 'REVIEW']),
  method: v.optional(v.picklist(['PRENOTE', 'AGGREGATION']), 'AGGREGATION'),
  message: v.optional(freeText(MAXIMUM_MESSAGE)),
})

/** What a host brings: `{ status, method?, message? }`; the method is `AGGREGATION` unless said otherwise. */
export const validateVerificationResult = (input: unknown): Result<Omit<SetVerificationCommand, 'type'>> =>
  checkShape(verificationResultSchema, input)
