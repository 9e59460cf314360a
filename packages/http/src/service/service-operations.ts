import * as v from 'valibot'
import { jsonObject } from '../answer/fields.ts'
import { type Operation, publicOperation } from '../operation/operation.ts'

const TAG = 'Service'

/** What tells of the API itself. */
export const serviceOperations: readonly Operation[] = [
  publicOperation({
    operationId: 'getHealth',
    tag: TAG,
    summary: 'Ask whether the API can reach its storage',
    method: 'GET',
    path: '/health',
    success: { status: 200, description: 'It can.', schema: v.object({ status: v.literal('ok') }) },
    handle: async ({ engine }) => {
      await engine.ready()
      return { status: 200, body: { status: 'ok' } }
    },
  }),
  publicOperation({
    operationId: 'getDocument',
    tag: TAG,
    summary: 'Read this document',
    method: 'GET',
    path: '/openapi.json',
    success: { status: 200, description: 'OpenAPI 3.1.', schema: jsonObject },
    handle: ({ document }) => ({ status: 200, text: document() }),
  }),
]
