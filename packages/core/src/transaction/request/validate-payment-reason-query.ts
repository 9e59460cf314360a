import type { Solution } from '@linx/contracts'
import * as v from 'valibot'
import { checkShape, members } from '../../input/index.ts'
import type { Result } from '../../issue/index.ts'
import { SOLUTIONS } from '../solutions/index.ts'

/** The query of a list of payment reasons. */
export const paymentReasonQuerySchema = members({ solution: v.picklist(SOLUTIONS) })

/** Checks whose payment reasons are asked for: `{ solution }`. */
export const validatePaymentReasonQuery = (query: unknown): Result<{ readonly solution: Solution }> =>
  checkShape(paymentReasonQuerySchema, query)
