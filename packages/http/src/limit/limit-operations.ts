import { activeCurrencies, paymentReasonQuerySchema } from '@linx/core'
import type { LimitUtilisation, LimitView } from '@linx/engine'
import * as v from 'valibot'
import { instant, listOf, type SchemaOf } from '../answer/fields.ts'
import { type Operation, tenantOperation } from '../operation/operation.ts'

const TAG = 'Limits and payment reasons'

const limitEntries = {
  scopeType: v.picklist(['BUSINESS_ACCOUNT', 'CUSTOMER', 'FINANCIAL_ACCOUNT']),
  limitType: v.picklist(['SINGLE', 'DAILY', 'WEEKLY', 'MONTHLY']),
  currency: v.picklist(activeCurrencies),
  amount: v.string(),
}

const usageEntries = {
  used: v.string(),
  remaining: v.pipe(v.string(), v.description('What one more debit may have at most.')),
  periodStart: instant,
  periodEnd: instant,
}

export const limitUtilisation = v.object({
  ...limitEntries,
  ...usageEntries,
  scopeId: v.string(),
  periodStart: v.optional(instant),
  periodEnd: v.optional(instant),
}) satisfies SchemaOf<LimitUtilisation>

export const limit = v.object({
  ...limitEntries,
  ...v.partial(v.object(usageEntries)).entries,
  scopeId: v.optional(
    v.pipe(v.string(), v.description('Absent: the default of those that have no limit of their own.')),
  ),
}) satisfies SchemaOf<LimitView | LimitUtilisation>

const paymentReason = v.object({ id: v.string(), name: v.string() })

export const limitOperations: readonly Operation[] = [
  tenantOperation({
    operationId: 'listLimits',
    tag: TAG,
    summary: 'Read the limits of debits',
    method: 'GET',
    path: '/v1/limits',
    scope: 'transactions:read',
    success: { status: 200, description: 'All that are set, with what is used and left.', schema: listOf(limit) },
    handle: ({ linx }) => linx.limits.list(),
  }),
  tenantOperation({
    operationId: 'listPaymentReasons',
    tag: TAG,
    summary: 'Read the payment reasons of a solution',
    method: 'GET',
    path: '/v1/payment-reasons',
    scope: 'transactions:read',
    query: paymentReasonQuerySchema,
    success: { status: 200, description: 'What `paymentReasonId` may be.', schema: listOf(paymentReason) },
    handle: ({ linx, query }) => linx.paymentReasons.list(query),
  }),
]
