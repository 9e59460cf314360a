import { resolutionSchema, reversalSchema, transactionRequestSchema } from '@linx/core'
import { listOf } from '../answer/fields.ts'
import { type Operation, tenantOperation } from '../operation/operation.ts'
import { keyedCall } from '../request/keyed-call.ts'
import { reversal, transaction, transactionStatus } from './transaction-answers.ts'

const TAG = 'Transactions'

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
    success: { status: 201, description: 'The transaction, NEW.', schema: transaction },
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
    success: { status: 200, description: 'The transaction.', schema: transaction },
    handle: ({ linx, parameters }) => linx.transactions.get(parameters.transactionId),
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
    success: { status: 200, description: 'The new transaction.', schema: transaction },
    refusals: [409, 422],
    handle: ({ linx, parameters, body }) => linx.transactions.edit(parameters.transactionId, body),
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
    success: { status: 201, description: 'The reversal, and the correction if one is asked for.', schema: reversal },
    refusals: [409, 422],
    handle: ({ linx, parameters, body }) => linx.transactions.reverse(parameters.transactionId, body),
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
