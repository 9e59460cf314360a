import { batchEntryQuerySchema, batchQuerySchema, batchSchema } from '@linx/core'
import { pageOf } from '../answer/fields.ts'
import { type Operation, tenantOperation } from '../operation/operation.ts'
import { batch, batchCreated, batchEntry } from './batch-answers.ts'

const TAG = 'Batches'

/** Of 10,000 entries. */
const MAXIMUM_BATCH_BYTES = 16 * 1_048_576

/** Batches of workflows (SPEC section 1). */
export const batchOperations: readonly Operation[] = [
  tenantOperation({
    operationId: 'createBatch',
    tag: TAG,
    summary: 'Create up to 10,000 workflows of one template',
    description:
      'The batch is checked and stored at once, its workflows are made in the background. What is wrong with an entry is told where entries are listed. `header.idempotencyKey` guards the call: the same batch again gets the first answer.',
    method: 'POST',
    path: '/v2/linx/workflow-batches',
    scope: 'workflows:write',
    body: { schema: batchSchema, maximumBytes: MAXIMUM_BATCH_BYTES },
    idempotencyKey: 'body',
    success: { status: 202, description: 'The batch was taken; its workflows are being made.', schema: batchCreated },
    refusals: [422],
    handle: ({ linx, body, idempotency: { onReplay } }) =>
      linx.batches.create(body, onReplay === undefined ? {} : { onReplay }),
  }),
  tenantOperation({
    operationId: 'listBatches',
    tag: TAG,
    summary: 'List batches',
    method: 'GET',
    path: '/v2/linx/workflow-batches',
    scope: 'workflows:read',
    query: batchQuerySchema,
    success: { status: 200, description: 'One page, newest first.', schema: pageOf(batch) },
    handle: ({ linx, query }) => linx.batches.list(query),
  }),
  tenantOperation({
    operationId: 'getBatch',
    tag: TAG,
    summary: 'Read a batch',
    method: 'GET',
    path: '/v2/linx/workflow-batches/{batchId}',
    scope: 'workflows:read',
    success: { status: 200, description: 'The batch, with a count for each status of its entries.', schema: batch },
    handle: ({ linx, parameters }) => linx.batches.get(parameters.batchId),
  }),
  tenantOperation({
    operationId: 'listBatchEntries',
    tag: TAG,
    summary: 'List the entries of a batch',
    description: 'Those of one status, or all; refused ones with every violation.',
    method: 'GET',
    path: '/v2/linx/workflow-batches/{batchId}/entries',
    scope: 'workflows:read',
    query: batchEntryQuerySchema,
    success: { status: 200, description: 'One page in the order of positions.', schema: pageOf(batchEntry) },
    handle: ({ linx, parameters, query }) => linx.batches.entries(parameters.batchId, query),
  }),
  tenantOperation({
    operationId: 'cancelBatch',
    tag: TAG,
    summary: 'Stop a batch',
    description: 'Nothing more is made of it; workflows that were made stay, and are cancelled one by one.',
    method: 'POST',
    path: '/v2/linx/workflow-batches/{batchId}/cancel',
    scope: 'workflows:write',
    success: { status: 200, description: 'The batch, CANCELLING.', schema: batch },
    refusals: [409],
    handle: ({ linx, parameters }) => linx.batches.cancel(parameters.batchId),
  }),
]
