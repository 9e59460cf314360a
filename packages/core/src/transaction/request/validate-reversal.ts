import * as v from 'valibot'
import { checkShape, identifier, members } from '../../input/index.ts'
import { failure, type Result, success } from '../../issue/index.ts'
import { type Currency, formatAmount, parseAmount } from '../../money/index.ts'
import type { ReversalReason } from '../transaction.ts'

/** The reasons that a reversal may have (SPEC section 4). */
export const REVERSAL_REASONS = [
  'DUPLICATE_PAYMENT',
  'INCORRECT_RECIPIENT',
  'INCORRECT_AMOUNT',
] as const satisfies readonly ReversalReason[]

/** The body of a reversal (SPEC section 4). */
export const reversalSchema = members({
  reversalReason: v.picklist(REVERSAL_REASONS),
  correctionFinancialAccountId: v.optional(identifier()),
  correctionAmount: v.optional(v.union([v.string(), v.number()])),
})

/** A reversal that was checked; `correctionAmount` has exactly the minor digits of the currency. */
export interface ReversalRequest {
  readonly reversalReason: ReversalReason
  readonly correctionFinancialAccountId?: string
  readonly correctionAmount?: string
}

/** Checks the body of a reversal; `currency` is that of the transaction. Which correction fits which reason is decided with the state. */
export const validateReversal = (input: unknown, currency: Currency): Result<ReversalRequest> => {
  const shape = checkShape(reversalSchema, input)
  if (!shape.ok) return shape
  const { correctionAmount, correctionFinancialAccountId: accountId, reversalReason } = shape.value
  const account = accountId === undefined ? {} : { correctionFinancialAccountId: accountId }
  if (correctionAmount === undefined) return success({ reversalReason, ...account })
  const amount = parseAmount(correctionAmount, currency, 'correctionAmount')
  if (!amount.ok) return failure(...amount.issues)
  return success({ reversalReason, ...account, correctionAmount: formatAmount(amount.value, currency) })
}
