import {
  members,
  resolutionSchema,
  reversalSchema,
  TRANSACTION_EMBEDS,
  transactionRequestSchema,
  transactionSearchSchema,
} from '@linx/core'
import type { TransactionGetOptions } from '@linx/engine'
import * as v from 'valibot'
import { listOf, pageOf } from '../answer/fields.ts'
import { mapResult } from '../operation/map-result.ts'
import { type Operation, tenantOperation } from '../operation/operation.ts'
import { keyedCall } from '../request/keyed-call.ts'
import {
  reversal,
  transaction,
  transactionStatus,
  transactionWithEmbeds,
  transactionWithEmbedsView,
} from './transaction-answers.ts'

const TAG = 'Transactions'

const getQuery = members({
  embed: v.optional(
    v.pipe(v.string(), v.description(`One or several, with commas between them: ${TRANSACTION_EMBEDS.join(', ')}.`)),
  ),
})

/** Single-leg transactions (seed 003, SPEC section 4). */
export const transactionOperations: readonly Operation[] = [
  tenantOperation({
    operationId: 'createTransaction',
    tag: TAG,
    summary: 'Create a transaction',
    method: 'POST',
    path: '/v1/transactions',
    scope: 'transactions:write',
    body: { schema: transactionRequestSchema },
    idempotencyKey: 'required',
    success: {
      status: 201,
      description: 'The transaction, NEW.',
      schema: transaction,
      location: { path: '/v1/transactions/{transactionId}', idAt: ['id'] },
    },
    refusals: [422],
    handle: ({ linx, body, idempotency }) => linx.transactions.create(body, keyedCall(idempotency)),
  }),
  tenantOperation({
    operationId: 'getTransaction',
    tag: TAG,
    summary: 'Read a transaction',
    method: 'GET',
    path: '/v1/transactions/{transactionId}',
    scope: 'transactions:read',
    query: getQuery,
    success: {
      status: 200,
      description: 'The transaction, with what `embed` asks for in `_embedded`.',
      schema: transactionWithEmbeds,
    },
    handle: ({ linx, parameters, query }) =>
      mapResult(
        linx.transactions.get(parameters.transactionId, query as TransactionGetOptions),
        transactionWithEmbedsView,
      ),
  }),
  tenantOperation({
    operationId: 'searchTransactions',
    tag: TAG,
    summary: 'Search for transactions',
    description:
      '`createdDateFrom` and `createdDateTo` are whole days in `timeZone` (default UTC), both included. `sort` is `createdAt`, `amount` or `status`, then `,ASC` or `,DESC`.',
    method: 'GET',
    path: '/v1/transactions',
    scope: 'transactions:read',
    query: transactionSearchSchema,
    success: {
      status: 200,
      description: 'One page, newest first; 20 rows unless `size` says otherwise.',
      schema: pageOf(transaction),
    },
    handle: ({ linx, query }) => linx.transactions.search(query),
  }),
  tenantOperation({
    operationId: 'getTransactionHistory',
    tag: TAG,
    summary: 'Read every status that a transaction had',
    method: 'GET',
    path: '/v1/transactions/{transactionId}/history',
    scope: 'transactions:read',
    success: { status: 200, description: 'Oldest first.', schema: listOf(transactionStatus) },
    handle: ({ linx, parameters }) => linx.transactions.history(parameters.transactionId),
  }),
  tenantOperation({
    operationId: 'editTransaction',
    tag: TAG,
    summary: 'Replace a transaction that is NEW or PENDING',
    description: 'The original is cancelled and another one is made, which names it as its parent.',
    method: 'PUT',
    path: '/v1/transactions/{transactionId}',
    scope: 'transactions:write',
    body: { schema: transactionRequestSchema },
    idempotencyKey: 'optional',
    success: { status: 200, description: 'The new transaction.', schema: transaction },
    refusals: [409, 422],
    handle: ({ linx, parameters, body, idempotency }) =>
      linx.transactions.edit(parameters.transactionId, body, idempotency),
  }),
  tenantOperation({
    operationId: 'cancelTransaction',
    tag: TAG,
    summary: 'Cancel a transaction that is NEW or PENDING',
    method: 'POST',
    path: '/v1/transactions/{transactionId}/cancel',
    scope: 'transactions:write',
    success: { status: 200, description: 'The transaction.', schema: transaction },
    refusals: [409],
    handle: ({ linx, parameters }) => linx.transactions.cancel(parameters.transactionId),
  }),
  tenantOperation({
    operationId: 'reverseTransaction',
    tag: TAG,
    summary: 'Reverse a transaction that is SETTLED or CLEARED',
    method: 'POST',
    path: '/v1/transactions/{transactionId}/reverse',
    scope: 'transactions:write',
    body: { schema: reversalSchema },
    idempotencyKey: 'optional',
    success: {
      status: 201,
      description: 'The reversal, and the correction if one is asked for.',
      schema: reversal,
      location: { path: '/v1/transactions/{transactionId}', idAt: ['reversalTransaction', 'id'] },
    },
    refusals: [409, 422],
    handle: ({ linx, parameters, body, idempotency }) =>
      linx.transactions.reverse(parameters.transactionId, body, idempotency),
  }),
  tenantOperation({
    operationId: 'resolveTransaction',
    tag: TAG,
    summary: 'Settle by hand what the engine cannot know',
    description: 'For operators: only while an outcome is unknown or in review, and with the evidence for it.',
    method: 'POST',
    path: '/v1/transactions/{transactionId}/resolve',
    scope: 'transactions:write',
    body: { schema: resolutionSchema },
    success: { status: 200, description: 'The transaction.', schema: transaction },
    refusals: [409, 422],
    handle: ({ linx, parameters, body }) => linx.transactions.resolve(parameters.transactionId, body),
  }),
]
